/** An engine that traps, hangs or runs out of memory: a message, and the next page is graded as if nothing was. */

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { launchChromium, openPopup } from "./chromium.mjs";
import { variantFor } from "./extension.mjs";
import { launchFirefox, until } from "./firefox.mjs";
import { serve } from "./server.mjs";

const BROKEN = (
  way,
) => `<!doctype html><html lang="nl"><title>Hulp bij schulden | Gemeente Voorbeeldstad</title>
  <main><h1>Hulp bij schulden</h1><p id="soort">breek-${way}</p></main>`;

/** Memory takes as long as the machine needs to give it; then either answer is honest. */
const WAYS = { trap: ["trap"], loop: ["timeout"], hoard: ["trap", "timeout"] };

const PAGES = Object.fromEntries(Object.keys(WAYS).map((way) => [`/${way}`, BROKEN(way)]));

const FAILED = 'document.querySelector("[data-failed]")?.dataset.failed ?? null';
const STATE = 'document.querySelector("main")?.dataset.state ?? null';

async function chromium() {
  const variant = await variantFor("chrome", { engine: "breaking" });
  const browser = await launchChromium();
  const id = await browser.installExtension(variant.folder);
  const page = await browser.newPage();
  let popup;
  return {
    goto: (url) => page.goto(url),
    inPage: (expression) => page.evaluate(expression),
    open: async () => {
      popup = await openPopup(browser, page, id);
    },
    inPopup: (expression) => popup.evaluate(expression),
    closePopup: () => popup.close(),
    close: async () => {
      await browser.close();
      await variant.remove();
    },
  };
}

async function firefox() {
  const variant = await variantFor("firefox", { engine: "breaking" });
  const browser = await launchFirefox(variant.folder);
  return {
    goto: (url) => browser.goto(url),
    inPage: (expression) => browser.inPage(expression),
    open: () => browser.openPopup(),
    inPopup: (expression) => browser.inPopup(expression),
    closePopup: () => browser.closePopup(),
    close: async () => {
      await browser.close();
      await variant.remove();
    },
  };
}

for (const [name, launch] of [
  ["Chromium", chromium],
  ["Firefox", firefox],
]) {
  describe(`a broken engine in ${name}`, () => {
    let server;
    let browser;

    before(async () => {
      server = await serve(PAGES);
      browser = await launch();
    });

    after(async () => {
      await browser?.close();
      await server?.close();
    });

    for (const [way, answers] of Object.entries(WAYS)) {
      test(`${way}: says so, and grades the next page`, async (context) => {
        await browser.goto(`${server.url}/${way}`);
        await browser.open();
        const failed = await until(() => browser.inPopup(FAILED), "failure");
        context.diagnostic(`${way}: ${failed}`);
        assert.ok(answers.includes(failed), failed);
        // The same popup, so the same door to a worker that must be a new one.
        await browser.inPage('(document.getElementById("soort").textContent = "Vraag hulp aan.", 1)');
        await browser.inPopup('(document.getElementById("again").click(), 1)');
        await until(async () => (await browser.inPopup(STATE)) === "report", "report");
        await browser.closePopup();
      });
    }
  });
}
