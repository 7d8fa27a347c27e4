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
    const state = 'document.querySelector("main")?.dataset.state';
    return until(() => firefox.inPopup(`${state} === "loading" ? null : ${state}`), "outcome");
  }

  const textOf = (selector) =>
    firefox.inPopup(`document.querySelector(${JSON.stringify(selector)})?.textContent.trim()`);

  for (const address of ["/voorbeeld-product.html", "/voorbeeld-product.html?csp=strict"]) {
    test(`a grade for ${address}`, async (context) => {
      assert.equal(await open(address), "report");
      const grade = await textOf("#grade");
      context.diagnostic(`grade ${grade}`);
      assert.match(grade, /^(?:[1-9],\d|10,0)$/);
      assert.match(await textOf(".publisher"), /Gemeente Voorbeeldstad/);
      assert.match(await textOf("#missing-forms"), /meer, minder of andere uren/);
      assert.equal(await textOf(".answer-text"), "U kunt dit online regelen.");
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
    await firefox.inPopup('document.querySelector("#services > summary").click()');
    const place = 'document.querySelector("#services .place")';
    const quote = await until(() => firefox.inPopup(`${place}?.querySelector("q").textContent`), "services");
    await firefox.inPopup(`${place}.querySelector("button").click()`);
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
