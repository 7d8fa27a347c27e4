/** Two doors, one report: the snapshot of the browser and the source of the page say the same. */

import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { launchChromium, ROOT } from "./chromium.mjs";
import { launchFirefox } from "./firefox.mjs";
import { serve } from "./server.mjs";
import { walkScript } from "./snapshot-cases.mjs";

const engine = await import(path.join(ROOT, "extension/src/gen/engine.js"));
await engine.default({ module_or_path: await readFile(path.join(ROOT, "extension/src/gen/engine_bg.wasm")) });

const PAGES = path.join(ROOT, "tests/pages");
const walk = await walkScript();
const files = (await readdir(PAGES, { recursive: true })).filter((file) => file.endsWith(".html")).sort();

for (const [name, launch] of [
  ["Chromium", chromium],
  ["Firefox", firefox],
]) {
  describe(`one report from two doors, ${name}`, () => {
    let server;
    let browser;

    before(async () => {
      server = await serve();
      browser = await launch();
    });

    after(async () => {
      await browser?.close();
      await server?.close();
    });

    for (const file of files) {
      test(file, async () => {
        const address = `${server.url}/${file}`;
        await browser.goto(address);
        const snapshot = await browser.evaluate(
          `(() => { ${walk}; return snapshot.takeSnapshot(document).text; })()`,
        );
        const source = await readFile(path.join(PAGES, file), "utf8");
        for (const language of ["nl", "en"]) {
          const fromBrowser = engine.audit(snapshot, address, { language });
          const fromSource = engine.auditHtml(source, address, { language });
          assert.deepEqual(fromBrowser, fromSource);
        }
      });
    }
  });
}

async function chromium() {
  const browser = await launchChromium();
  const page = await browser.newPage();
  return {
    goto: (url) => page.goto(url),
    evaluate: (expression) => page.evaluate(expression),
    close: () => browser.close(),
  };
}

async function firefox() {
  const browser = await launchFirefox();
  return {
    goto: (url) => browser.goto(url),
    evaluate: (expression) => browser.inPage(expression, { isolated: true }),
    close: () => browser.close(),
  };
}
