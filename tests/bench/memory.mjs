// Measures the memory that one audit takes in the module of the extension: each page in a fresh instance, because the
// memory of WebAssembly never shrinks. Fails above the goal: 8 times the bytes of the page, and 4 MB.
// usage: node tests/bench/memory.mjs ENGINE_FOLDER PAGE.html PAGE.snapshot ...
import { readFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";

const ADDRESS = "https://www.voorbeeldstad.example/hulp-in-het-huishouden";
const TIMES = 8;
const BASE = 4_000_000;

const [folder, ...files] = process.argv.slice(2);
const module = await WebAssembly.compile(await readFile(path.join(folder, "engine_bg.wasm")));
const show = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;

for (let i = 0; i < files.length; i += 2) {
  const bytes = (await readFile(files[i])).length;
  const snapshot = await readFile(files[i + 1], "utf8");
  // Another address is another copy of the glue, with an instance of its own.
  const glue = pathToFileURL(path.resolve(folder, "engine.js")).href;
  const engine = await import(`${glue}?page=${i}`);
  const { memory } = engine.initSync({ module });
  const before = memory.buffer.byteLength;
  engine.audit(snapshot, ADDRESS, { language: "nl" });
  const after = memory.buffer.byteLength;
  const goal = TIMES * bytes + BASE;
  const verdict = after <= goal ? "reached" : "NOT reached";
  console.log(`memory, ${path.basename(files[i])} (${show(bytes)}): ${show(before)} before, ${show(after)} after one audit; goal ${show(goal)}: ${verdict}`);
  if (after > goal) process.exitCode = 1;
}
