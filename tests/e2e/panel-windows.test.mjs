/** Two windows, each with its side panel: each says which page it shows, and neither follows the other. */

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { openDesk } from "./desk.mjs";
import { settled, shows, updateAfter, updatedAt } from "./panel.mjs";

describe("the side panel in two windows", () => {
  let desk;

  before(async () => {
    desk = await openDesk();
  });

  after(async () => {
    await desk?.close();
  });

  /** A window of its own with a page and a panel. */
  async function open(address) {
    const page = await desk.open(address, { type: "window" });
    const others = new Set(desk.browser.targets());
    const panel = await desk.panelOn(page, (target) => !others.has(target));
    await shows(panel, address);
    await settled(panel);
    return { page, panel };
  }

  const type = async (page, text) => {
    await page.bringToFront();
    await page.click("#inhoud, .tiptap");
    await page.keyboard.type(text);
  };

  test("each panel keeps to the page of its own window", async () => {
    const left = await open("/editable.html");
    const right = await open("/tiptap.html");
    await shows(left.panel, "/editable.html");

    // What is written in one window is no news in the other.
    for (const [here, there] of [
      [left, right],
      [right, left],
    ]) {
      const [before, other] = [await updatedAt(here.panel), await updatedAt(there.panel)];
      await type(here.page, " U kunt bezwaar maken binnen zes weken.");
      await updateAfter(here.panel, before);
      await settled(here.panel);
      assert.equal(await updatedAt(there.panel), other);
    }

    // Another tab in front in one window is no reason to read again in the other.
    const seen = await updatedAt(right.panel);
    await left.page.evaluate(() => {
      globalThis.other = open("/quill.html");
    });
    await left.panel.waitForSelector('[data-closed="not_given"]');
    await left.page.bringToFront();
    await shows(left.panel, "/editable.html");
    await settled(left.panel);
    await settled(right.panel);
    assert.equal(await updatedAt(right.panel), seen);
    await shows(right.panel, "/tiptap.html");

    // With one window gone the other goes on.
    await left.page.evaluate(() => globalThis.other.close());
    await left.page.close();
    const before = await updatedAt(right.panel);
    await type(right.page, " Bel 14 0999.");
    await updateAfter(right.panel, before);
    await shows(right.panel, "/tiptap.html");
    assert.deepEqual([...left.panel.errors, ...right.panel.errors], []);
  });
});
