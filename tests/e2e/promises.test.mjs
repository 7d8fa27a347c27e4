/** Promises of SECURITY.md about the page: what people typed is not read, and nothing of the page is changed. */

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { launchChromium, openPopup, outcomeOf } from "./chromium.mjs";
import { builtFor } from "./extension.mjs";
import { until } from "./firefox.mjs";
import { serve } from "./server.mjs";

/** Each kind of field, filled in by the page and by the person. All values hold this word. */
const SECRET = "geheim";
const FIELDS = [
  "text",
  "password",
  "hidden",
  "email",
  "tel",
  "search",
  "url",
  "number",
  "checkbox",
  "radio",
  "date",
];

const FORM = `<!doctype html><html lang="nl"><title>Bijstand aanvragen | Gemeente Voorbeeldstad</title>
  <main><h1>Bijstand aanvragen</h1><form>
  ${FIELDS.map((type) => `<label>${type}<input type="${type}" name="${type}" value="${SECRET}-${type}"></label>`).join("")}
  <label>Toelichting<textarea name="t">${SECRET}-in-bron</textarea></label>
  <label>Keuze<select><option value="${SECRET}-keuze">Ja</option></select></label>
  <input type="submit" value="Versturen"></form></main>`;

/** Everything of a page that a script could leave something in. */
const STATE = `(async () => JSON.stringify({
  globals: Object.getOwnPropertyNames(globalThis).sort(),
  source: document.documentElement.outerHTML,
  storage: [JSON.stringify(localStorage), JSON.stringify(sessionStorage), document.cookie],
  databases: await indexedDB.databases(),
  caches: await caches.keys(),
  history: [history.length, JSON.stringify(history.state), location.href],
  styles: [document.styleSheets.length, document.adoptedStyleSheets.length],
  focus: document.activeElement.tagName,
  scroll: [scrollX, scrollY],
  title: document.title,
}))()`;

describe("promises", () => {
  let server;
  let browser;
  let id;

  before(async () => {
    server = await serve({ "/formulier": FORM });
    browser = await launchChromium();
    id = await browser.installExtension(builtFor("chrome"));
  });

  after(async () => {
    await browser?.close();
    await server?.close();
  });

  test("what is in fields is in no message", async () => {
    const page = await browser.newPage();
    await page.goto(`${server.url}/formulier`);
    await page.type("input[type=text]", `${SECRET}-getypt`);
    await page.type("textarea", `${SECRET}-getypt`);
    const popup = await openPopup(browser, page, id);
    await outcomeOf(popup);
    // From here on everything that crosses a border is written down, and the page is read again.
    await popup.evaluate(() => {
      globalThis.crossed = [];
      const execute = chrome.scripting.executeScript.bind(chrome.scripting);
      chrome.scripting.executeScript = async (...args) => {
        const result = await execute(...args);
        globalThis.crossed.push(JSON.stringify([args, result]));
        return result;
      };
      const post = Worker.prototype.postMessage;
      Worker.prototype.postMessage = function (message) {
        globalThis.crossed.push(JSON.stringify(message));
        return post.call(this, message);
      };
      document.getElementById("again").click();
    });
    const crossed = await until(async () => {
      const all = await popup.evaluate(() => globalThis.crossed);
      return all.length >= 2 ? all : null;
    }, "messages");
    await outcomeOf(popup);
    assert.ok(
      crossed.some((message) => message.includes("Versturen")),
      "the messages hold the page",
    );
    for (const message of crossed) assert.ok(!message.includes(SECRET), message.slice(0, 2000));
    const kept = await popup.evaluate(async () =>
      JSON.stringify([await chrome.storage.local.get(), await chrome.storage.session.get()]),
    );
    assert.ok(!kept.includes(SECRET), "nothing of it is kept");
    await popup.close();
    await page.close();
  });

  test("a page is the same after it was graded", async () => {
    const page = await browser.newPage();
    await page.goto(`${server.url}/formulier`);
    await page.evaluate('localStorage.setItem("a", "b"); history.pushState({ c: 1 }, ""); 1');
    const state = await page.evaluate(STATE);
    const popup = await openPopup(browser, page, id);
    assert.equal(await outcomeOf(popup), "report");
    assert.equal(await page.evaluate(STATE), state);
    await popup.close();
    await page.close();
  });

  test("a tab that closes in the middle leaves the next one in peace", async () => {
    for (let time = 0; time < 3; time += 1) {
      const page = await browser.newPage();
      await page.goto(`${server.url}/formulier`);
      const popup = await openPopup(browser, page, id);
      await page.close();
      await popup.close().catch(() => undefined);
    }
    const page = await browser.newPage();
    await page.goto(`${server.url}/formulier`);
    assert.equal(await outcomeOf(await openPopup(browser, page, id)), "report");
  });
});
