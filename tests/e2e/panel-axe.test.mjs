/** Every state of the side panel, in two languages, light and dark, held to axe-core; and a way through by keyboard. */

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { violations } from "./panel.mjs";
import { openedPanel, STATES } from "./panel-states.mjs";

for (const language of ["nl", "en"]) {
  describe(`accessibility of the side panel, ${language}`, () => {
    let opened;
    let panel;

    before(async () => {
      opened = await openedPanel(language);
      ({ panel } = opened);
    });

    after(() => opened?.close());

    for (const [state, reach] of Object.entries(STATES)) {
      test(state, async () => {
        await reach(opened);
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
      await opened.go("/editable.html", "#grade");
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
