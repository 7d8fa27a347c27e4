/** How long a person waits for the grade in Chromium. The other half of the promise is in `firefox.test.mjs`. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { launchAlone } from "./alone.mjs";
import { variantFor } from "./extension.mjs";
import { EXTRA } from "./pages.mjs";
import { serve } from "./server.mjs";

/** After the first, which warms up the browser. */
const RUNS = 9;

/** Milliseconds since the popup was opened, and those that the page's own thread was kept. */
const TIMES = `(async () => {
  while (performance.getEntriesByName("outcome").length === 0) await new Promise((resolve) => setTimeout(resolve, 50));
  const [{ startTime }] = performance.getEntriesByName("outcome");
  const [{ duration }] = performance.getEntriesByName("page-thread");
  return { grade: startTime, thread: duration };
})()`;

test("Chromium: a 300 kB page has its grade in time", async (context) => {
  const server = await serve(EXTRA);
  const variant = await variantFor("chrome", { language: "nl" });
  const browser = await launchAlone(variant.folder);
  try {
    const runs = { "/leeg.html": [], "/groot.html": [] };
    for (let run = 0; run <= RUNS; run += 1) {
      for (const [address, times] of Object.entries(runs)) {
        const measured = await browser.inPopupOn(server.url + address, TIMES);
        if (run > 0) times.push(measured);
      }
    }
    const sorted = (address, what) => runs[address].map((times) => times[what]).toSorted((a, b) => a - b);
    const large = sorted("/groot.html", "grade");
    const empty = sorted("/leeg.html", "grade");
    const middle = (times) => times[(RUNS - 1) / 2];
    const ms = (time) => `${time.toFixed(0)} ms`;
    context.diagnostic(
      `popup opened → outcome on the screen, 300 kB page: median ${ms(middle(large))}, fastest ${ms(large[0])}, slowest ` +
        `${ms(large.at(-1))} of ${RUNS} warm runs (budget 150 ms); an empty page: median ${ms(middle(empty))}; ` +
        `page's thread busy ${ms(middle(sorted("/groot.html", "thread")))}`,
    );
    // A ratio within one run, because a clock says as much about the machine: opening a popup on an empty page has
    // everything in it but the reading and scoring of a large one.
    assert.ok(large[0] <= 2.5 * empty[0], `${large[0]} ms against ${empty[0]} ms`);
  } finally {
    await browser.close();
    await variant.remove();
    await server.close();
  }
});
