/** What is found is shown on the page, in Chromium, and the page stays as it was. */

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { unfold } from "./chromium.mjs";
import { inChromium } from "./popup.mjs";

/** What happened to the page. */
const WATCH = `
  globalThis.changes = 0;
  new MutationObserver((records) => { changes += records.length; })
    .observe(document, { subtree: true, childList: true, attributes: true, characterData: true });`;

describe("Chromium: shown on the page", () => {
  const ui = inChromium();

  test("a finding is shown on the page, and the page stays as it was", async () => {
    await ui.page.goto(`${ui.server.url}/voorbeeld-product.html`);
    const source = () => ui.page.evaluate(() => document.documentElement.outerHTML);
    const original = await source();
    await ui.page.evaluate(WATCH);
    assert.equal(await ui.click(), "report");
    await ui.as("editor");
    await unfold(ui.popup, "#services");
    const quote = await ui.popup.$eval("#services .place", (place) => {
      place.querySelector("button").click();
      return place.querySelector("q").textContent;
    });
    await ui.popup.waitForSelector("#services .place-answer");
    assert.equal(await ui.textOf("#services .place-answer"), "Gemarkeerd op de pagina.");

    const marked = await ui.marks();
    assert.deepEqual(
      marked.map((text) => text.replace(/\s+/g, " ")),
      [quote],
    );
    const colour = await ui.page.evaluate(() => {
      const link = [...document.querySelectorAll("a")].find((a) => a.className === "knop");
      return getComputedStyle(link, "::highlight(loketmeter)").backgroundColor;
    });
    assert.equal(colour, "rgb(255, 224, 102)");

    assert.equal(await source(), original);
    assert.equal(await ui.page.evaluate("changes"), 0);

    await ui.page.mouse.click(5, 300);
    await ui.unmarked();
  });

  test("what is folded away is opened, shown, and folded again", async () => {
    await ui.page.goto(`${ui.server.url}/voorbeeld-product.html`);
    const source = () => ui.page.evaluate(() => document.documentElement.outerHTML);
    const original = await source();
    assert.equal(await ui.click(), "report");
    await ui.as("editor");
    await unfold(ui.popup, "#topics");
    const ask = (words) =>
      ui.popup.$$eval(
        "#topics .place",
        (all, text) =>
          all
            .find((one) => one.textContent.includes(text))
            ?.querySelector("button")
            .click(),
        words,
      );
    const folded = () => ui.page.waitForFunction(() => !document.querySelector("details").open);
    await ask("Vraag dan tijdens het gesprek");
    await ui.popup.waitForSelector("#topics .place-answer");
    assert.equal(await ui.textOf("#topics .place-answer"), "Gemarkeerd op de pagina.");
    assert.equal(await ui.page.$eval("details", (details) => details.open), true);
    const marked = await ui.marks();
    assert.match(marked[0], /Vraag dan tijdens het gesprek/);

    // The next place closes what the last one opened.
    await ask("Hulp in het huishouden");
    await folded();
    assert.equal(await source(), original);

    await ask("Vraag dan tijdens het gesprek");
    await ui.page.waitForFunction(() => document.querySelector("details").open);
    // A click in what was opened leaves it open, because somebody is reading there.
    await ui.page.click("details p");
    assert.equal(await ui.page.$eval("details", (details) => details.open), true);
    await ui.page.mouse.click(5, 300);
    await folded();
    assert.equal(await source(), original);
  });

  test("one walks along the places, and out again", async () => {
    assert.equal(await ui.open("/voorbeeld-product.html"), "report");
    await ui.as("editor");
    await unfold(ui.popup, "#elements");
    await unfold(ui.popup, "#elements .finding");
    await ui.popup.click("#elements [data-show]");
    await ui.popup.waitForSelector(".point-bar");
    const [, first, all] = /Plaats (\d+) van (\d+)/.exec(await ui.textOf(".point-count"));
    assert.ok(Number(all) > 3);
    const before = await ui.marks();
    await ui.popup.click("#next");
    await ui.popup.waitForFunction(
      (text) => document.querySelector(".point-count").textContent !== text,
      {},
      `Plaats ${first} van ${all}`,
    );
    assert.notDeepEqual(await ui.marks(), before);
    await ui.popup.click("#previous");
    await ui.popup.waitForFunction(
      (text) => document.querySelector(".point-count").textContent === text,
      {},
      `Plaats ${first} van ${all}`,
    );
    assert.deepEqual(await ui.marks(), before);
    await ui.popup.click("#unmark");
    await ui.unmarked();
    await ui.popup.waitForSelector(".point-bar", { hidden: true });
  });

  test("a finding in a frame and in a shadow tree is shown there", async () => {
    assert.equal(await ui.open("/lagen.html"), "report");
    await ui.as("editor");
    await unfold(ui.popup, ".section");
    for (const [part, words] of [
      ["#services", "Leerlingenvervoer aanvragen"],
      ["#topics", "onafhankelijke cliëntondersteuner"],
    ]) {
      const asked = await ui.popup.$$eval(
        `${part} .place`,
        (all, text) => {
          const place = all.find((one) => one.textContent.toLowerCase().includes(text.toLowerCase()));
          place?.querySelector("button").click();
          return place !== undefined;
        },
        words,
      );
      assert.ok(asked, part);
      await ui.page.waitForFunction(
        (text) => {
          const views = [
            window,
            ...[...document.querySelectorAll("iframe")].map((frame) => frame.contentWindow),
          ];
          return views.some((view) =>
            [...(view.CSS.highlights.get("loketmeter") ?? [])].some((range) =>
              String(range).toLowerCase().includes(text.toLowerCase()),
            ),
          );
        },
        {},
        words,
      );
    }
  });
});
