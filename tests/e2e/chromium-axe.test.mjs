/** The popup in Chromium for everybody: axe-core, the keyboard, both languages. */

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { assertAccessible, inChromium, withExtension } from "./popup.mjs";

describe("Chromium: accessible", () => {
  const ui = inChromium();

  test("the popup is accessible, both views, light and dark", async () => {
    await ui.open("/voorbeeld-product.html");
    for (const scheme of ["light", "dark"]) {
      await ui.popup.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
      for (const audience of ["resident", "editor"]) {
        await ui.as(audience);
        await assertAccessible(ui.popup, `${audience}, ${scheme}`);
      }
    }
  });

  test("everything can be reached with the keyboard", async () => {
    await ui.open("/voorbeeld-product.html");
    await ui.as("editor");
    // Of the two tabs one takes the Tab key; the arrows go to the other.
    const wanted = await ui.popup.$$eval(
      "summary, a[href], button:not([tabindex='-1']), select, input",
      (all) => all.filter((one) => one.checkVisibility()).length,
    );
    await ui.popup.evaluate(() => document.activeElement.blur());
    const reached = new Set();
    for (let n = 0; n < wanted; n += 1) {
      await ui.popup.keyboard.press("Tab");
      reached.add(
        await ui.popup.evaluate(() => {
          const { activeElement } = document;
          const outline = getComputedStyle(activeElement).outlineStyle;
          return outline === "none"
            ? "no outline"
            : [...document.querySelectorAll("*")].indexOf(activeElement);
        }),
      );
    }
    assert.ok(!reached.has("no outline"), "focus can be seen");
    assert.equal(reached.size, wanted);
  });
});

test("Chromium: in English where the browser is English", async () => {
  await withExtension({ language: "en" }, "/voorbeeld-product.html", async (popup) => {
    assert.match(await popup.$eval("#grade", (element) => element.textContent), /^(?:[1-9]\.\d|10\.0)$/);
    assert.equal(await popup.$eval("html", (html) => html.lang), "en");
    assert.match(await popup.$eval(".answer-text", (element) => element.textContent), /Yes, with DigiD/);
    await assertAccessible(popup, "English");
  });
});
