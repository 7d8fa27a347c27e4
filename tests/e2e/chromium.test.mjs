/** The extension in Chromium: real toolbar button, real permission, real engine. */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { after, afterEach, before, beforeEach, describe, test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { TimeoutError } from "puppeteer-core";
import { launchChromium, openPopup, outcomeOf, unfold } from "./chromium.mjs";
import { variantFor } from "./extension.mjs";
import { EXTRA } from "./pages.mjs";
import { serve } from "./server.mjs";

const AXE = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What a page looks like and what happened to it. */
const WATCH = `
  globalThis.changes = 0;
  new MutationObserver((records) => { changes += records.length; })
    .observe(document, { subtree: true, childList: true, attributes: true, characterData: true });`;

describe("Chromium", () => {
  let server;
  let browser;
  let variant;
  let extensionId;
  let page;
  let popup;

  before(async () => {
    server = await serve(EXTRA);
    variant = await variantFor("chrome", { language: "nl" });
    browser = await launchChromium();
    extensionId = await browser.installExtension(variant.folder);
  });

  // A tab of its own for each test: leaving the viewer of PDF files sometimes never ends, and must not take the
  // tests that follow with it.
  beforeEach(async () => {
    page = await browser.newPage();
    // A page that is still scrolling is hard to click on.
    await page.emulateMediaFeatures([{ name: "prefers-reduced-motion", value: "reduce" }]);
  });

  after(async () => {
    await browser?.close();
    await variant?.remove();
    await server?.close();
  });

  afterEach(async () => {
    await closePopup();
    await Promise.race([page.close(), delay(2000, undefined, { ref: false })]);
  });

  async function closePopup() {
    await popup?.close().catch(() => undefined);
    popup = undefined;
  }

  /** Opens a page and clicks the button. */
  async function open(address) {
    const url = address.includes(":") ? address : server.url + address;
    try {
      await page.goto(url, { timeout: 10_000 });
    } catch (error) {
      // The viewer of PDF files runs in a frame of another process, whose end of loading sometimes gets lost on the
      // way to us. Once more, in a new tab.
      if (!(error instanceof TimeoutError)) throw error;
      page = await browser.newPage();
      await page.goto(url);
    }
    return click();
  }

  async function click() {
    await page.bringToFront();
    popup = await openPopup(browser, page, extensionId);
    return outcomeOf(popup);
  }

  /** The popup remembers the view of the test before; each test goes to its own. */
  const asEditor = () => as("editor");
  const asResident = () => as("resident");

  async function as(audience) {
    await popup.click(`#tab-${audience}`);
    await popup.waitForSelector(`[data-audience="${audience}"]`);
  }

  const textOf = (selector) => popup.$eval(selector, (element) => element.textContent.trim());

  for (const address of ["/voorbeeld-product.html", "/voorbeeld-product.html?csp=strict"]) {
    test(`a grade for ${address}`, async (context) => {
      assert.equal(await open(address), "report");
      await asResident();
      const grade = await textOf("#grade");
      context.diagnostic(`grade ${grade}`);
      assert.match(grade, /^(?:[1-9],\d|10,0)$/);
      assert.match(await textOf(".publisher"), /Gemeente Voorbeeldstad/);
      assert.equal(await textOf(".answer-text"), "Ja, met DigiD");
      assert.match(await textOf('[role="status"]'), new RegExp(`Cijfer ${grade}`));
      await popup.waitForFunction(() => document.querySelectorAll("[data-element] .know-text p").length > 0);
      assert.match(await textOf('[data-element="kosten"]'), /U betaalt een eigen bijdrage/);
      assert.match(await textOf('[data-element="bewijs"]'), /burgerservicenummer/);

      await asEditor();
      assert.equal(await textOf("#grade"), grade);
      assert.match(await textOf(".publisher"), /Productpagina/);
      assert.equal((await popup.$$(".half .bar")).length, 2);
      await unfold(popup, "#missing-forms");
      assert.match(await textOf("#missing-forms"), /meer, minder of andere uren/);
    });
  }

  test("a finding is shown on the page, and the page stays as it was", async () => {
    await page.goto(`${server.url}/voorbeeld-product.html`);
    const source = () => page.evaluate(() => document.documentElement.outerHTML);
    const original = await source();
    await page.evaluate(WATCH);
    assert.equal(await click(), "report");
    await asEditor();
    await unfold(popup, "#services");
    const quote = await popup.$eval("#services .place", (place) => {
      place.querySelector("button").click();
      return place.querySelector("q").textContent;
    });
    await popup.waitForSelector("#services .place-answer");
    assert.equal(await textOf("#services .place-answer"), "Gemarkeerd op de pagina.");

    const marked = await page.evaluate(() => [...CSS.highlights.get("loketmeter")].map(String));
    assert.deepEqual(
      marked.map((text) => text.replace(/\s+/g, " ")),
      [quote],
    );
    const colour = await page.evaluate(() => {
      const link = [...document.querySelectorAll("a")].find((a) => a.className === "knop");
      return getComputedStyle(link, "::highlight(loketmeter)").backgroundColor;
    });
    assert.equal(colour, "rgb(255, 224, 102)");

    assert.equal(await source(), original);
    assert.equal(await page.evaluate("changes"), 0);

    await page.mouse.click(5, 300);
    assert.equal(await page.evaluate(() => CSS.highlights.has("loketmeter")), false);
  });

  test("what is folded away is opened, shown, and folded again", async () => {
    await page.goto(`${server.url}/voorbeeld-product.html`);
    const source = () => page.evaluate(() => document.documentElement.outerHTML);
    const original = await source();
    assert.equal(await click(), "report");
    await asEditor();
    await unfold(popup, "#topics");
    const ask = (words) =>
      popup.$$eval(
        "#topics .place",
        (all, text) =>
          all
            .find((one) => one.textContent.includes(text))
            ?.querySelector("button")
            .click(),
        words,
      );
    await ask("Vraag dan tijdens het gesprek");
    await popup.waitForSelector("#topics .place-answer");
    assert.equal(await textOf("#topics .place-answer"), "Gemarkeerd op de pagina.");
    assert.equal(await page.$eval("details", (details) => details.open), true);
    const marked = await page.evaluate(() => [...CSS.highlights.get("loketmeter")].map(String));
    assert.match(marked[0], /Vraag dan tijdens het gesprek/);

    // The next place closes what the last one opened.
    await ask("Hulp in het huishouden");
    await page.waitForFunction(() => !document.querySelector("details").open);
    assert.equal(await source(), original);

    await ask("Vraag dan tijdens het gesprek");
    await page.waitForFunction(() => document.querySelector("details").open);
    // A click in what was opened leaves it open, because somebody is reading there.
    await page.click("details p");
    assert.equal(await page.$eval("details", (details) => details.open), true);
    await page.mouse.click(5, 300);
    assert.equal(await source(), original);
  });

  test("one walks along the places, and out again", async () => {
    assert.equal(await open("/voorbeeld-product.html"), "report");
    await asEditor();
    await unfold(popup, "#elements");
    await unfold(popup, "#elements .finding");
    await popup.click("#elements [data-show]");
    await popup.waitForSelector(".point-bar");
    const [, first, all] = /Plaats (\d+) van (\d+)/.exec(await textOf(".point-count"));
    assert.ok(Number(all) > 3);
    const words = () => page.evaluate(() => [...CSS.highlights.get("loketmeter")].map(String).join());
    const before = await words();
    await popup.click("#next");
    await popup.waitForFunction(
      (text) => document.querySelector(".point-count").textContent !== text,
      {},
      `Plaats ${first} van ${all}`,
    );
    assert.notEqual(await words(), before);
    await popup.click("#previous");
    await popup.waitForFunction(
      (text) => document.querySelector(".point-count").textContent === text,
      {},
      `Plaats ${first} van ${all}`,
    );
    assert.equal(await words(), before);
    await popup.click("#unmark");
    await page.waitForFunction(() => !CSS.highlights.has("loketmeter"));
    assert.equal(await popup.$(".point-bar"), null);
  });

  test("a finding in a frame and in a shadow tree is shown there", async () => {
    assert.equal(await open("/lagen.html"), "report");
    await asEditor();
    await unfold(popup, ".section");
    for (const [part, words] of [
      ["#services", "Leerlingenvervoer aanvragen"],
      ["#topics", "onafhankelijke cliëntondersteuner"],
    ]) {
      const asked = await popup.$$eval(
        `${part} .place`,
        (all, text) => {
          const place = all.find((one) => one.textContent.toLowerCase().includes(text.toLowerCase()));
          place?.querySelector("button").click();
          return place !== undefined;
        },
        words,
      );
      assert.ok(asked, part);
      await page.waitForFunction(
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

  test("a resident finds the form for a mobility scooter in two actions", async () => {
    assert.equal(await open("/voorbeeld-overzicht.html"), "report");
    await asResident();
    // One: type what you are looking for.
    await popup.type("#search", "scootmobiel");
    await popup.waitForSelector("#found a.nl-button--primary");
    assert.match(await textOf("#found"), /Staat op deze pagina.*Ja, met DigiD/);
    // Two: take the way to the form.
    const opened = browser.waitForTarget((target) =>
      target.url().includes("formulieren.voorbeeldstad.example/scootmobiel"),
    );
    // The popup goes when the form comes, in the middle of the click.
    await popup.click("#found a.nl-button--primary").catch(() => undefined);
    const form = await opened;
    await (await form.page())?.close();
  });

  test("search leads to a link on the page, and else to a national entry point", async () => {
    assert.equal(await open("/voorbeeld-overzicht.html"), "report");
    await asResident();
    await popup.type("#search", "traplift");
    await popup.waitForFunction(() => document.querySelector("#found a")?.href.includes("woningaanpassing"));
    assert.match(await textOf("#found"), /Op deze pagina staat een link/);
    await popup.$eval("#search", (field) => {
      field.value = "";
    });
    await popup.type("#search", "schudlen");
    await popup.waitForFunction(() => document.querySelector('#found [data-topic="schuldhulp"]') !== null);
    assert.match(await textOf('[data-topic="schuldhulp"]'), /Staat niet op deze pagina.*Landelijk/);
  });

  test("an editor gets from the grade to a ready paragraph in two actions", async () => {
    await browser
      .defaultBrowserContext()
      .overridePermissions(`chrome-extension://${extensionId}`, [
        "clipboard-read",
        "clipboard-sanitized-write",
      ]);
    assert.equal(await open("/voorbeeld-product.html"), "report");
    await asEditor();
    // One: open what helps most. Two: copy its text.
    await popup.click(".costs .finding-summary");
    await popup.waitForSelector(".costs [data-copy]");
    const text = await textOf(".costs .advice-text");
    await popup.click(".costs [data-copy]");
    await popup.waitForFunction(() => document.querySelector('[role="status"]').textContent === "Gekopieerd");
    assert.equal(
      (await popup.evaluate(() => navigator.clipboard.readText())).replace(/\s+/g, " "),
      text.replace(/\s+/g, " "),
    );
  });

  test("the report can be taken along in every form", async () => {
    assert.equal(await open("/voorbeeld-product.html"), "report");
    await asEditor();
    await unfold(popup, "#export");
    const copied = async (form) => {
      await popup.click(`[data-copy="${form}"]`);
      await popup.waitForFunction(
        (id) => document.querySelector(`[data-copy="${id}"]`).textContent.includes("Gekopieerd"),
        {},
        form,
      );
      return popup.evaluate(() => navigator.clipboard.readText());
    };
    const grade = await textOf("#grade");
    assert.match(await copied("text"), new RegExp(`^Hulp in het huishouden\\n.*\\n\\nCijfer: ${grade}`));
    assert.match(await copied("markdown"), /^# Hulp in het huishouden\n/);
    assert.match(await copied("csv"), /^Deel;Onderdeel;/);
    assert.equal(JSON.parse(await copied("json")).grade.overall.tenths, Number(grade.replace(",", "")));

    const printed = browser.waitForTarget((target) => target.url().endsWith("/print.html"));
    await popup.click("#print");
    const paper = await (await printed).page();
    await paper.waitForSelector("#grade");
    assert.equal(await paper.$eval("#grade", (part) => part.textContent), grade);
    await paper.close();
  });

  test("the page can be held against a theme", async () => {
    assert.equal(await open("/voorbeeld-product.html"), "report");
    await asEditor();
    await popup.waitForSelector('#scope option[value="schulden"]');
    await popup.select("#scope", "schulden");
    await popup.waitForSelector("#missing-topics");
    await unfold(popup, "#missing-topics");
    assert.match(await textOf("#missing-topics"), /Hulp bij schulden|schuld/i);
    await popup.select("#scope", "");
    await popup.waitForFunction(() => document.querySelector("#missing-topics") === null);
  });

  test("the view is remembered, and so are topics that do not apply", async () => {
    assert.equal(await open("/voorbeeld-product.html"), "report");
    await asEditor();
    await closePopup();
    assert.equal(await open("/voorbeeld-product.html"), "report");
    assert.equal(await popup.$eval("main", (main) => main.dataset.audience), "editor");
    await popup.click("#tab-resident");
    await closePopup();

    const options = await browser.newPage();
    await options.goto(`chrome-extension://${extensionId}/options.html`);
    await options.waitForSelector("#theme-wmo");
    await assertAccessible(options, "options");
    await options.click("#theme-wmo summary");
    await options.waitForSelector('input[name="huishoudelijke-hulp"]');
    await options.click('input[name="huishoudelijke-hulp"]');
    await options.click('input[name="language"][value="en"]');
    await options.waitForFunction(() => document.documentElement.lang === "en");
    await open("/voorbeeld-product.html");
    assert.equal(await popup.$eval("html", (html) => html.lang), "en");
    await asEditor();
    assert.match(await textOf("#view"), /Does not count, as you chose/);
    await closePopup();

    await options.bringToFront();
    await options.click("#forget");
    await options.waitForFunction(() => document.documentElement.lang === "nl");
    assert.equal(
      await options.$$eval("input:checked", (all) => all.filter(({ type }) => type === "checkbox").length),
      0,
    );
    await options.close();
  });

  test("a page that goes elsewhere makes the result old", async () => {
    assert.equal(await open("/voorbeeld-product.html"), "report");
    await page.evaluate(() => history.pushState({}, "", "/elders"));
    await popup.waitForSelector("#changed");
    assert.match(await textOf("#changed"), /veranderd/);
  });

  test("grading again keeps working", async () => {
    assert.equal(await open("/voorbeeld-product.html"), "report");
    const grade = await textOf("#grade");
    await popup.evaluate(() => {
      const main = document.querySelector("main");
      globalThis.states = [];
      new MutationObserver(() => globalThis.states.push(main.dataset.state)).observe(main, {
        attributeFilter: ["data-state"],
      });
    });
    await popup.click("#again");
    // The outcome may be there before anyone can look whether it is being made.
    await popup.waitForFunction(() => globalThis.states.at(-1) === "report");
    assert.equal(await textOf("#grade"), grade);
  });

  test("a hostile page stays text", async () => {
    assert.equal(await open("/vijandig.html"), "report");
    assert.match(await textOf(".page-title"), /<img src=x onerror=alert\(1\)>/);
    assert.equal((await popup.$$("img")).length, 0);
    const links = await popup.$$eval("a", (all) => all.map((a) => new URL(a.href).protocol));
    for (const protocol of links) assert.match(protocol, /^(?:https?|tel|mailto):$/);
  });

  test("no grade for a page of somebody else", async () => {
    assert.equal(await open("/recept.html"), "report");
    assert.equal(await popup.$("#grade"), null);
    assert.equal(await textOf("h1"), "Deze pagina krijgt geen cijfer");
    assert.equal(await popup.$eval("[data-refusal]", (part) => part.dataset.refusal), "not_municipal");
  });

  test("no grade for an empty page", async () => {
    assert.equal(await open("/leeg.html"), "report");
    assert.equal(await popup.$("#grade"), null);
    assert.equal(await textOf("h1"), "Deze pagina krijgt geen cijfer");
  });

  for (const [address, why] of [
    ["chrome://version/", "browser"],
    ["about:blank", "browser"],
    ["/formulier.pdf", "pdf"],
    ["/lijst.txt", "document"],
  ]) {
    test(`an honest answer on ${address}`, async () => {
      assert.equal(await open(address), "closed");
      assert.equal(await popup.$eval("[data-closed]", (part) => part.dataset.closed), why);
    });
  }

  test("an honest answer where no page came", async () => {
    await page.goto("http://127.0.0.1:1/").catch(() => undefined);
    // The browser's own page about the failure comes a moment later.
    while (!page.url().startsWith("chrome-error:")) await delay(20);
    assert.equal(await click(), "closed");
    assert.equal(await popup.$eval("[data-closed]", (part) => part.dataset.closed), "unreachable");
  });

  test("a part of another site is named, with the way to it", async () => {
    assert.equal(await open("/deels.html"), "report");
    await popup.waitForSelector("#limits a");
    assert.equal(await popup.$eval("#limits a", (link) => link.href), "https://elders.example/");
  });

  test("the popup is accessible, both views, light and dark", async () => {
    await open("/voorbeeld-product.html");
    for (const scheme of ["light", "dark"]) {
      await popup.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
      for (const audience of ["resident", "editor"]) {
        await popup.click(`#tab-${audience}`);
        await assertAccessible(popup, `${audience}, ${scheme}`);
      }
    }
  });

  test("everything can be reached with the keyboard", async () => {
    await open("/voorbeeld-product.html");
    await asEditor();
    // Of the two tabs one takes the Tab key; the arrows go to the other.
    const wanted = await popup.$$eval(
      "summary, a[href], button:not([tabindex='-1']), select, input",
      (all) => all.filter((one) => one.checkVisibility()).length,
    );
    await popup.evaluate(() => document.activeElement.blur());
    const reached = new Set();
    for (let n = 0; n < wanted; n += 1) {
      await popup.keyboard.press("Tab");
      reached.add(
        await popup.evaluate(() => {
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

/** A browser of its own with a variant of the extension and its popup on a page. */
async function withExtension(options, address, check) {
  const server = await serve(EXTRA);
  const variant = await variantFor("chrome", options);
  const browser = await launchChromium();
  try {
    const id = await browser.installExtension(variant.folder);
    const page = await browser.newPage();
    await page.goto(server.url + address);
    const popup = await openPopup(browser, page, id);
    await check(popup, await outcomeOf(popup));
  } finally {
    await browser.close();
    await variant.remove();
    await server.close();
  }
}

async function assertAccessible(popup, what) {
  await popup.evaluate(AXE);
  const { violations, passes } = await popup.evaluate(() => globalThis.axe.run(document));
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
  assert.deepEqual(found, [], what);
  assert.ok(passes.length > 10, "axe looked at something");
}
