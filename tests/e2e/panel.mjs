/** The side panel of the extension in Chromium: the real one, opened as a user does. */

import { readFile } from "node:fs/promises";
import path from "node:path";
import { openPopup, ROOT } from "./chromium.mjs";

const AXE = path.join(ROOT, "node_modules/axe-core/axe.min.js");

/**
 * Clicks the toolbar button on the page in front and then the button for the side panel. The panel is the real one,
 * with the permission that the click gave for this tab and no other. `isNew` tells it from a panel in another window.
 */
export async function openPanel(browser, page, extensionId, isNew = () => true) {
  const popup = await openPopup(browser, page, extensionId);
  await popup.waitForSelector('main:not([data-state="loading"])', { timeout: 20_000 });
  await popup.click("#tab-editor");
  // The popup grows when the grade comes: a locator waits until the button stands still.
  await popup.locator("#open-panel").click();
  const url = `chrome-extension://${extensionId}/panel.html`;
  const target = await browser.waitForTarget((candidate) => candidate.url() === url && isNew(candidate), {
    timeout: 10_000,
  });
  const panel = await target.asPage();
  panel.errors = [];
  panel.on("pageerror", (error) => panel.errors.push(String(error)));
  return panel;
}

/** Clicks the toolbar button once more: the open panel may then read the page that is in front now. */
export async function givePage(browser, page, extensionId) {
  const popup = await openPopup(browser, page, extensionId);
  await popup.waitForSelector('main:not([data-state="loading"])', { timeout: 20_000 });
  await popup.close().catch(() => undefined);
}

/** When the outcome on the screen was made, as a clock time; 0 when there is none. */
export const updatedAt = (panel) =>
  panel.evaluate(() => Number(document.documentElement.dataset.updated ?? 0));

/** Waits for an outcome that was made after a moment. Gives the moment at which it was on the screen. */
export async function updateAfter(panel, moment, timeout = 10_000) {
  await panel.waitForFunction(
    (then) => Number(document.documentElement.dataset.updated ?? 0) > then,
    { timeout, polling: 10 },
    moment,
  );
  return panel.evaluate(() => Number(document.documentElement.dataset.shown));
}

/**
 * What our scripts did in the page so far: readings, calls of observers, milliseconds; and whether something changed
 * there that is not on the screen of the panel yet.
 */
export async function measure(panel) {
  await panel.evaluate(() => {
    delete document.documentElement.dataset.measured;
    dispatchEvent(new Event("measure"));
  });
  const measured = await panel.waitForFunction(() => document.documentElement.dataset.measured);
  return JSON.parse(await measured.jsonValue());
}

/**
 * Waits until everything that changed on the page is on the screen. Looks twice: what a page tells can make the panel
 * ask for more.
 */
export async function settled(panel) {
  let last = null;
  for (;;) {
    await panel.waitForSelector('main:not([data-state="looking"])');
    const { pending, readings } = await measure(panel);
    const now = pending ? null : `${readings} ${await updatedAt(panel)}`;
    if (now !== null && now === last) return;
    last = now;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Waits until the panel is about the page at an address, and shows what it should. */
export async function shows(panel, address, selector = "#grade") {
  await panel.waitForFunction(
    (end, wanted) =>
      document.querySelector(".panel-page-address")?.textContent.endsWith(end) &&
      document.querySelector(wanted) !== null,
    {},
    address,
    selector,
  );
}

/** What a screen reader or a keyboard would trip over, in a few words each. */
export async function violations(panel) {
  if (!(await panel.evaluate(() => "axe" in globalThis))) await panel.evaluate(await readFile(AXE, "utf8"));
  const { violations: found } = await panel.evaluate(() => globalThis.axe.run(document));
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`);
}

/** Closes the panel as the user does. */
export async function closePanel(panel) {
  await panel.evaluate(() => window.close()).catch(() => undefined);
}
