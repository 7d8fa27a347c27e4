/**
 * Coverage of lines by folder of `src/`, and the files that the tests reach least: `node tests/proof/coverage.mjs JSON`,
 * with what `cargo llvm-cov report --json --summary-only` wrote. Fails when a folder falls below its floor.
 */

import { readFileSync } from "node:fs";
import path from "node:path";

/** Percent. What decides a grade is held higher than what prints it. */
const FLOORS = { detect: 96, page: 91, report: 79, score: 97, study: 97, text: 97 };
const FLOOR = 91;
/** Files below this are named. */
const NAMED = 85;

const { files } = JSON.parse(readFileSync(process.argv[2], "utf8")).data[0];
const folders = new Map();
const low = [];
for (const { filename, summary } of files) {
  const name = path.relative("src", filename);
  if (name.startsWith("..")) continue;
  const { count, covered } = summary.lines;
  const folder = name.includes("/") ? name.slice(0, name.indexOf("/")) : ".";
  const sum = folders.get(folder) ?? { count: 0, covered: 0 };
  folders.set(folder, { count: sum.count + count, covered: sum.covered + covered });
  if (percent({ count, covered }) < NAMED) low.push([name, { count, covered }]);
}
const total = [...folders.values()].reduce((a, b) => ({ count: a.count + b.count, covered: a.covered + b.covered }));

console.log("| folder of src | lines | reached |\n|---|---:|---:|");
for (const [folder, sum] of [...folders].sort(([a], [b]) => (a < b ? -1 : 1))) {
  const floor = FLOORS[folder] ?? (folder === "." ? 0 : FLOOR);
  const held = percent(sum) >= floor;
  console.log(`| ${folder} | ${sum.count} | ${percent(sum).toFixed(1)} %${held ? "" : `, **below ${floor} %**`} |`);
  if (!held) process.exitCode = 1;
}
console.log(`| all | ${total.count} | ${percent(total).toFixed(1)} % |`);
for (const [name, sum] of low.sort((a, b) => percent(a[1]) - percent(b[1]))) {
  console.log(`least reached: src/${name}, ${percent(sum).toFixed(0)} % of ${sum.count} lines`);
}

function percent({ count, covered }) {
  return count === 0 ? 100 : (100 * covered) / count;
}
