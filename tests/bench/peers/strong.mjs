/**
 * Our job in strong JavaScript: the same walk over the page, and all terms of the topics in one regular expression,
 * which V8 compiles to machine code. It only looks for words; it knows no sections, services or points.
 */

import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** The patterns of all topics, in the language of `docs/patterns.md`. */
export function patterns(root) {
  const folder = path.join(root, "rubric/topics");
  const files = readdirSync(folder, { recursive: true }).filter((file) => file.endsWith(".toml")).sort();
  return files.flatMap((file) => {
    const text = readFileSync(path.join(folder, file), "utf8");
    const terms = /^\[terms\]$([\s\S]*?)(?=^\[)/m.exec(text)?.[1] ?? "";
    return [...terms.matchAll(/"([^"]+)"/g)].map((match) => match[1]);
  });
}

/** A pattern as a regular expression on folded text. */
function source(pattern) {
  return fold(pattern.replace(/^=/, ""))
    .replace(/[.$^{}[\]\\+?]/g, (c) => (c === "." ? "." : `\\${c}`))
    .replace(/\(([^()|]*)\)/g, "(?:$1)?")
    .replace(/\((?!\?)/g, "(?:")
    .replace(/ ?\.\. ?/g, "(?: \\S+){0,6}? ")
    .replaceAll("#", "\\d+")
    .replaceAll("*", "[a-z0-9]*");
}

const fold = (text) =>
  text
    .normalize("NFD")
    .replace(/[\u0300-\u036f\u00ad]/g, "")
    .toLowerCase();

/** All patterns in one expression, the longest first. */
export function expression(all) {
  const sources = all.map(source).sort((a, b) => b.length - a.length);
  return `(?<![a-z0-9])(?:${sources.join("|")})(?![a-z0-9])`;
}
