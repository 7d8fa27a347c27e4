/** An editor takes a text or the whole report along, in Chromium. */

import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { unfold } from "./chromium.mjs";
import { inChromium } from "./popup.mjs";

describe("Chromium: taken along", () => {
  const ui = inChromium();

  before(() =>
    ui.browser
      .defaultBrowserContext()
      .overridePermissions(`chrome-extension://${ui.extensionId}`, [
        "clipboard-read",
        "clipboard-sanitized-write",
      ]),
  );

  test("an editor gets from the grade to a ready paragraph in two actions", async () => {
    assert.equal(await ui.open("/voorbeeld-product.html"), "report");
    await ui.as("editor");
    // One: open what helps most. Two: copy its text.
    await ui.popup.click(".costs .finding-summary");
    await ui.popup.waitForSelector(".costs [data-copy]");
    const text = await ui.textOf(".costs .advice-text");
    await ui.popup.click(".costs [data-copy]");
    await ui.popup.waitForFunction(
      () => document.querySelector('[role="status"]').textContent === "Gekopieerd",
    );
    assert.equal(
      (await ui.popup.evaluate(() => navigator.clipboard.readText())).replace(/\s+/g, " "),
      text.replace(/\s+/g, " "),
    );
  });

  test("the report can be taken along in every form", async () => {
    assert.equal(await ui.open("/voorbeeld-product.html"), "report");
    await ui.as("editor");
    await unfold(ui.popup, "#export");
    const copied = async (form) => {
      await ui.popup.click(`[data-copy="${form}"]`);
      await ui.popup.waitForFunction(
        (id) => document.querySelector(`[data-copy="${id}"]`).textContent.includes("Gekopieerd"),
        {},
        form,
      );
      return ui.popup.evaluate(() => navigator.clipboard.readText());
    };
    const grade = await ui.textOf("#grade");
    assert.match(await copied("text"), new RegExp(`^Hulp in het huishouden\\n.*\\n\\nCijfer: ${grade}`));
    assert.match(await copied("markdown"), /^# Hulp in het huishouden\n/);
    assert.match(await copied("csv"), /^Deel;Onderdeel;/);
    assert.equal(JSON.parse(await copied("json")).grade.overall.tenths, Number(grade.replace(",", "")));

    const printed = ui.browser.waitForTarget((target) => target.url().endsWith("/print.html"));
    await ui.popup.click("#print");
    const paper = await (await printed).page();
    await paper.waitForSelector("#grade");
    assert.equal(await paper.$eval("#grade", (part) => part.textContent), grade);
    await paper.close();
  });
});
