// Measures the engine in WebAssembly against the bare parse by `scraper` in the same module, in one run.
// usage: node tests/bench/ratio.mjs ENGINE_FOLDER PAGE.html PAGE.snapshot ...
import { readFile } from "node:fs/promises";
import path from "node:path";
import { performance } from "node:perf_hooks";
import { pathToFileURL } from "node:url";

const ROUNDS = 41;
const ADDRESS = "https://www.voorbeeldstad.example/hulp-in-het-huishouden";
const OPTIONS = { language: "nl" };

const [folder, ...files] = process.argv.slice(2);
const engine = await import(pathToFileURL(path.resolve(folder, "engine.js")).href);
const module = await readFile(path.join(folder, "engine_bg.wasm"));

const started = performance.now();
engine.initSync({ module });
const ready = performance.now();

function time(work) {
  const from = performance.now();
  work();
  return performance.now() - from;
}

const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];

for (let i = 0; i < files.length; i += 2) {
  const html = await readFile(files[i], "utf8");
  const snapshot = await readFile(files[i + 1], "utf8");
  const works = {
    parse: () => engine.parseOnly(html),
    html: () => JSON.parse(engine.auditHtml(html, ADDRESS, OPTIONS)),
    snapshot: () => JSON.parse(engine.audit(snapshot, ADDRESS, OPTIONS)),
  };
  const first = i === 0 ? time(works.snapshot) : undefined;
  const times = { parse: [], html: [], snapshot: [] };
  const ratios = { html: [], snapshot: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name, work] of Object.entries(works)) times[name].push(time(work));
    for (const name of ["html", "snapshot"]) ratios[name].push(times[name][round] / times.parse[round]);
  }
  const show = (n) => n.toFixed(2);
  if (first !== undefined) console.log(`start ${show(ready - started)} ms, first report ${show(first)} ms`);
  console.log(
    `${path.basename(files[i])}: parse ${show(median(times.parse))} ms, from HTML ${show(median(ratios.html))} x, from the snapshot ${show(median(ratios.snapshot))} x (${show(median(times.snapshot))} ms)`,
  );
}
