// Counts the instructions of every stage of an audit with callgrind: unlike a clock, the count is the same on a busy
// machine. The stages are the functions of src/bench.rs.
// usage: node tests/bench/instructions.mjs PROGRAM FOLDER PAGE.html|PAGE.snapshot ...
import { execFileSync } from "node:child_process";
import path from "node:path";

const STAGES = ["start", "parse", "facts", "words", "findings", "serialise"];

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

console.log(`instructions in millions${" ".repeat(6)}${STAGES.map((stage) => stage.padStart(10)).join("")}   after parse / parse`);
for (const page of pages) {
  const counts = Object.fromEntries(STAGES.map((stage) => [stage, count(stage, page)]));
  const own = counts.facts + counts.words + counts.findings + counts.serialise;
  const row = STAGES.map((stage) => millions(counts[stage]).padStart(10)).join("");
  const ratio = counts.parse > 0 ? ((own - counts.parse) / counts.parse).toFixed(2) : "";
  console.log(`${path.basename(page).padEnd(30)}${row}   ${ratio}`);
}
