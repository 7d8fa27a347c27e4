/** Every state of the interface, drawn without a browser extension around it: accessible in all its looks. */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { after, before, describe, test } from "node:test";
import { hostile, partial, product, refused } from "../extension/fixtures/reports.mjs";
import { launchChromium, unfold } from "./chromium.mjs";
import { show, showView } from "./gallery.mjs";

const AXE = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const report = (one, failure = null) => ({ view: { kind: "report", report: one, failure } });

const passages = { passages: [[45, ["U betaalt een eigen bijdrage.", "Die int het CAK."]]] };
const found = [
  {
    id: "huishoudelijke-hulp",
    name: "Hulp in het huishouden",
    theme: "wmo",
    nationalName: "Regelhulp",
    nationalUrl: "https://www.regelhulp.nl/",
  },
  {
    id: "schuldhulp",
    name: "Hulp bij schulden",
    theme: "schulden",
    nationalName: "Geldfit",
    nationalUrl: "https://geldfit.nl/",
  },
];
const themes = [
  { id: "wmo", name: "Wmo", topics: [{ id: "huishoudelijke-hulp", name: "Hulp in het huishouden" }] },
  { id: "schulden", name: "Schulden", topics: [{ id: "schuldhulp", name: "Hulp bij schulden" }] },
];

/** Mistakes that cost no points. */
const flaws = [
  {
    kind: "test_site",
    text: "Deze link gaat naar een testomgeving.",
    target:
      "https://formulieren-acc.voorbeeldstad.example/een-heel-lang-pad-zonder-een-enkele-spatie/aanvragen",
    evidence: { quote: "Aanvragen met DigiD", node: 7, section: "Aanvragen", rule: "flaw:test-site" },
  },
  {
    kind: "not_there",
    text: "Deze zin belooft een formulier, knop of link. Die staat hier niet.",
    target: null,
    evidence: {
      quote: "Vul het formulier hieronder in.",
      node: 8,
      section: "Aanvragen",
      rule: "flaw:not-there",
    },
  },
];

const CLOSED = ["browser", "store", "pdf", "file", "document", "denied", "offline", "unreachable", "silent"];
const FAILED = ["timeout", "trap", "start"];

const STATES = {
  loading: { view: { kind: "loading" } },
  product: { ...report(product), ...passages, themes },
  overview: report({ ...product, page: { ...product.page, pageType: "overview" } }),
  partial: report(partial),
  mistakes: report({ ...product, flaws }),
  old: report(product, "timeout"),
  changed: { ...report(product), changed: true },
  marked: {
    ...report(product),
    pointed: { key: "element/kosten", result: "shown", walk: { number: 2, of: 3 } },
  },
  scope: {
    ...report({ ...product, scope: { themes: ["schulden"], whole: false } }),
    scope: "schulden",
    themes,
  },
  "not municipal": report(refused("not_municipal", "Deze pagina is niet van een gemeente.")),
  "not social": report(refused("not_social", "Geen onderwerp van het sociaal domein.", "Schuldhulp")),
  "page type": report(refused("page_type", "Dit is een nieuwsbericht.")),
  empty: report(refused("empty", "Er is geen tekst.")),
  ...Object.fromEntries(CLOSED.map((why) => [`closed: ${why}`, { view: { kind: "closed", why } }])),
  ...Object.fromEntries(FAILED.map((why) => [`failed: ${why}`, { view: { kind: "failed", why } }])),
  options: { page: "options", themes },
  print: { page: "print", report: product },
  "nothing to print": { page: "print" },
};

/** The longest word that can stand beside a grade. */
const poor = { ...product, grade: { ...product.grade, label: "very_poor", labelText: "zware onvoldoende" } };

/** What is wider than the box that it stands in. */
const STICKS_OUT = `[...document.querySelectorAll(".card, .notice, .costs, .advice, .search, .found-row")].flatMap((box) => {
  const { left, right } = box.getBoundingClientRect();
  return [...box.querySelectorAll("*")]
    .map((one) => [one, one.getBoundingClientRect()])
    .filter(([one, place]) => place.width > 1 && (place.left < left - 1 || place.right > right + 1))
    .map(([one]) => one.outerHTML.slice(0, 120));
})`;

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
    const found = await page.evaluate(() =>
      // Off by default, and part of WCAG 2.2 AA: large enough to hit.
      globalThis.axe.run(document, { rules: { "target-size": { enabled: true } } }),
    );
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
  }

  for (const [name, state] of Object.entries(STATES)) {
    test(name, async () => {
      for (const audience of state.page === undefined ? ["resident", "editor"] : ["editor"]) {
        for (const language of ["nl", "en"]) {
          for (const scheme of ["light", "dark"]) {
            await show(page, state, { audience, language, scheme });
            await unfold(page);
            const what = `${audience}, ${language}, ${scheme}`;
            assert.deepEqual(await violations(), [], what);
            assert.equal((await page.$$("h1")).length, 1, `one main heading: ${what}`);
            const text = await page.$eval("body", (body) => body.textContent);
            assert.ok(!/undefined|null|NaN|\$\d|\[object/.test(text), `${what}: ${text}`);
          }
        }
      }
    });
  }

  test("every state says what to do next", async () => {
    for (const why of CLOSED) {
      await showView(page, { kind: "closed", why });
      assert.ok((await page.$$(".next-step")).length > 0, why);
    }
    for (const why of FAILED) {
      await showView(page, { kind: "failed", why });
      assert.ok((await page.$$(".next-step")).length > 0, why);
    }
    await show(page, report(partial));
    assert.equal((await page.$$("#limits .next-step")).length, 1);
  });

  test("search results are accessible and counted aloud", async () => {
    for (const scheme of ["light", "dark"]) {
      await show(page, { ...report(product), found }, { audience: "resident", scheme });
      await page.type("#search", "hulp");
      await page.waitForSelector("#found");
      assert.deepEqual(await violations(), [], scheme);
      await page.waitForFunction(
        () => document.querySelector('[role="status"]').textContent === "2 onderwerpen gevonden",
      );
      const rows = await page.$$eval(".found-row", (all) => all.map((row) => row.textContent));
      assert.match(rows[0], /Staat op deze pagina.*Ja, met DigiD.*Naar het formulier/);
      assert.match(rows[1], /Staat niet op deze pagina.*Landelijk: Geldfit/);
    }
  });

  test("fits from 320 to 800 pixels", async () => {
    for (const audience of ["resident", "editor"]) {
      // A popup is at most 800 pixels wide: at a zoom of 200 % that leaves 400. On a phone it is a tab: 360 to 412.
      for (const width of [320, 360, 400, 412, 440, 800]) {
        await show(page, { ...report(poor), ...passages, themes }, { audience, width });
        await unfold(page);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(wide <= width, `${audience}: ${wide} in ${width}`);
        assert.deepEqual(await page.evaluate(STICKS_OUT), [], `${audience}, ${width}`);
      }
    }
  });

  test("what one comes for is large enough for a thumb on a phone", async () => {
    for (const audience of ["resident", "editor"]) {
      await show(page, { ...report(product), found }, { audience, width: 412 });
      const sizes = await page.$$eval(".nl-button, .tab, .icon-button, summary, input, select", (all) =>
        all
          .filter((one) => one.checkVisibility())
          .map((one) => [one.textContent || one.id, Math.round(one.getBoundingClientRect().height)]),
      );
      assert.ok(sizes.length > 5);
      for (const [name, height] of sizes) assert.ok(height >= 36, `${audience}: ${name} is ${height} high`);
    }
  });

  test("an old report says so and does not point at the page", async () => {
    for (const audience of ["resident", "editor"]) {
      await show(page, report(product, "trap"), { audience });
      await unfold(page);
      assert.match(await page.$eval("#old", (notice) => notice.textContent), /vorige resultaat/);
      assert.equal((await page.$$("[data-show]")).length, 0);
    }
    await show(page, report(product));
    await unfold(page);
    assert.ok((await page.$$("[data-show]")).length > 5);
  });

  test("the outcome is said once, and again only when there is another", async () => {
    await show(page, report(product), { audience: "resident" });
    // It is said after the outcome is drawn, not in the same frame.
    await page.waitForFunction(() => document.querySelector('[role="status"]')?.textContent !== "");
    const said = await page.$eval('[role="status"]', (status) => status.textContent);
    assert.match(said, /Ja, met DigiD\. Cijfer 6,8: voldoende/);
    await page.evaluate(() => {
      globalThis.saidAgain = 0;
      new MutationObserver(() => {
        globalThis.saidAgain += 1;
      }).observe(document.querySelector('[role="status"]'), {
        subtree: true,
        childList: true,
        characterData: true,
      });
    });
    await page.click("#tab-editor");
    await page.waitForSelector(".gauge");
    assert.equal(await page.evaluate("saidAgain"), 0);
  });

  test("the tabs are tabs: arrows walk along them and the choice is kept", async () => {
    await show(page, report(product), { audience: "resident" });
    await page.focus("#tab-resident");
    await page.keyboard.press("ArrowRight");
    assert.equal(await page.evaluate("document.activeElement.id"), "tab-editor");
    assert.equal(await page.$eval("#tab-editor", (tab) => tab.getAttribute("aria-selected")), "true");
    assert.deepEqual(await page.evaluate("galleryCalls"), [["choose", { audience: "editor" }]]);
  });

  test("buttons and fields have names that make sense alone", async () => {
    await show(page, { ...report(product), ...passages, themes }, { audience: "editor" });
    await unfold(page);
    const tree = await page.accessibility.snapshot({ interestingOnly: true });
    const named = [];
    const collect = (node) => {
      if (
        ["button", "link", "textbox", "searchbox", "combobox", "tab", "radio", "checkbox"].includes(node.role)
      )
        named.push(node);
      for (const child of node.children ?? []) collect(child);
    };
    collect(tree);
    assert.ok(named.length > 15);
    for (const { role, name } of named) assert.ok(name.trim() !== "", role);
    // "Copy the text" twenty times over would tell nobody which.
    const copies = named.filter(({ name }) => name.startsWith("Kopieer de tekst"));
    assert.ok(copies.length > 0 && copies.every(({ name }) => name.includes(": ")));
  });

  test("what a page says stays text, and only safe addresses are links", async () => {
    await show(page, report(hostile), { audience: "resident" });
    await unfold(page);
    assert.match(await page.$eval(".page-title", (title) => title.textContent), /<img src=x/);
    assert.equal((await page.$$("img, script[src]")).length, 0);
    assert.deepEqual(await page.$$eval("a", (all) => all.map((a) => a.href)), []);
    await show(page, report(hostile));
    await unfold(page);
    assert.deepEqual(await page.$$eval("a", (all) => all.map((a) => a.href)), []);
  });

  test("colours of the user are respected", async () => {
    await show(page, report(product), { features: [{ name: "forced-colors", value: "active" }] });
    const border = await page.$eval(".bar", (bar) => getComputedStyle(bar).borderTopStyle);
    assert.equal(border, "solid");
  });

  test("nothing moves for those who asked for less movement", async () => {
    const moves = async (value) => {
      await show(page, report(product), { features: [{ name: "prefers-reduced-motion", value }] });
      return page.$eval(".section-summary > .icon", (icon) => getComputedStyle(icon).transitionDuration);
    };
    assert.equal(await moves("reduce"), "0s");
    assert.equal(await moves("no-preference"), "0.15s");
  });
});
