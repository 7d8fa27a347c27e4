/**
 * What the side panel costs the page: work per update on a page of 5,000 elements, nothing while nothing changes, and a
 * long session of typing. Work is what our own scripts count in the page, watching included.
 */

import assert from "node:assert/strict";
import { after, afterEach, before, describe, test } from "node:test";
import { HTML } from "../cms/content.mjs";
import { openDesk } from "./desk.mjs";
import { closePanel, measure, settled, updateAfter, updatedAt } from "./panel.mjs";

const ELEMENTS = 5_000;
/** Milliseconds on the page's own thread per update. */
const MOST_WORK = 8;

/** Ten minutes of typing at four keys a second. */
const KEYS = 10 * 60 * 4;
/** The session is played at this many times its speed. */
const SPEED = 20;

/** A CMS with a lot around the text, or with a lot of text. */
function heavyPage(where) {
  const rows = (count) =>
    Array.from(
      { length: count },
      (_, number) =>
        `<li class="rij"><a href="/redactie/${number}">Pagina ${number}</a> <span>gepubliceerd</span></li>`,
    ).join("");
  const paragraphs = (count) =>
    Array.from(
      { length: count },
      (_, number) =>
        `<h3>Vraag ${number}</h3><p>U kunt een <strong>afspraak</strong> maken met het wijkteam. Kijk op <a href="/contact/${number}">Contact</a>.</p>`,
    ).join("");
  const around = where === "around" ? `<ul>${rows(ELEMENTS / 3)}</ul>` : "";
  const inside = where === "inside" ? paragraphs(ELEMENTS / 4) : "";
  return `<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>Groot | Redactie Voorbeeldstad</title><link rel="icon" href="data:,"></head><body>
    <label for="titel">Titel</label><input type="text" id="titel" name="title" value="Hulp bij schulden">
    <div id="inhoud" contenteditable="true" style="min-height:10rem">${HTML}${inside}</div>${around}
    <script>globalThis.demo = { get: () => document.querySelector("#inhoud").innerHTML, ready: true };</script></body></html>`;
}

describe("the side panel and the page's own thread", () => {
  let desk;
  let page;
  let panel;

  before(async () => {
    const extra = { "/rond.html": heavyPage("around"), "/tekst.html": heavyPage("inside") };
    desk = await openDesk({ extra });
  });

  after(async () => {
    await desk?.close();
  });

  afterEach(async () => {
    assert.deepEqual(panel?.errors ?? [], []);
    await closePanel(panel);
    await page?.close().catch(() => undefined);
  });

  async function open(address, source = "field") {
    page = await desk.open(address);
    panel = await desk.panelOn(page);
    await panel.waitForSelector("#grade");
    if (source === "page") {
      await panel.click('input[value="page"]');
      await panel.waitForSelector("#grade, .no-grade");
    }
    await settled(panel);
  }

  const atEnd = async () => {
    await page.click("#inhoud");
    await page.evaluate(() => {
      const range = document.createRange();
      range.selectNodeContents(document.querySelector("#inhoud").firstElementChild);
      range.collapse(false);
      getSelection().removeAllRanges();
      getSelection().addRange(range);
    });
  };

  for (const [address, source, what] of [
    ["/rond.html", "field", "the text is small, the CMS around it large"],
    ["/tekst.html", "field", "the text itself is large"],
    ["/rond.html", "page", "the whole page is read"],
  ]) {
    test(`${ELEMENTS} elements, ${what}`, async (context) => {
      await open(address, source);
      const count = await page.evaluate(() => document.querySelectorAll("*").length);
      assert.ok(count >= ELEMENTS, `${count} elements`);
      await atEnd();
      await settled(panel);
      const works = [];
      for (const key of "abcdefghijklmnop") {
        const before = await measure(panel);
        const pressed = Date.now();
        await page.keyboard.press(key);
        await updateAfter(panel, pressed);
        const now = await measure(panel);
        works.push((now.milliseconds - before.milliseconds) / Math.max(now.readings - before.readings, 1));
      }
      works.sort((a, b) => a - b);
      const median = works[Math.floor(works.length / 2)];
      context.diagnostic(
        `page thread per update, ${count} elements: median ${median.toFixed(1)} ms, longest ${works.at(-1).toFixed(1)} ms`,
      );
      assert.ok(median <= MOST_WORK, `${median} ms`);

      await settled(panel);
      const quiet = await measure(panel);
      await new Promise((resolve) => setTimeout(resolve, 3_000));
      assert.deepEqual(await measure(panel), quiet, "worked while nothing changed");
    });
  }

  test("ten minutes of typing: no update lost, no memory kept", async (context) => {
    await open("/tekst.html");
    await atEnd();
    const heaps = async () => {
      const sizes = [];
      for (const target of [page, panel]) {
        const client = await target.createCDPSession();
        await client.send("HeapProfiler.collectGarbage");
        const { usedSize } = await client.send("Runtime.getHeapUsage");
        sizes.push(usedSize);
        await client.detach();
      }
      return sizes;
    };
    // Keys come as edits at a fixed pace: sentences are typed and taken back, so that the text does not grow.
    const type = (keys, speed) =>
      page.evaluate(
        (total, wait) =>
          new Promise((resolve) => {
            const words = "U kunt binnen zes weken bezwaar maken bij de gemeente. ";
            let at = 0;
            const timer = setInterval(() => {
              const back = Math.floor(at / words.length) % 2 === 1;
              document.execCommand(
                back ? "delete" : "insertText",
                false,
                back ? null : words[at % words.length],
              );
              at += 1;
              if (at < total) return;
              clearInterval(timer);
              resolve();
            }, wait);
          }),
        keys,
        1000 / 4 / speed,
      );
    // A multiple of a sentence and its undoing: the text is what it was.
    const round = 2 * "U kunt binnen zes weken bezwaar maken bij de gemeente. ".length;
    const content = await page.evaluate(() => demo.get());
    // The browser keeps compiled code of what runs for the first time, and more of what runs often: not what grows.
    await type(Math.ceil(KEYS / 2 / round) * round, SPEED);
    await settled(panel);
    const start = await heaps();
    const before = await measure(panel);
    await type(Math.ceil(KEYS / round) * round, SPEED);
    await settled(panel);
    const after = await measure(panel);
    const end = await heaps();
    assert.equal(await page.evaluate(() => demo.get()), content);

    // Nothing lost: what is on the screen is about the last of it.
    const last = await updatedAt(panel);
    await page.evaluate(() =>
      document.execCommand("insertHTML", false, "<h2>Bezwaar maken</h2><p>Dat kan binnen zes weken.</p>"),
    );
    await updateAfter(panel, last);
    await panel.waitForSelector('[data-task="element/bezwaar"][data-done="true"]');

    const growth = end.map((size, at) => size / start[at] - 1);
    context.diagnostic(
      `${KEYS} keys at ${SPEED} times the speed: ${after.readings - before.readings} updates; growth of the heap: page ${(growth[0] * 100).toFixed(1)} %, panel ${(growth[1] * 100).toFixed(1)} %`,
    );
    assert.ok(after.readings - before.readings >= 10, "hardly any update while typing");
    for (const share of growth) assert.ok(share <= 0.1, `${(share * 100).toFixed(1)} %`);
  });
});
