/** Chromium for the tests. */

import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import puppeteer from "puppeteer-core";

/** The folder of the project. */
export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");

const PLACES = [
  process.env.LOKETMETER_CHROMIUM,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** Where Chromium is, or null. */
export function findChromium() {
  return PLACES.find((place) => place && existsSync(place)) ?? null;
}

/** Quiet: no update checks and no other traffic of its own. */
export const ARGUMENTS = [
  // Chromium refuses its sandbox to root, which is what containers and CI run as.
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--lang=en-US",
];

/** Starts Chromium. */
export function launchChromium({ headless = true, args = [] } = {}) {
  const executablePath = findChromium();
  if (executablePath === null) {
    throw new Error("Chromium was not found: install it, or set LOKETMETER_CHROMIUM to its path");
  }
  return puppeteer.launch({
    executablePath,
    headless,
    pipe: true,
    enableExtensions: true,
    defaultViewport: headless ? { width: 1200, height: 800 } : null,
    args: [...ARGUMENTS, ...args],
  });
}

/**
 * Clicks the toolbar button on the page in front and gives the popup. The real action, so the extension gets the
 * real permission for this tab and no other.
 */
export async function openPopup(browser, page, extensionId) {
  const extension = (await browser.extensions()).get(extensionId);
  await page.triggerExtensionAction(extension);
  const target = await browser.waitForTarget(
    (candidate) => candidate.url() === `chrome-extension://${extensionId}/popup.html`,
    { timeout: 10_000 },
  );
  return target.asPage();
}

/** Waits until the popup shows an outcome and says which: report, closed or failed. */
export async function outcomeOf(popup) {
  await popup.waitForFunction(
    () => !["loading", undefined].includes(document.querySelector("main")?.dataset.state),
    { timeout: 20_000 },
  );
  return popup.$eval("main", (main) => main.dataset.state);
}

/**
 * Opens everything that folds and waits until it is drawn: what is folded away is drawn when it is opened, and can hold
 * more that folds.
 */
export async function unfold(popup, selector = "details") {
  const drawn = ".section[open] > .section-body, .finding[open] > .finding-body";
  for (let closed = 1; closed > 0; ) {
    closed = await popup.$$eval(`:is(${selector}):not([open])`, (all) => {
      for (const details of all) details.open = true;
      return all.length;
    });
    await popup.waitForFunction(
      (bodies) => [...document.querySelectorAll(bodies)].every((body) => body.childElementCount > 0),
      {},
      drawn,
    );
  }
}
