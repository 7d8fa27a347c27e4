/** The walk over the page, in both browsers, without the extension around it. */

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { BROWSERS } from "./browsers.mjs";
import { serve } from "./server.mjs";
import { CASES, caseScript, checkCase, walkScript } from "./snapshot-cases.mjs";

const script = await walkScript();
const pages = Object.fromEntries(CASES.map(({ html }, number) => [`/${number}`, html]));

for (const [name, launch] of BROWSERS) {
  describe(`snapshot in ${name}`, () => {
    let server;
    let browser;

    before(async () => {
      server = await serve(pages);
      browser = await launch();
    });

    after(async () => {
      await browser?.close();
      await server?.close();
    });

    for (const [number, wanted] of CASES.entries()) {
      test(wanted.name, async () => {
        await browser.goto(`${server.url}/${number}`);
        checkCase(wanted, await browser.evaluate(`(() => { ${script}; return ${caseScript(wanted)}; })()`));
      });
    }

    test("a page of 2,000 elements is quick to walk", async (context) => {
      const rows =
        '<section class="blok"><h2 id="x">Kop</h2><p class="t">Tekst <a href="/x">link</a></p></section>';
      await browser.goto(`${server.url}/0`);
      const { walk, copy } = await browser.evaluate(`(() => { ${script};
        document.body.innerHTML = ${JSON.stringify(rows)}.repeat(500);
        const time = (work) => { const start = performance.now(); work(); return performance.now() - start; };
        const [walks, copies] = [[], []];
        // In turns, so that what else the machine does is in both.
        for (let n = 0; n < 41; n += 1) {
          walks.push(time(() => snapshot.takeSnapshot(document)));
          copies.push(time(() => document.cloneNode(true)));
        }
        const median = (times) => times.sort((a, b) => a - b)[20];
        return { walk: median(walks), copy: median(copies) };
      })()`);
      context.diagnostic(
        `2,000 elements: walk ${walk.toFixed(2)} ms, a copy of the document ${copy.toFixed(2)} ms`,
      );
      // A ratio, because a clock says as much about the machine as about the walk.
      assert.ok(walk <= 4 * copy, `walk ${walk} ms, copy ${copy} ms`);
    });
  });
}
