/** Every state of the side panel, beside a real page in a real browser: for axe-core, and for pictures to look at. */

import { openDesk } from "./desk.mjs";
import { closePanel, settled, shows } from "./panel.mjs";

/** Opens the panel in one language: what the states need, and `close`. */
export async function openedPanel(language) {
  const desk = await openDesk({ language });
  let panel;
  const close = async () => {
    if (panel !== undefined) await closePanel(panel);
    await desk.close();
  };
  try {
    const page = await desk.open("/editable.html");
    panel = await desk.panelOn(page);
    await panel.waitForSelector("#grade");
    return { desk, page, panel, go: goer(page, panel, desk.cms), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Leads the tab to a page of the CMS, and waits until the panel shows it. */
const goer = (page, panel, cms) => async (address, selector) => {
  await page.bringToFront();
  await page.goto(cms.url + address);
  await shows(panel, address, selector);
  await settled(panel);
};

/** Opens all that folds. */
const unfold = (panel) => panel.$$eval("details", (all) => all.map((one) => one.setAttribute("open", "")));

/** How to reach each state, in this order: some go on from the one before. */
export const STATES = {
  "a text as it opens": async ({ go }) => {
    await go("/editable.html", "#grade");
  },
  "a grade that moved": async ({ page, panel }) => {
    await page.click("#inhoud");
    await page.evaluate(() =>
      document.execCommand("insertHTML", false, "<h2>Bezwaar maken</h2><p>Dat kan binnen zes weken.</p>"),
    );
    await panel.waitForSelector('[data-done="true"]');
  },
  "a text with everything open": async ({ panel }) => {
    await unfold(panel);
    await unfold(panel);
  },
  "something set aside": async ({ go, panel }) => {
    await go("/tiptap.html", ".task");
    await panel.click(".task summary");
    await (await panel.waitForSelector("[data-reason]")).click();
    await panel.waitForSelector("#dismissed");
    await unfold(panel);
    await panel.waitForSelector("#export-dismissed");
  },
  "pointing at a field": async ({ go, panel }) => {
    await go("/editable.html", "#grade");
    await panel.click("#pick");
    await panel.waitForSelector(".chooser-note");
  },
  "a text and a page side by side": async ({ go, panel }) => {
    await go("/met-voorbeeld.html", "#grade");
    await panel.click('input[value="both"]');
    await panel.waitForSelector('[data-side="page"] .side-value');
  },
  "a page": async ({ panel }) => {
    await panel.click('input[value="page"]');
    await panel.waitForSelector("#grade");
  },
  "a page without a text field": async ({ go }) => {
    await go("/gepubliceerd.html", "#grade");
  },
  "a login page": async ({ go }) => {
    await go("/inloggen.html", "[data-login]");
  },
  "a tab that was not given": async ({ desk, panel }) => {
    await desk.open("/quill.html");
    await panel.waitForSelector('[data-closed="not_given"]');
  },
};
