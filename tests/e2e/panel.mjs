/** The side panel of the extension in Chromium: the real one, opened as a user does. */

import { readFile } from "node:fs/promises";
import path from "node:path";
import { openPopup, ROOT } from "./chromium.mjs";

const AXE = path.join(ROOT, "node_modules/axe-core/axe.min.js");

/**
 * Clicks the toolbar button on the page in front and then the button for the side panel. The panel is the real one,
 * with the permission that the click gave for this tab and no other.
 */
export async function openPanel(browser, page, extensionId) {
  const popup = await openPopup(browser, page, extensionId);
  await popup.waitForSelector('main:not([data-state="loading"])', { timeout: 20_000 });
  await popup.click("#tab-editor");
  await popup.waitForSelector("#open-panel");
  // The click needs the button to stand still: the popup grows when the grade comes.
  await popup.$eval("#open-panel", (button) => button.scrollIntoView({ block: "center" }));
  await new Promise((resolve) => setTimeout(resolve, 200));
  await popup.click("#open-panel");
  const url = `chrome-extension://${extensionId}/panel.html`;
  const target = await browser.waitForTarget((candidate) => candidate.url() === url, { timeout: 10_000 });
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

/** Waits until nothing has changed on the screen for a while. */
export async function settled(panel, quiet = 700) {
  let last = await updatedAt(panel);
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, quiet));
    const now = await updatedAt(panel);
    if (now === last) return;
    last = now;
  }
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
