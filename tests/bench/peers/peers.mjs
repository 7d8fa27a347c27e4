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
const ROUNDS_SLOW = 5;
const SLOW = ["axe-core", "yoastseo"];
/** Larger pages would take axe-core and the word analysis of Yoast minutes each. */
const SLOW_UP_TO = 1000;

/**
 * What the measurements must show (`gate`), and what the design wants (`goal`, where that is not reached on every
 * machine yet). Times are never held to anything, only ratios.
 */
const GATES = [
  { size: 300, of: "axe-core", least: { gate: 50, goal: 100 } },
  { size: 300, of: "yoastseo", least: { gate: 70, goal: 300 } },
  { size: 300, of: "strong JavaScript", least: { gate: 2, goal: 2 } },
  { size: 300, what: "engine, from the snapshot", of: "scraper parse", most: { gate: 1.5, goal: 0.4 } },
  { size: 300, what: "engine, from HTML", of: "scraper parse", most: { gate: 2.5, goal: 1.3 } },
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

/** Runs in the page: puts the tools ready. `runPeer` then gives the milliseconds of one, and what it found. */
async function prepare({ html, terms }) {
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
  const topics = (report) => JSON.parse(report).topics.length;
  const tools = {
    "from the live page": async () => {
      const asked = answer();
      worker.postMessage(takeSnapshot(document).text);
      return topics(await asked);
    },
    "walk of the live page": () => takeSnapshot(document).text.length,
    "engine, from the snapshot": () => topics(engine.audit(snapshot, address, options)),
    "engine, from HTML": () => topics(engine.auditHtml(html, address, options)),
    "scraper parse": () => engine.parseOnly(html),
    "strong JavaScript": () => {
      const read = [...takeSnapshot(document).text.matchAll(text)].map((match) => match[1]).join(" ");
      const folded = read.normalize("NFD").replace(/[\u0300-\u036f\u00ad]/g, "").toLowerCase().replace(/[\s-]+/g, " ");
      const counts = new Map();
      for (const [hit] of folded.matchAll(all)) counts.set(hit, (counts.get(hit) ?? 0) + 1);
      return counts.size;
    },
    Readability: () => new Readability(document.cloneNode(true)).parse()?.length ?? 0,
    "axe-core": async () => (await axe.run(document)).passes.length,
    yoastseo: () => {
      const main = (document.querySelector("main") ?? document.body).innerHTML;
      const paper = new peerYoast.Paper(main, { keyword: "bijzondere bijstand", locale: "nl_NL", title: document.title });
      const assessor = new peerYoast.ContentAssessor(new DutchResearcher(paper), {});
      assessor.assess(paper);
      return assessor.getValidResults().length;
    },
  };
  globalThis.runPeer = async (name) => {
    const start = performance.now();
    const found = await tools[name]();
    return { ms: performance.now() - start, found };
  };
  return Object.keys(tools);
}

/** All tools on one page, in turns. The quick ones run once before, so that they are compiled. */
async function measure(page, size, input) {
  const names = await page.evaluate(prepare, input);
  const times = {};
  const found = {};
  const run = async (name) => {
    const { ms, found: count } = await page.evaluate((tool) => runPeer(tool), name);
    found[name] = count;
    return ms;
  };
  for (const name of names) if (!SLOW.includes(name)) await run(name);
  const rounds = size > SLOW_UP_TO ? ROUNDS_LARGE : ROUNDS;
  const slowRounds = size > SLOW_UP_TO ? 0 : size > 300 ? 1 : ROUNDS_SLOW;
  for (let round = 0; round < rounds; round += 1) {
    for (const name of names) {
      if (SLOW.includes(name) && round >= slowRounds) continue;
      const ms = await run(name);
      (times[name] ??= []).push(ms);
      if (SLOW.includes(name)) tell(`${size} kB, round ${round + 1}: ${name} took ${(ms / 1000).toFixed(1)} s`);
    }
  }
  tell(`${size} kB, ${rounds} rounds. Found: ${JSON.stringify(found)}`);
  return times;
}

const started = Date.now();
const tell = (line) => console.error(`${Math.round((Date.now() - started) / 1000)} s: ${line}`);

const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];

/** Median of the ratios of two tools, round by round. */
function ratio(times, one, other) {
  const rounds = Math.min(times[one].length, times[other].length);
  return median(Array.from({ length: rounds }, (_, round) => times[one][round] / times[other][round]));
}

function table(results) {
  const names = Object.keys(results.get(SIZES[1]));
  const head = `| | ${SIZES.map((size) => `${size} kB`).join(" | ")} |\n|---|${SIZES.map(() => "---:").join("|")}|`;
  const cell = (size, name) => {
    const times = results.get(size);
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
    const times = results.get(size);
    const value = least === undefined ? ratio(times, what, of) : ratio(times, of, what);
    const reaches = (limit) => (least === undefined ? value <= limit : value >= limit);
    const { gate, goal } = least ?? most;
    const verdict = reaches(goal) ? "goal reached" : reaches(gate) ? "goal not reached, gate holds" : "**gate missed**";
    const wanted = least === undefined ? `× ${of}; goal at most ${goal}, gate ${gate}` : `× faster than ${of}; goal at least ${goal}, gate ${gate}`;
    return { holds: reaches(gate), text: `${verdict}: ${what}, ${size} kB page: ${value.toPrecision(3)} ${wanted}` };
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
    results.set(size, await measure(page, size, { html, terms: expression(terms) }));
    await page.close();
  }
  const machine = `${os.cpus()[0].model}, ${os.cpus().length} cores, load ${os.loadavg()[0].toFixed(1)}, ${await browser.version()}, Node ${process.version}`;
  const held = gates(results);
  const text = `Machine: ${machine}. Strong JavaScript looks for the ${terms.length} patterns of the topics.\n\n${table(results)}\n\n${held.map(({ text: line }) => `- ${line}`).join("\n")}`;
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
