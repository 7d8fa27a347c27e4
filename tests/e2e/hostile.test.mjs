/** Hostile pages in both browsers: an answer in time, nothing unsafe on the screen, and a browser that lives on. */

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { launchChromium, openPopup } from "./chromium.mjs";
import { variantFor } from "./extension.mjs";
import { launchFirefox, until } from "./firefox.mjs";
import { HANGS, HOSTILE_PAGES, PAGES, unsafe } from "./hostile.mjs";
import { EMPTY } from "./pages.mjs";
import { serve } from "./server.mjs";

/** The promise, in milliseconds from opening the popup to an answer. */
const PROMISE = 2_000;

/** What an idle machine needs for an empty page. Where that takes longer, everything may. */
const IDLE = 300;

/** What the popup says, when it has an answer. */
const READ = `(() => {
  const main = document.querySelector("main");
  const state = main?.dataset.state;
  const outcome = performance.getEntriesByName("outcome")[0];
  return state === undefined || state === "loading" || outcome === undefined ? null : {
    state,
    took: outcome.startTime,
    first: outcome.detail,
    closed: document.querySelector("[data-closed]")?.dataset.closed ?? null,
    failed: document.querySelector("[data-failed]")?.dataset.failed ?? null,
    grade: document.querySelector("#grade")?.textContent ?? null,
    limits: document.querySelector(".notice li")?.textContent ?? null,
    text: document.body.textContent,
    images: document.querySelectorAll("img, iframe, script:not([src='popup.js'], [src='start.js'])").length,
  };
})()`;

async function chromium() {
  const variant = await variantFor("chrome", { language: "nl" });
  const browser = await launchChromium();
  const id = await browser.installExtension(variant.folder);
  let page;
  let popup;
  return {
    async goto(url) {
      page = await browser.newPage();
      await page.goto(url);
      await page.bringToFront();
    },
    async open() {
      popup = await openPopup(browser, page, id);
    },
    look: () => popup.evaluate(READ),
    async leave() {
      await popup?.close().catch(() => undefined);
      await page?.close().catch(() => undefined);
    },
    async alive() {
      const other = await browser.newPage();
      const sum = await other.evaluate("1 + 1");
      await other.close();
      return sum === 2;
    },
    async close() {
      await browser.close();
      await variant.remove();
    },
  };
}

async function firefox() {
  const variant = await variantFor("firefox", { language: "nl" });
  const browser = await launchFirefox(variant.folder);
  return {
    goto: (url) => browser.goto(url),
    open: () => browser.openPopup(),
    look: () => browser.inPopup(READ),
    leave: () => browser.closePopup(),
    alive: () => browser.windowAnswers(),
    async close() {
      await browser.close();
      await variant.remove();
    },
  };
}

for (const [name, launch] of [
  ["Chromium", chromium],
  ["Firefox", firefox],
]) {
  describe(`hostile pages in ${name}`, () => {
    let server;
    let browser;
    before(async () => {
      server = await serve({ ...HOSTILE_PAGES, "/leeg": EMPTY });
      browser = await launch();
    });

    after(async () => {
      await browser?.close();
      await server?.close();
    });

    /** The promise on this machine at this moment: how busy it is changes while the tests run. */
    async function patienceNow() {
      await browser.goto(`${server.url}/leeg`);
      await browser.open();
      const { took } = await until(browser.look, "answer");
      await browser.leave();
      return PROMISE * Math.max(1, took / IDLE);
    }

    for (const wanted of PAGES) {
      test(wanted.path, async (context) => {
        const patience = await patienceNow();
        await browser.goto(server.url + wanted.path);
        if (wanted.hangs) await until(() => server.requests.includes(HANGS) || null, "a page that hangs");
        await browser.open();
        const first = await until(browser.look, "answer");
        // A page that was too busy at first is read as soon as it answers.
        const settled = (answer) => answer !== null && answer.closed !== "silent";
        const last = await until(async () => {
          const answer = await browser.look();
          return settled(answer) ? answer : null;
        }, "second answer");
        await browser.leave();
        const alive = await browser.alive();
        const say = (answer) => answer.closed ?? answer.failed ?? answer.grade ?? answer.state;
        context.diagnostic(
          `${wanted.path}: ${first.first} in ${first.took.toFixed(0)} ms, then ${say(last)}`,
        );

        const most = wanted.heavy ? 2 * patience : patience;
        assert.ok(first.took <= most, `${first.took} ms, at most ${most} ms`);
        assert.ok(alive, "the browser still answers");
        if (wanted.hangs) assert.equal(first.first, "silent");
        for (const answer of [first, last]) {
          assert.deepEqual(unsafe(answer.text), [], "no character that deceives");
          assert.equal(answer.images, 0);
        }
        if (wanted.any || (wanted.heavy && last.failed === "timeout")) return;
        assert.equal(last.state, "report");
        if (wanted.grade) assert.match(String(last.grade), /^\d/);
        if (wanted.partial) assert.ok(last.limits, "says that it did not read everything");
      });
    }
  });
}
