/** A resident searches, in Chromium. */

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { inChromium } from "./popup.mjs";

describe("Chromium: search", () => {
  const ui = inChromium();

  test("a resident finds the form for a mobility scooter in two actions", async () => {
    assert.equal(await ui.open("/voorbeeld-overzicht.html"), "report");
    await ui.as("resident");
    // One: type what you are looking for.
    await ui.popup.type("#search", "scootmobiel");
    await ui.popup.waitForSelector("#found a.nl-button--primary");
    assert.match(await ui.textOf("#found"), /Staat op deze pagina.*Ja, met DigiD/);
    // Two: take the way to the form.
    const opened = ui.browser.waitForTarget((target) =>
      target.url().includes("formulieren.voorbeeldstad.example/scootmobiel"),
    );
    // The popup goes when the form comes, in the middle of the click.
    await ui.popup.click("#found a.nl-button--primary").catch(() => undefined);
    const form = await opened;
    await (await form.page())?.close();
  });

  test("search leads to a link on the page, and else to a national entry point", async () => {
    assert.equal(await ui.open("/voorbeeld-overzicht.html"), "report");
    await ui.as("resident");
    await ui.popup.type("#search", "traplift");
    await ui.popup.waitForFunction(() =>
      document.querySelector("#found a")?.href.includes("woningaanpassing"),
    );
    await ui.textLike("#found", /Op deze pagina staat een link/);
    await ui.popup.$eval("#search", (field) => {
      field.value = "";
    });
    await ui.popup.type("#search", "schudlen");
    await ui.textLike('#found [data-topic="schuldhulp"]', /Staat niet op deze pagina.*Landelijk/);
  });
});
