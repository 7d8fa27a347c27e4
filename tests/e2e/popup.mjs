/** The popup of the extension in Chromium: the real one, opened on a page as a user does. */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { after, afterEach, before, beforeEach } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { TimeoutError } from "puppeteer-core";
import { launchChromium, openPopup, outcomeOf } from "./chromium.mjs";
import { variantFor } from "./extension.mjs";
import { EXTRA } from "./pages.mjs";
import { serve } from "./server.mjs";

const AXE = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** A browser with the extension, for the tests of a `describe`. Each test has a tab of its own, and at most one popup. */
export function inChromium() {
  const popups = new Popups();
  before(() => popups.start());
  beforeEach(() => popups.newTab());
  afterEach(() => popups.closeTab());
  after(() => popups.stop());
  return popups;
}

class Popups {
  server;
  browser;
  extensionId;
  /** The tab. */
  page;
  /** The popup on it, once it was opened. */
  popup;
  #variant;

  async start() {
    this.server = await serve(EXTRA);
    this.#variant = await variantFor("chrome", { language: "nl" });
    this.browser = await launchChromium();
    this.extensionId = await this.browser.installExtension(this.#variant.folder);
  }

  async stop() {
    await this.browser?.close();
    await this.#variant?.remove();
    await this.server?.close();
  }

  // A tab of its own for each test: leaving the viewer of PDF files sometimes never ends, and must not take the
  // tests that follow with it.
  async newTab() {
    this.page = await this.browser.newPage();
    // A page that is still scrolling is hard to click on.
    await this.page.emulateMediaFeatures([{ name: "prefers-reduced-motion", value: "reduce" }]);
  }

  async closeTab() {
    await this.closePopup();
    await Promise.race([this.page.close(), delay(2000, undefined, { ref: false })]);
  }

  /** Opens a page and clicks the button. Says what came of it, see `outcomeOf`. */
  async open(address) {
    const url = address.includes(":") ? address : this.server.url + address;
    try {
      await this.page.goto(url, { timeout: 10_000 });
    } catch (error) {
      // The viewer of PDF files runs in a frame of another process, whose end of loading sometimes gets lost on the
      // way to us. Once more, in a new tab.
      if (!(error instanceof TimeoutError)) throw error;
      this.page = await this.browser.newPage();
      await this.page.goto(url);
    }
    return this.click();
  }

  /** Clicks the button on the page that is there. */
  async click() {
    await this.page.bringToFront();
    this.popup = await openPopup(this.browser, this.page, this.extensionId);
    return outcomeOf(this.popup);
  }

  async closePopup() {
    await this.popup?.close().catch(() => undefined);
    this.popup = undefined;
  }

  /** The popup remembers the view of the test before; each test goes to its own. */
  async as(audience) {
    await this.popup.click(`#tab-${audience}`);
    await this.popup.waitForSelector(`[data-audience="${audience}"]`);
  }

  textOf(selector) {
    return this.popup.$eval(selector, (element) => element.textContent.trim());
  }

  /** Waits until the text of an element fits, and gives it. For what is said or filled in after the grade is drawn. */
  async textLike(selector, pattern) {
    const text = await this.popup.waitForFunction(
      (where, source, flags) => {
        const found = document.querySelector(where)?.textContent.trim() ?? "";
        return new RegExp(source, flags).test(found) && found;
      },
      {},
      selector,
      pattern.source,
      pattern.flags,
    );
    return text.jsonValue();
  }

  /** What is marked on the page. */
  marks() {
    return this.page.evaluate(() => [...(CSS.highlights.get("loketmeter") ?? [])].map(String));
  }

  /** Waits until nothing is marked any more. */
  unmarked() {
    return this.page.waitForFunction(() => !CSS.highlights.has("loketmeter"));
  }
}

/** A browser of its own with a variant of the extension, see `variantFor`, and its popup on a page. */
export async function withExtension(options, address, check) {
  const server = await serve(EXTRA);
  const variant = await variantFor("chrome", options);
  const browser = await launchChromium();
  try {
    const id = await browser.installExtension(variant.folder);
    const page = await browser.newPage();
    await page.goto(server.url + address);
    const popup = await openPopup(browser, page, id);
    await check(popup, await outcomeOf(popup));
  } finally {
    await browser.close();
    await variant.remove();
    await server.close();
  }
}

/** Holds what a window shows to axe-core. */
export async function assertAccessible(window, what) {
  await window.evaluate(AXE);
  const { violations, passes } = await window.evaluate(() => globalThis.axe.run(document));
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
  assert.deepEqual(found, [], what);
  assert.ok(passes.length > 10, "axe looked at something");
}
