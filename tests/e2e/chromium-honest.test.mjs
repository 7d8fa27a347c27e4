/** Where there is no grade, or not of everything, the popup says why. In Chromium. */

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { until } from "./firefox.mjs";
import { inChromium, withExtension } from "./popup.mjs";

describe("Chromium: no grade", () => {
  const ui = inChromium();

  test("no grade for a page of somebody else", async () => {
    assert.equal(await ui.open("/recept.html"), "report");
    assert.equal(await ui.popup.$("#grade"), null);
    assert.equal(await ui.textOf("h1"), "Deze pagina krijgt geen cijfer");
    assert.equal(await ui.popup.$eval("[data-refusal]", (part) => part.dataset.refusal), "not_municipal");
  });

  test("no grade for an empty page", async () => {
    assert.equal(await ui.open("/leeg.html"), "report");
    assert.equal(await ui.popup.$("#grade"), null);
    assert.equal(await ui.textOf("h1"), "Deze pagina krijgt geen cijfer");
  });

  for (const [address, why] of [
    ["chrome://version/", "browser"],
    ["about:blank", "browser"],
    ["/formulier.pdf", "pdf"],
    ["/lijst.txt", "document"],
  ]) {
    test(`an honest answer on ${address}`, async () => {
      assert.equal(await ui.open(address), "closed");
      assert.equal(await ui.popup.$eval("[data-closed]", (part) => part.dataset.closed), why);
    });
  }

  test("an honest answer where no page came", async () => {
    await ui.page.goto("http://127.0.0.1:1/").catch(() => undefined);
    // The browser's own page about the failure comes a moment later.
    await until(() => ui.page.url().startsWith("chrome-error:"), "page about the failure");
    assert.equal(await ui.click(), "closed");
    assert.equal(await ui.popup.$eval("[data-closed]", (part) => part.dataset.closed), "unreachable");
  });

  test("a part of another site is named, with the way to it", async () => {
    assert.equal(await ui.open("/deels.html"), "report");
    await ui.popup.waitForSelector("#limits a");
    assert.equal(await ui.popup.$eval("#limits a", (link) => link.href), "https://elders.example/");
  });
});

for (const [engine, why] of [
  ["damaged", "start"],
  ["hanging", "timeout"],
  ["trapping", "trap"],
]) {
  test(`Chromium: an engine that is ${engine} is reported`, async () => {
    await withExtension({ engine }, "/voorbeeld-product.html", async (popup, outcome) => {
      assert.equal(outcome, "failed");
      assert.equal(await popup.$eval("[data-failed]", (part) => part.dataset.failed), why);
      assert.ok(await popup.$(".next-step"), "what to do next");
    });
  });
}
