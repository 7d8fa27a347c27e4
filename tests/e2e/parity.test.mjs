/**
 * Two doors, one report: the engine in WebAssembly on the snapshot of a browser says the same as the command line on
 * the source of the page.
 */

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { promisify } from "node:util";
import { BROWSERS } from "./browsers.mjs";
import { ROOT } from "./chromium.mjs";
import { serve } from "./server.mjs";
import { walkScript } from "./snapshot-cases.mjs";

const engine = await import(path.join(ROOT, "extension/src/gen/engine.js"));
await engine.default({ module_or_path: await readFile(path.join(ROOT, "extension/src/gen/engine_bg.wasm")) });

const PAGES = path.join(ROOT, "tests/pages");
const LANGUAGES = ["nl", "en"];

const walk = await walkScript();
const files = (await readdir(PAGES)).filter((file) => file.endsWith(".html")).sort();

/** The address of a page, for both doors; the port of the server is different every time. */
const addressOf = (file) => `https://www.voorbeeldstad.example/${file}`;

/** The same day for both, so that dates and facts are judged the same. */
const TODAY = "2026-11-23";

/**
 * What the command line says of all pages, by file, in a language. `LOKETMETER_CLI` is the path of a built command
 * line; without it cargo gives one.
 */
async function fromSource(language) {
  const folder = await mkdtemp(path.join(os.tmpdir(), "loketmeter-parity-"));
  try {
    const manifest = path.join(folder, "manifest.jsonl");
    await writeFile(manifest, files.map((file) => JSON.stringify({ file, url: addressOf(file) })).join("\n"));
    const [command, ...start] = process.env.LOKETMETER_CLI
      ? [process.env.LOKETMETER_CLI]
      : "cargo run --locked --quiet --all-features --bin loketmeter --".split(" ");
    const options = ["--format", "json", "--lang", language, "--today", TODAY, "--manifest", manifest];
    const { stdout } = await promisify(execFile)(command, [...start, "audit", ...options, PAGES], {
      cwd: ROOT,
      maxBuffer: 256 * 1024 * 1024,
    }).catch((error) => {
      // Pages without anything to score give another exit code, and the reports all the same.
      if (error.stdout) return error;
      throw error;
    });
    const lines = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    return new Map(lines.map(({ file, report }) => [path.basename(file), report]));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const sources = new Map();
for (const language of LANGUAGES) sources.set(language, await fromSource(language));

/**
 * The source of a page does not tell whether a frame in it can be read; the browser knows. That, and only that, may
 * differ.
 */
function withoutFrames(report) {
  return { ...report, limits: report.limits.filter(({ kind }) => kind !== "frame_not_read") };
}

test("there are pages to compare", () => {
  assert.ok(files.length > 0);
  for (const reports of sources.values()) assert.equal(reports.size, files.length);
});

for (const [name, launch] of BROWSERS) {
  describe(`one report from two doors, ${name}`, () => {
    let server;
    let browser;

    before(async () => {
      server = await serve();
      browser = await launch({ isolated: true });
    });

    after(async () => {
      await browser?.close();
      await server?.close();
    });

    for (const file of files) {
      test(file, async () => {
        await browser.goto(`${server.url}/${file}`);
        const snapshot = await browser.evaluate(
          `(() => { ${walk}; return snapshot.takeSnapshot(document).text; })()`,
        );
        for (const language of LANGUAGES) {
          const report = JSON.parse(engine.audit(snapshot, addressOf(file), { language, today: TODAY }));
          assert.deepEqual(withoutFrames(report), withoutFrames(sources.get(language).get(file)));
        }
      });
    }
  });
}
