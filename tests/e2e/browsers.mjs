/** Both browsers behind one small driver, for tests that only open a page and evaluate in it. */

import { launchChromium } from "./chromium.mjs";
import { launchFirefox } from "./firefox.mjs";

async function chromium() {
  const browser = await launchChromium();
  const page = await browser.newPage();
  return {
    goto: (url) => page.goto(url),
    evaluate: (expression) => page.evaluate(expression),
    close: () => browser.close(),
  };
}

/** With `isolated` an expression is evaluated as in a content script; Chromium's page context does for both. */
async function firefox({ isolated = false } = {}) {
  const browser = await launchFirefox();
  return {
    goto: (url) => browser.goto(url),
    evaluate: (expression) => browser.inPage(expression, { isolated }),
    close: () => browser.close(),
  };
}

/** Name and way to launch of each browser. */
export const BROWSERS = [
  ["Chromium", chromium],
  ["Firefox", firefox],
];
