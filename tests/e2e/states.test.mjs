/** Every state of the interface, drawn without a browser extension around it: accessible in all its looks. */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { after, before, describe, test } from "node:test";
import { hostile, partial, product, refused } from "../extension/fixtures/reports.mjs";
import { launchChromium, unfold } from "./chromium.mjs";
import { showView } from "./gallery.mjs";

const AXE = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const report = (one, failure = null) => ({ kind: "report", report: one, failure });

const VIEWS = {
  loading: { kind: "loading" },
  product: report(product),
  partial: report(partial),
  old: report(product, "timeout"),
  "not municipal": report(refused("not_municipal", "Deze pagina is niet van een gemeente.")),
  "not social": report(refused("not_social", "Geen onderwerp van het sociaal domein.", "Schuldhulp")),
  "page type": report(refused("page_type", "Dit is een nieuwsbericht.")),
  empty: report(refused("empty", "Er is geen tekst.")),
  ...Object.fromEntries(
    ["browser", "store", "pdf", "file", "document", "denied"].map((why) => [
      `closed: ${why}`,
      { kind: "closed", why },
    ]),
  ),
  ...Object.fromEntries(
    ["timeout", "trap", "start"].map((why) => [`failed: ${why}`, { kind: "failed", why }]),
  ),
};

describe("states of the interface", () => {
  let browser;
  let page;

  before(async () => {
    browser = await launchChromium();
    page = await browser.newPage();
  });

  after(() => browser?.close());

  async function violations() {
    await page.evaluate(AXE);
    const found = await page.evaluate(() => globalThis.axe.run(document));
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
  }

  for (const [name, view] of Object.entries(VIEWS)) {
    test(name, async () => {
      for (const language of ["nl", "en"]) {
        for (const scheme of ["light", "dark"]) {
          await showView(page, view, { language, scheme });
          await unfold(page);
          assert.deepEqual(await violations(), [], `${language}, ${scheme}`);
          assert.equal((await page.$$("h1")).length, 1, "one main heading");
          const text = await page.$eval("body", (body) => body.textContent);
          assert.ok(!/undefined|null|NaN|\$\d|\[object/.test(text), text);
        }
      }
    });
  }

  test("fits from 320 to 800 pixels", async () => {
    for (const width of [320, 420, 800]) {
      await showView(page, report(product), { width });
      await unfold(page);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(wide <= width, `${wide} in ${width}`);
    }
  });

  test("an old report says so and does not point at the page", async () => {
    await showView(page, report(product, "trap"));
    await unfold(page);
    assert.match(await page.$eval(".notice", (notice) => notice.textContent), /vorige resultaat/);
    assert.equal((await page.$$("[data-show]")).length, 0);
    await showView(page, report(product));
    await unfold(page);
    assert.ok((await page.$$("[data-show]")).length > 5);
  });

  test("what a page says stays text, and only safe addresses are links", async () => {
    await showView(page, report(hostile));
    await unfold(page);
    assert.match(await page.$eval(".page-title", (title) => title.textContent), /<img src=x/);
    assert.equal((await page.$$("img, script[src]")).length, 0);
    assert.deepEqual(await page.$$eval("a", (all) => all.map((a) => a.href)), []);
  });

  test("colours of the user are respected", async () => {
    await showView(page, report(product), { features: [{ name: "forced-colors", value: "active" }] });
    const border = await page.$eval(".bar", (bar) => getComputedStyle(bar).borderTopStyle);
    assert.equal(border, "solid");
  });

  test("nothing moves for those who asked for less movement", async () => {
    const moves = async (value) => {
      await showView(page, report(product), { features: [{ name: "prefers-reduced-motion", value }] });
      return page.$eval("summary", (summary) => getComputedStyle(summary, "::before").transitionDuration);
    };
    assert.equal(await moves("reduce"), "0s");
    assert.equal(await moves("no-preference"), "0.15s");
  });
});
