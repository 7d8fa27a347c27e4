/** The extension in Firefox: real toolbar button, real permission, real engine. */

import assert from "node:assert/strict";
import { after, afterEach, before, describe, test } from "node:test";
import { variantFor } from "./extension.mjs";
import { launchFirefox, until } from "./firefox.mjs";
import { EXTRA } from "./pages.mjs";
import { serve } from "./server.mjs";

describe("Firefox", () => {
  let server;
  let variant;
  let firefox;

  before(async () => {
    server = await serve(EXTRA);
    variant = await variantFor("firefox", { language: "nl" });
    firefox = await launchFirefox(variant.folder);
    await firefox.watchRequests();
  });

  after(async () => {
    await firefox?.close();
    await variant?.remove();
    await server?.close();
  });

  afterEach(() => firefox.closePopup());

  /** Opens a page, clicks the button and waits for the outcome. */
  async function open(address) {
    await firefox.goto(address.includes(":") ? address : server.url + address);
    return click();
  }

  async function click() {
    await firefox.openPopup();
    return firefox.outcome();
  }

  /** Presses something in the popup. */
  const press = (selector) => firefox.inPopup(`document.querySelector(${JSON.stringify(selector)}).click()`);

  /** The popup remembers the view of the test before; each test goes to its own. */
  const asEditor = () => as("editor");
  const asResident = () => as("resident");

  async function as(audience) {
    await press(`#tab-${audience}`);
    const now = 'document.querySelector("main").dataset.audience';
    await until(() => firefox.inPopup(`${now} === "${audience}"`), `view of the ${audience}`);
  }

  const textOf = (selector) =>
    firefox.inPopup(`document.querySelector(${JSON.stringify(selector)})?.textContent.trim()`);

  for (const address of ["/voorbeeld-product.html", "/voorbeeld-product.html?csp=strict"]) {
    test(`a grade for ${address}`, async (context) => {
      assert.equal(await open(address), "report");
      await asResident();
      const grade = await textOf("#grade");
      context.diagnostic(`grade ${grade}`);
      assert.match(grade, /^(?:[1-9],\d|10,0)$/);
      assert.match(await textOf(".publisher"), /Gemeente Voorbeeldstad/);
      assert.equal(await textOf(".answer-text"), "Ja, met DigiD");
      const costs = await until(() => textOf('[data-element="kosten"] .know-text p'), "words of the page");
      assert.match(costs, /^U betaalt een eigen bijdrage/);
      await asEditor();
      await press("#missing-forms > summary");
      const forms = await until(() => textOf("#missing-forms .findings"), "missing forms");
      assert.match(forms, /meer, minder of andere uren/);
    });
  }

  test("a finding is shown on the page, and the page stays as it was", async () => {
    await firefox.goto(`${server.url}/voorbeeld-product.html`);
    const source = () => firefox.inPage("document.documentElement.outerHTML");
    const original = await source();
    await firefox.inPage(`(() => {
      globalThis.changes = 0;
      new MutationObserver((records) => { changes += records.length; })
        .observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    })()`);
    assert.equal(await click(), "report");
    await asEditor();
    await press("#services > summary");
    const place = 'document.querySelector("#services .place")';
    const quote = await until(() => firefox.inPopup(`${place}?.querySelector("q").textContent`), "services");
    await press("#services .place button");
    const answer = await until(() => textOf("#services .place-answer"), "answer");
    assert.equal(answer, "Gemarkeerd op de pagina.");
    const marked = await firefox.inPage('[...CSS.highlights.get("loketmeter")].map(String)');
    assert.deepEqual(
      marked.map((text) => text.replace(/\s+/g, " ")),
      [quote],
    );
    assert.equal(await source(), original);
    assert.equal(await firefox.inPage("changes"), 0);
  });

  test("what is folded away is opened, shown, and folded again", async () => {
    await firefox.goto(`${server.url}/voorbeeld-product.html`);
    const source = () => firefox.inPage("document.documentElement.outerHTML");
    const original = await source();
    assert.equal(await click(), "report");
    await asEditor();
    await press("#topics > summary");
    const button = `[...document.querySelectorAll("#topics .place")].find((place) =>
      place.textContent.includes("Vraag dan tijdens het gesprek"))?.querySelector("button")`;
    await until(() => firefox.inPopup(`${button} !== undefined`), "topics");
    await firefox.inPopup(`${button}.click()`);
    await until(() => firefox.inPage('document.querySelector("details").open'), "open details");
    await until(() => textOf(".point-bar"), "bar");
    await press("#unmark");
    await until(() => firefox.inPage('!document.querySelector("details").open'), "closed details");
    assert.equal(await source(), original);
  });

  test("one walks along the places, and out again", async () => {
    assert.equal(await open("/voorbeeld-product.html"), "report");
    await asEditor();
    await press("#services > summary");
    await until(() => textOf("#services .place button"), "services");
    await press("#services .place button");
    const before = await until(() => textOf(".point-count"), "count");
    assert.match(before, /^Plaats 1 van \d+$/);
    await press("#next");
    await until(async () => (await textOf(".point-count")) !== before, "next place");
    await press("#unmark");
    await until(() => firefox.inPage('!CSS.highlights.has("loketmeter")'), "mark taken away");
  });

  test("a resident finds the form for a mobility scooter by searching", async () => {
    assert.equal(await open("/voorbeeld-overzicht.html"), "report");
    await asResident();
    await search("scootmobiel");
    const link = 'document.querySelector("#found a.nl-button--primary")?.href';
    assert.match(await until(() => firefox.inPopup(link), "search result"), /scootmobiel\?login=digid$/);
    await search("traplift");
    const other = await until(
      () => firefox.inPopup(`${link}?.includes("woningaanpassing") ? ${link} : null`),
      "link on the page",
    );
    assert.match(other, /woningaanpassing$/);
  });

  /** Types words in the search field. */
  async function search(words) {
    await firefox.inPopup(`(() => {
      const field = document.querySelector("#search");
      field.value = ${JSON.stringify(words)};
      field.dispatchEvent(new content.Event("input", { bubbles: true }));
    })()`);
  }

  test("an editor opens what helps most and finds a ready text; the choice of view is kept", async () => {
    assert.equal(await open("/voorbeeld-product.html"), "report");
    await asEditor();
    await press(".costs .finding-summary");
    assert.match(await until(() => textOf(".costs .advice-text"), "ready text"), /\[/);
    await press("#export > summary");
    await until(() => textOf('[data-copy="csv"]'), "export");
    await firefox.closePopup();
    assert.equal(await open("/voorbeeld-product.html"), "report");
    assert.equal(await firefox.inPopup('document.querySelector("main").dataset.audience'), "editor");
  });

  test("the page can be held against a theme", async () => {
    assert.equal(await open("/voorbeeld-product.html"), "report");
    await asEditor();
    await until(() => textOf('#scope option[value="schulden"]'), "themes");
    await firefox.inPopup(`(() => {
      const list = document.querySelector("#scope");
      list.value = "schulden";
      list.dispatchEvent(new content.Event("change", { bubbles: true }));
    })()`);
    await until(() => textOf("#missing-topics"), "missing topics");
  });

  test("no grade for a page of somebody else", async () => {
    assert.equal(await open("/recept.html"), "report");
    assert.equal(await textOf("#grade"), null);
    assert.equal(await textOf("h1"), "Deze pagina krijgt geen cijfer");
  });

  for (const [address, why] of [
    ["about:support", "browser"],
    ["/formulier.pdf", "pdf"],
    ["/lijst.txt", "document"],
  ]) {
    test(`an honest answer on ${address}`, async () => {
      assert.equal(await open(address), "closed");
      assert.equal(await firefox.inPopup('document.querySelector("[data-closed]").dataset.closed'), why);
    });
  }

  test("a 300 kB page gets its grade", async (context) => {
    const times = [];
    for (let run = 0; run < 6; run += 1) {
      assert.equal(await open("/groot.html"), "report");
      const time = await until(
        () => firefox.inPopup('performance.getEntriesByName("outcome")[0]?.startTime'),
        "measurement",
      );
      // The first run warms up the browser.
      if (run > 0) times.push(time);
      await firefox.closePopup();
    }
    times.sort((a, b) => a - b);
    context.diagnostic(
      `popup opened → outcome on the screen, 300 kB page: median ${times[2]} ms of ${times.length} warm runs`,
    );
  });

  test("the extension asked the network for nothing", async () => {
    assert.deepEqual(await firefox.requests(), []);
    const strange = server.requests.filter(
      (request) =>
        !/^\/(?:(?:voorbeeld|recept|groot|lijst|formulier)[\w.-]*(?:\?csp=strict)?|favicon\.ico)$/.test(
          request,
        ),
    );
    assert.deepEqual(strange, []);
  });
});

for (const [engine, why] of [
  ["damaged", "start"],
  ["hanging", "timeout"],
  ["trapping", "trap"],
]) {
  test(`Firefox: an engine that is ${engine} is reported`, async () => {
    const server = await serve(EXTRA);
    const variant = await variantFor("firefox", { engine });
    const firefox = await launchFirefox(variant.folder);
    try {
      await firefox.goto(`${server.url}/voorbeeld-product.html`);
      await firefox.openPopup();
      const failed = 'document.querySelector("[data-failed]")';
      assert.equal(await until(() => firefox.inPopup(`${failed}?.dataset.failed`), "failure"), why);
      assert.ok(await firefox.inPopup(`${failed}.querySelector(".next-step") !== null`), "what to do next");
    } finally {
      await firefox.close();
      await variant.remove();
      await server.close();
    }
  });
}
