/** The extension in Chromium: real toolbar button, real permission, real engine. */

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { unfold } from "./chromium.mjs";
import { assertAccessible, inChromium } from "./popup.mjs";

describe("Chromium", () => {
  const ui = inChromium();

  for (const address of ["/voorbeeld-product.html", "/voorbeeld-product.html?csp=strict"]) {
    test(`a grade for ${address}`, async (context) => {
      assert.equal(await ui.open(address), "report");
      await ui.as("resident");
      const grade = await ui.textOf("#grade");
      context.diagnostic(`grade ${grade}`);
      assert.match(grade, /^(?:[1-9],\d|10,0)$/);
      assert.match(await ui.textOf(".publisher"), /Gemeente Voorbeeldstad/);
      assert.equal(await ui.textOf(".answer-text"), "Ja, met DigiD");
      await ui.textLike('[role="status"]', new RegExp(`Cijfer ${grade}`));
      await ui.textLike('[data-element="kosten"]', /U betaalt een eigen bijdrage/);
      await ui.textLike('[data-element="bewijs"]', /burgerservicenummer/);

      await ui.as("editor");
      assert.equal(await ui.textOf("#grade"), grade);
      assert.match(await ui.textOf(".publisher"), /Productpagina/);
      assert.equal((await ui.popup.$$(".half .bar")).length, 2);
      await unfold(ui.popup, "#missing-forms");
      assert.match(await ui.textOf("#missing-forms"), /meer, minder of andere uren/);
    });
  }

  test("the page can be held against a theme", async () => {
    assert.equal(await ui.open("/voorbeeld-product.html"), "report");
    await ui.as("editor");
    await ui.popup.waitForSelector('#scope option[value="schulden"]');
    await ui.popup.select("#scope", "schulden");
    await ui.popup.waitForSelector("#missing-topics");
    await unfold(ui.popup, "#missing-topics");
    assert.match(await ui.textOf("#missing-topics"), /Hulp bij schulden|schuld/i);
    await ui.popup.select("#scope", "");
    await ui.popup.waitForSelector("#missing-topics", { hidden: true });
  });

  test("the view is remembered, and so are topics that do not apply", async () => {
    assert.equal(await ui.open("/voorbeeld-product.html"), "report");
    await ui.as("editor");
    await ui.closePopup();
    assert.equal(await ui.open("/voorbeeld-product.html"), "report");
    assert.equal(await ui.popup.$eval("main", (main) => main.dataset.audience), "editor");
    await ui.popup.click("#tab-resident");
    await ui.closePopup();

    const options = await ui.browser.newPage();
    await options.goto(`chrome-extension://${ui.extensionId}/options.html`);
    await options.waitForSelector("#theme-wmo");
    await assertAccessible(options, "options");
    await options.click("#theme-wmo summary");
    await options.waitForSelector('input[name="huishoudelijke-hulp"]');
    await options.click('input[name="huishoudelijke-hulp"]');
    await options.click('input[name="language"][value="en"]');
    await options.waitForFunction(() => document.documentElement.lang === "en");
    await ui.open("/voorbeeld-product.html");
    assert.equal(await ui.popup.$eval("html", (html) => html.lang), "en");
    await ui.as("editor");
    await ui.textLike("#view", /Does not count, as you chose/);
    await ui.closePopup();

    await options.bringToFront();
    await options.click("#forget");
    await options.waitForFunction(() => document.documentElement.lang === "nl");
    await options.waitForFunction(() => document.querySelector('input[type="checkbox"]:checked') === null);
    await options.close();
  });

  test("a page that goes elsewhere makes the result old", async () => {
    assert.equal(await ui.open("/voorbeeld-product.html"), "report");
    await ui.page.evaluate(() => history.pushState({}, "", "/elders"));
    await ui.popup.waitForSelector("#changed");
    assert.match(await ui.textOf("#changed"), /veranderd/);
  });

  test("grading again keeps working", async () => {
    assert.equal(await ui.open("/voorbeeld-product.html"), "report");
    const grade = await ui.textOf("#grade");
    await ui.popup.evaluate(() => {
      const main = document.querySelector("main");
      globalThis.states = [];
      new MutationObserver(() => globalThis.states.push(main.dataset.state)).observe(main, {
        attributeFilter: ["data-state"],
      });
    });
    await ui.popup.click("#again");
    // The outcome may be there before anyone can look whether it is being made.
    await ui.popup.waitForFunction(() => globalThis.states.at(-1) === "report");
    assert.equal(await ui.textOf("#grade"), grade);
  });

  test("a hostile page stays text", async () => {
    assert.equal(await ui.open("/vijandig.html"), "report");
    assert.match(await ui.textOf(".page-title"), /<img src=x onerror=alert\(1\)>/);
    assert.equal((await ui.popup.$$("img")).length, 0);
    const links = await ui.popup.$$eval("a", (all) => all.map((a) => new URL(a.href).protocol));
    for (const protocol of links) assert.match(protocol, /^(?:https?|tel|mailto):$/);
  });
});
