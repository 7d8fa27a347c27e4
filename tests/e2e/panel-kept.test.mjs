/**
 * What the side panel keeps outlives an update of the extension and a browser that is killed in the middle, and is gone
 * when the user clears everything.
 */

import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { serveCms } from "../cms/server.mjs";
import { launchChromium } from "./chromium.mjs";
import { variantFor } from "./extension.mjs";
import { openPanel, settled } from "./panel.mjs";

const ROW = '[data-task="element/grondslag"]';

describe("what the side panel keeps", () => {
  let cms;
  let variant;
  let profile;
  let browser;
  let extension;

  const launch = async () => {
    browser = await launchChromium({ args: [`--user-data-dir=${profile}`] });
    extension = await browser.installExtension(variant.folder);
  };

  before(async () => {
    cms = await serveCms();
    variant = await variantFor("chrome", { language: "nl" });
    profile = await mkdtemp(path.join(os.tmpdir(), "loketmeter-profile-"));
    await launch();
  });

  after(async () => {
    await browser?.close();
    await variant?.remove();
    await cms?.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  });

  async function open() {
    const page = await browser.newPage();
    await page.goto(`${cms.url}/tiptap.html`);
    await page.waitForFunction("globalThis.demo?.ready ?? true");
    const panel = await openPanel(browser, page, extension);
    await panel.waitForSelector("#grade");
    await settled(panel);
    return panel;
  }

  /** Everything that is kept, seen from a page of the extension. */
  async function kept() {
    const page = await browser.newPage();
    await page.goto(`chrome-extension://${extension}/options.html`);
    const all = await page.evaluate(() => chrome.storage.local.get(null));
    await page.close();
    return all;
  }

  const keys = (all, prefix) => Object.keys(all).filter((key) => key.startsWith(prefix));
  const only = (all, prefix) => Object.fromEntries(keys(all, prefix).map((key) => [key, all[key]]));

  test("through an update and a crash, until everything is cleared", async () => {
    const panel = await open();
    await panel.click(`${ROW} summary`);
    await (await panel.waitForSelector(`${ROW} [data-reason="not_applicable"]`)).click();
    await panel.waitForSelector("#dismissed");
    await settled(panel);
    const first = await kept();
    assert.equal(keys(first, "dismissed:").length, 1);
    assert.equal(keys(first, "history:").length, 1);

    // An update while the panel is open: the same extension with a higher version.
    const file = path.join(variant.folder, "manifest.json");
    const manifest = JSON.parse(await readFile(file, "utf8"));
    await writeFile(file, JSON.stringify({ ...manifest, version: `${manifest.version}.1` }));
    assert.equal(await browser.installExtension(variant.folder), extension);
    const updated = await kept();
    assert.deepEqual(only(updated, "dismissed:"), only(first, "dismissed:"));
    // The last grade of a sitting may have been given anew, and so have another time.
    const [before, since] = [first, updated].map((all) => Object.values(only(all, "history:"))[0]);
    assert.deepEqual(
      [since.length, since[0], since.at(-1).tenths],
      [before.length, before[0], before.at(-1).tenths],
    );

    // A browser that is killed right after something was set aside.
    const again = await open();
    await again.waitForSelector("#dismissed");
    const other = '[data-task="element/geen-reactie"]';
    await again.click(`${other} summary`);
    await (await again.waitForSelector(`${other} [data-reason="wrong"]`)).click();
    await again.waitForFunction((selector) => document.querySelector(selector) === null, {}, other);
    const gone = new Promise((resolve) => browser.process().once("exit", resolve));
    browser.process().kill("SIGKILL");
    await gone;
    await launch();
    const [list] = Object.values(only(await kept(), "dismissed:"));
    assert.deepEqual(list.map(({ id }) => id).sort(), ["element/geen-reactie", "element/grondslag"]);

    // Cleared while the panel is open, which then has nothing to write back.
    const last = await open();
    const options = await browser.newPage();
    await options.goto(`chrome-extension://${extension}/options.html`);
    await (await options.waitForSelector("#forget")).click();
    await options.waitForFunction(() => document.querySelector(".said").textContent !== "");
    assert.deepEqual(await options.evaluate(() => chrome.storage.local.get(null)), {});
    assert.deepEqual(await options.evaluate(() => chrome.storage.session.get(null)), {});
    await last.bringToFront();
    await settled(last);
    const all = await options.evaluate(() => chrome.storage.local.get(null));
    assert.deepEqual(keys(all, "dismissed:"), []);
    for (const key of keys(all, "history:")) assert.equal(all[key].length, 1);
  });
});
