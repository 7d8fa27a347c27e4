// Counts the instructions of every stage of an audit with callgrind: unlike a clock, the count is the same on a busy
// machine. The stages are the functions of src/bench.rs. Fails when a count is more than a tenth away from the one in
// instructions.json; UPDATE=1 writes the new counts there.
// usage: node tests/bench/instructions.mjs PROGRAM FOLDER PAGE.html|PAGE.snapshot ...
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

const STAGES = ["start", "parse", "facts", "words", "findings", "serialise"];

const EXPECTED = new URL("instructions.json", import.meta.url);
/** How far a count may be from the expected one. */
const MARGIN = 0.1;
/** Differences in so few instructions say nothing. */
const LEAST = 100_000;

const [program, folder, ...pages] = process.argv.slice(2);

/** Instructions of one stage, and of what it calls. */
function count(stage, page) {
  const out = path.join(folder, "callgrind.out");
  const toggle = `--toggle-collect=loketmeter::bench::${stage}`;
  const args = ["--tool=callgrind", `--callgrind-out-file=${out}`, "--collect-atstart=no", toggle, program, page];
  // It writes its report to the error output.
  const told = execFileSync("sh", ["-c", 'exec valgrind "$@" 2>&1', "valgrind", ...args], { encoding: "utf8" });
  return Number(/Collected : (\d+)/.exec(told)?.[1] ?? Number.NaN);
}

const millions = (n) => (n / 1e6).toFixed(1).padStart(8);

/** What is wrong with the counts of a page. */
function deviations(page, counts, expected) {
  if (!expected) return [`${page}: no counts are expected yet`];
  return STAGES.flatMap((stage) => {
    const [now, before] = [counts[stage], expected[stage]];
    const allowed = Math.max(before * MARGIN, LEAST);
    // Written so that no count at all is wrong too.
    if (Math.abs(now - before) <= allowed) return [];
    return [`${page}: ${stage} takes ${millions(now).trim()} M instructions, expected ${millions(before).trim()} M`];
  });
}

const expected = JSON.parse(readFileSync(EXPECTED, "utf8"));
const wrong = [];
console.log(`instructions in millions${" ".repeat(6)}${STAGES.map((stage) => stage.padStart(10)).join("")}   after parse / parse`);
for (const page of pages) {
  const name = path.basename(page);
  const counts = Object.fromEntries(STAGES.map((stage) => [stage, count(stage, page)]));
  const own = counts.facts + counts.words + counts.findings + counts.serialise;
  const row = STAGES.map((stage) => millions(counts[stage]).padStart(10)).join("");
  const ratio = counts.parse > 0 ? ((own - counts.parse) / counts.parse).toFixed(2) : "";
  console.log(`${name.padEnd(30)}${row}   ${ratio}`);
  wrong.push(...deviations(name, counts, expected[name]));
  expected[name] = counts;
}
if (process.env.UPDATE === "1") {
  writeFileSync(EXPECTED, `${JSON.stringify(expected, null, 2)}\n`);
  console.log("These counts are expected from now on (tests/bench/instructions.json).");
} else if (wrong.length > 0) {
  console.error(wrong.join("\n"));
  console.error("If this is meant to be: UPDATE=1 ./build.sh bench, and say in the commit why.");
  process.exitCode = 1;
}
