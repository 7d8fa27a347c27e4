/** The lint that keeps text of pages from becoming markup, code or a pattern: it stops each way of doing so. */

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { test } from "node:test";
import { ROOT } from "./load.mjs";

const RULE = "extension/no-text-as-code.grit";

const FORBIDDEN = [
  "at.innerHTML = text",
  "at.outerHTML = text",
  "at.innerHTML += text",
  'at["innerHTML"] = text',
  'at.insertAdjacentHTML("beforeend", text)',
  'new DOMParser().parseFromString(text, "text/html")',
  "document.createRange().createContextualFragment(text)",
  "document.write(text)",
  "eval(text)",
  "globalThis.eval(text)",
  'new Function("a", text)',
  "new RegExp(text)",
  'RegExp(text, "g")',
];
const FINE = ["at.textContent = text", "at.append(text)", 'text.replace(/a/g, "b")', "document.close()"];

/** What the rule has against each line. */
async function lint(lines) {
  const folder = await mkdtemp(path.join(os.tmpdir(), "loketmeter-lint-"));
  try {
    const config = { plugins: [path.join(ROOT, RULE)], linter: { rules: { preset: "none" } } };
    await writeFile(path.join(folder, "biome.json"), JSON.stringify(config));
    await Promise.all(lines.map((line, at) => writeFile(path.join(folder, `${at}.ts`), `${line};\n`)));
    const biome = path.join(ROOT, "node_modules/.bin/biome");
    const options = ["lint", "--reporter=json", "--max-diagnostics=200"];
    const { stdout } = spawnSync(biome, options, { cwd: folder, encoding: "utf8" });
    const { diagnostics } = JSON.parse(stdout);
    const against = (at) => diagnostics.filter(({ location }) => path.basename(location.path) === `${at}.ts`);
    return lines.map((_, at) => against(at).map(({ severity, category }) => `${severity} ${category}`));
  } finally {
    await rm(folder, { recursive: true });
  }
}

test("text cannot become markup, code or a pattern", async () => {
  const found = await lint(FORBIDDEN);
  for (const [at, line] of FORBIDDEN.entries()) assert.ok(found[at].includes("error plugin"), line);
});

test("what is fine passes", async () => {
  assert.deepEqual(
    await lint(FINE),
    FINE.map(() => []),
  );
});

test("the rule holds for the whole source of the extension", async () => {
  const { overrides } = JSON.parse(await readFile(path.join(ROOT, "biome.json"), "utf8"));
  const own = overrides.find(({ plugins }) => plugins?.includes(`./${RULE}`));
  assert.deepEqual(own.includes, ["extension/src/**"]);
});
