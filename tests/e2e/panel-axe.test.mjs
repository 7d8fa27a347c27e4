/** Every state of the side panel, in two languages, light and dark, held to axe-core; and a way through by keyboard. */

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { serveCms } from "../cms/server.mjs";
import { launchChromium } from "./chromium.mjs";
import { variantFor } from "./extension.mjs";
import { closePanel, openPanel, settled, shows, violations } from "./panel.mjs";

for (const language of ["nl", "en"]) {
  describe(`accessibility of the side panel, ${language}`, () => {
    let cms;
    let variant;
    let browser;
    let extension;
    let page;
    let panel;

    before(async () => {
      cms = await serveCms();
      variant = await variantFor("chrome", { language });
      browser = await launchChromium();
      extension = await browser.installExtension(variant.folder);
      page = await browser.newPage();
      await page.goto(`${cms.url}/editable.html`);
      panel = await openPanel(browser, page, extension);
      await panel.waitForSelector("#grade");
    });

    after(async () => {
      await closePanel(panel);
      await browser?.close();
      await variant?.remove();
      await cms?.close();
    });

    async function go(address, selector) {
      await page.bringToFront();
      await page.goto(cms.url + address);
      await shows(panel, address, selector);
      await settled(panel);
    }

    /** Opens all that folds. */
    const unfold = () => panel.$$eval("details", (all) => all.map((one) => one.setAttribute("open", "")));

    const STATES = {
      "a text with everything open": async () => {
        await go("/editable.html", "#grade");
        await unfold();
        await unfold();
      },
      "a grade that moved, and a task that is done": async () => {
        await page.click("#inhoud");
        await page.evaluate(() =>
          document.execCommand("insertHTML", false, "<h2>Bezwaar maken</h2><p>Dat kan binnen zes weken.</p>"),
        );
        await panel.waitForSelector('[data-done="true"]');
      },
      "something set aside": async () => {
        await go("/tiptap.html", ".task");
        await panel.click(".task summary");
        await (await panel.waitForSelector("[data-reason]")).click();
        await panel.waitForSelector("#dismissed");
        await unfold();
        await panel.waitForSelector("#export-dismissed");
      },
      "pointing at a field": async () => {
        await go("/editable.html", "#grade");
        await panel.click("#pick");
        await panel.waitForSelector(".chooser-note");
      },
      "a text and a page side by side": async () => {
        await go("/met-voorbeeld.html", "#grade");
        await panel.click('input[value="both"]');
        await panel.waitForSelector('[data-side="page"] .side-value');
      },
      "a page": async () => {
        await panel.click('input[value="page"]');
        await panel.waitForSelector("#grade");
      },
      "a page without a text field": async () => {
        await go("/gepubliceerd.html", "#grade");
      },
      "a login page": async () => {
        await go("/inloggen.html", "[data-login]");
      },
      "a tab that was not given": async () => {
        const other = await browser.newPage();
        await other.goto(`${cms.url}/quill.html`);
        await panel.waitForSelector('[data-closed="not_given"]');
      },
    };

    for (const [state, reach] of Object.entries(STATES)) {
      test(state, async () => {
        await reach();
        for (const scheme of ["light", "dark"]) {
          await panel.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
          for (const width of [320, 480]) {
            await panel.setViewport({ width, height: 900 });
            assert.deepEqual(await violations(panel), [], `${scheme}, ${width} px`);
            const wider = await panel.evaluate(
              () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
            );
            assert.ok(wider <= 0, `scrolls sideways at ${width} px`);
          }
        }
        assert.deepEqual(panel.errors, []);
      });
    }

    test("the keyboard reaches everything", async () => {
      await go("/editable.html", "#grade");
      await panel.click(".task summary");
      await panel.waitForSelector(".set-aside");
      await panel.evaluate(() => {
        document.activeElement?.blur();
        globalThis.reached = new Set();
        document.addEventListener("focusin", (event) => reached.add(event.target), true);
      });
      await panel.bringToFront().catch(() => undefined);
      for (let press = 0; press < 60; press += 1) await panel.keyboard.press("Tab");
      const missed = await panel.evaluate(() =>
        [...document.querySelectorAll("button, select, summary, input, a[href]")]
          .filter((one) => one.checkVisibility() && !one.disabled && !globalThis.reached.has(one))
          // Of a group of radio buttons Tab reaches the chosen one, the arrows the others.
          .filter((one) => one.type !== "radio" || one.checked)
          .map((one) => one.outerHTML.slice(0, 100)),
      );
      assert.deepEqual(missed, []);
    });
  });
}
