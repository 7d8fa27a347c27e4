/**
 * Loketmeter and other tools on the same pages, in one run of one browser: `./build.sh peers`.
 *
 * usage: node tests/bench/peers/peers.mjs ENGINE_FOLDER [--write]
 *
 * Rounds are interleaved, and what is compared are the ratios within a round: clocks of a busy machine drift, the
 * ratio of two neighbours hardly does. `--write` puts the table in docs/performance.md.
 */

import { readFile, writeFile } from "node:fs/promises";
import http from "node:http";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { build } from "esbuild";
import { launchChromium, ROOT } from "../../e2e/chromium.mjs";
import { page as makePage } from "../page.mjs";
import { expression, patterns } from "./strong.mjs";

const SIZES = [50, 300, 1000, 5000];
/** Rounds, and of the slow tools fewer on large pages. */
const ROUNDS = 9;
const ROUNDS_LARGE = 3;
const ROUNDS_SLOW = 3;
/** Larger pages would take axe-core and the word analysis of Yoast minutes each. */
const SLOW_UP_TO = 1000;

/** What the measurements must at least show; from the design. Times are never held to anything, only ratios. */
const GATES = [
  { size: 300, of: "axe-core", least: 100 },
  { size: 300, of: "yoastseo", least: 300 },
  { size: 300, of: "strong JavaScript", least: 2 },
  { size: 300, what: "engine, from the snapshot", of: "scraper parse", most: 0.4 },
  { size: 300, what: "engine, from HTML", of: "scraper parse", most: 1.3 },
];

const LIVE = "from the live page";
const require = createRequire(import.meta.url);
const engineFolder = path.resolve(process.argv[2]);

async function bundle(contents) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: path.join(ROOT, "tests/bench/peers") },
    bundle: true,
    format: "iife",
    write: false,
    logLevel: "error",
    define: { "process.env.NODE_ENV": '"production"', global: "globalThis" },
  });
  return outputFiles[0].text;
}

const SHIM = 'import { Buffer } from "buffer"; import process from "process"; Object.assign(globalThis, { Buffer, process });';
const scripts = [
  await bundle(`import { takeSnapshot } from "${ROOT}/extension/src/content/snapshot.ts"; globalThis.takeSnapshot = takeSnapshot;`),
  await readFile(require.resolve("axe-core/axe.min.js"), "utf8"),
  await bundle('import { Readability } from "@mozilla/readability"; globalThis.Readability = Readability;'),
  await bundle(SHIM),
  await bundle(`import * as yoast from "yoastseo"; import R from "yoastseo/build/languageProcessing/languages/nl/Researcher.js";
    globalThis.peerYoast = yoast; globalThis.DutchResearcher = R.default ?? R;`),
];

/** The worker of the measurement: the engine behind a message, as in the extension. */
const WORKER = `import init, { audit } from "/engine.js"; await init({ module_or_path: "/engine_bg.wasm" });
  onmessage = ({ data }) => postMessage(audit(data, "https://www.voorbeeldstad.example/hulp", { language: "nl" }));
  postMessage("ready");`;

async function serve() {
  const files = {
    "/engine.js": ["text/javascript", await readFile(path.join(engineFolder, "engine.js"))],
    "/engine_bg.wasm": ["application/wasm", await readFile(path.join(engineFolder, "engine_bg.wasm"))],
    "/worker.js": ["text/javascript", WORKER],
  };
  for (const size of SIZES) files[`/${size}`] = ["text/html; charset=utf-8", makePage(size * 1000)];
  const server = http.createServer((request, response) => {
    const [type, body] = files[request.url] ?? ["text/plain", ""];
    response.writeHead(files[request.url] ? 200 : 404, { "content-type": type }).end(body);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${server.address().port}`, pages: files, close: () => server.close() };
}

/** Runs in the page. Gives milliseconds of each tool, by round. */
async function measure({ html, terms, rounds, slowRounds }) {
  const worker = new Worker("/worker.js", { type: "module" });
  const answer = () => new Promise((resolve) => worker.addEventListener("message", ({ data }) => resolve(data), { once: true }));
  await answer();
  const engine = await import("/engine.js");
  await engine.default({ module_or_path: "/engine_bg.wasm" });
  const address = "https://www.voorbeeldstad.example/hulp";
  const options = { language: "nl" };
  const all = new RegExp(terms, "g");
  const snapshot = takeSnapshot(document).text;
  const text = /\u0003([^\u0001-\u0005]*)/g;
  const quick = {
    "from the live page": async () => {
      const asked = answer();
      worker.postMessage(takeSnapshot(document).text);
      return JSON.parse(await asked).topics.length;
    },
    "walk of the live page": () => takeSnapshot(document).text.length,
    "engine, from the snapshot": () => JSON.parse(engine.audit(snapshot, address, options)).topics.length,
    "engine, from HTML": () => JSON.parse(engine.auditHtml(html, address, options)).topics.length,
    "scraper parse": () => engine.parseOnly(html),
    "strong JavaScript": () => {
      const read = [...takeSnapshot(document).text.matchAll(text)].map((match) => match[1]).join(" ");
      const folded = read.normalize("NFD").replace(/[\u0300-\u036f\u00ad]/g, "").toLowerCase().replace(/[\s-]+/g, " ");
      const counts = new Map();
      for (const [hit] of folded.matchAll(all)) counts.set(hit, (counts.get(hit) ?? 0) + 1);
      return counts.size;
    },
    Readability: () => new Readability(document.cloneNode(true)).parse()?.length ?? 0,
  };
  const slow = {
    "axe-core": async () => (await axe.run(document)).passes.length,
    yoastseo: () => {
      const main = (document.querySelector("main") ?? document.body).innerHTML;
      const paper = new peerYoast.Paper(main, { keyword: "bijzondere bijstand", locale: "nl_NL", title: document.title });
      const assessor = new peerYoast.ContentAssessor(new DutchResearcher(paper), {});
      assessor.assess(paper);
      return assessor.getValidResults().length;
    },
  };
  const times = {};
  const found = {};
  const run = async (name, work) => {
    const start = performance.now();
    found[name] = await work();
    (times[name] ??= []).push(performance.now() - start);
  };
  for (const work of Object.values(quick)) await work();
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, work] of Object.entries(quick)) await run(name, work);
    if (round < slowRounds) for (const [name, work] of Object.entries(slow)) await run(name, work);
  }
  worker.terminate();
  return { times, found };
}

const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];

/** Median of the ratios of two tools, round by round. */
function ratio(times, one, other) {
  const rounds = Math.min(times[one].length, times[other].length);
  return median(Array.from({ length: rounds }, (_, round) => times[one][round] / times[other][round]));
}

function table(results) {
  const names = Object.keys(results.get(SIZES[1]).times);
  const head = `| | ${SIZES.map((size) => `${size} kB`).join(" | ")} |\n|---|${SIZES.map(() => "---:").join("|")}|`;
  const cell = (size, name) => {
    const { times } = results.get(size);
    if (times[name] === undefined) return "–";
    const ms = median(times[name]);
    const digits = (number) => (number >= 100 ? number.toFixed(0) : number.toPrecision(2));
    return `${digits(ms)} ms, ${digits(ratio(times, name, LIVE))} ×`;
  };
  const rows = names.map((name) => `| ${name} | ${SIZES.map((size) => cell(size, name)).join(" | ")} |`);
  return `${head}\n${rows.join("\n")}`;
}

function gates(results) {
  return GATES.map(({ size, what = LIVE, of, least, most }) => {
    const { times } = results.get(size);
    const value = least === undefined ? ratio(times, what, of) : ratio(times, of, what);
    const holds = least === undefined ? value <= most : value >= least;
    const wanted = least === undefined ? `at most ${most} ×` : `at least ${least} × faster than`;
    return { holds, text: `${what}, ${size} kB page: ${value.toFixed(2)} (${wanted} ${of})` };
  });
}

const server = await serve();
const browser = await launchChromium();
const results = new Map();
try {
  const terms = patterns(ROOT);
  for (const size of SIZES) {
    const page = await browser.newPage();
    page.setDefaultTimeout(0);
    await page.goto(`${server.url}/${size}`);
    for (const script of scripts) await page.evaluate(script);
    const html = server.pages[`/${size}`][1];
    const slowRounds = size > SLOW_UP_TO ? 0 : size > 300 ? 1 : ROUNDS_SLOW;
    const rounds = size > SLOW_UP_TO ? ROUNDS_LARGE : ROUNDS;
    results.set(size, await page.evaluate(measure, { html, terms: expression(terms), rounds, slowRounds }));
    await page.close();
    console.error(`${size} kB:`, JSON.stringify(results.get(size).found));
  }
  const machine = `${os.cpus()[0].model}, ${os.cpus().length} cores, load ${os.loadavg()[0].toFixed(1)}, ${await browser.version()}, Node ${process.version}`;
  const held = gates(results);
  const text = `Machine: ${machine}. Strong JavaScript looks for the ${terms.length} patterns of the topics.\n\n${table(results)}\n\n${held.map(({ holds, text: line }) => `- ${holds ? "holds" : "**missed**"}: ${line}`).join("\n")}`;
  console.log(text);
  if (process.argv.includes("--write")) await write(text);
  if (held.some(({ holds }) => !holds)) process.exitCode = 1;
} finally {
  await browser.close();
  server.close();
}

/** Between two marks, so that the words around it stay. */
async function write(text) {
  const file = path.join(ROOT, "docs/performance.md");
  const whole = await readFile(file, "utf8");
  const [start, end] = ["<!-- peers -->", "<!-- /peers -->"];
  const [before, rest] = whole.split(start);
  await writeFile(file, `${before}${start}\n\n${text}\n\n${end}${rest.split(end)[1]}`);
}
