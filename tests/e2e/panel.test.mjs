/** What the side panel does when things change: sources, fields, pages, tabs, and what the user sets aside. */

import assert from "node:assert/strict";
import { after, afterEach, before, describe, test } from "node:test";
import { openDesk } from "./desk.mjs";
import { until } from "./firefox.mjs";
import { closePanel, givePage, settled, shows, updateAfter, updatedAt } from "./panel.mjs";

/** How long remarks and announcements wait after the last change, see `extension/src/panel/judge.ts` (milliseconds). */
const GRACE = 5_000;
const QUIET = 1_500;
/** What is on the screen is noted in the next frame, so a wait that began before it looks shorter. */
const SLACK = 500;

describe("the side panel", () => {
  let desk;
  let page;
  let panel;

  before(async () => {
    desk = await openDesk();
  });

  after(async () => {
    await desk?.close();
  });

  afterEach(async () => {
    assert.deepEqual(panel?.errors ?? [], []);
    await closePanel(panel);
    await page?.close().catch(() => undefined);
  });

  async function open(address, selector = "#grade") {
    page = await desk.open(address);
    panel = await desk.panelOn(page);
    await panel.waitForSelector(selector);
    await settled(panel);
  }

  /** Goes to another page in the same tab, until the panel has its outcome and not that of the page before. */
  async function goTo(address) {
    const before = Date.now();
    await page.goto(desk.cms.url + address);
    await updateAfter(panel, before);
    await shows(panel, address);
    await settled(panel);
  }

  const textOf = (selector) => panel.$eval(selector, (element) => element.textContent.trim());
  /** Waits until the field that is followed has a name with these words. For a moment none may be chosen. */
  const chosen = (name) =>
    panel.waitForFunction(
      (words) =>
        document.querySelector("#field-choice")?.selectedOptions[0]?.textContent.includes(words) ?? false,
      {},
      name,
    );
  const source = () => panel.$eval("main", (main) => main.dataset.source);
  const marks = () =>
    page.evaluate(() => {
      const frames = [...document.querySelectorAll("iframe")].map((frame) => frame.contentWindow);
      return [window, ...frames].flatMap((view) =>
        [...(view.CSS.highlights.get("loketmeter") ?? [])].map((range) => String(range)),
      );
    });

  for (const address of ["/ckeditor5.html", "/tinymce.html", "/schaduw.html"]) {
    test(`${address}: a finding is marked without a trace, and the mark goes with the panel`, async () => {
      await open(address);
      const content = await page.evaluate(() => demo.get());
      await panel.click("#topics > summary");
      // The first place is the title, which has a field of its own.
      await panel.waitForSelector("#topics .place + .place");
      const place = await panel.$("#topics .place + .place");
      const quote = await place.$eval("q", (element) => element.textContent);
      await (await place.$("button")).click();
      await panel.waitForSelector("#topics .place-answer");
      if (address !== "/schaduw.html") assert.deepEqual(await marks(), [quote]);
      else assert.equal((await marks()).length, 1);
      assert.equal(await page.evaluate(() => demo.get()), content);
      assert.equal(await page.evaluate(() => demo.saves), 0);
      await closePanel(panel);
      await page.waitForFunction(() =>
        [window, ...[...document.querySelectorAll("iframe")].map((frame) => frame.contentWindow)].every(
          (view) => !view.CSS.highlights.has("loketmeter"),
        ),
      );
    });
  }

  test("source text is followed in the same editor, and back", async () => {
    await open("/ckeditor5.html");
    await page.$eval(".ck-source-editing-button", (button) => button.click());
    await chosen("broncode");
    const before = await updatedAt(panel);
    await page.click(".ck-source-editing-area textarea");
    await page.keyboard.type("<h2>Contact</h2><p>Bel 14 0999.</p>");
    await updateAfter(panel, before);
    await panel.waitForSelector(".delta-up");
    await page.$eval(".ck-source-editing-button", (button) => button.click());
    await chosen("CKEditor 5");
  });

  test("source text of CKEditor 4 is followed too", async () => {
    await open("/ckeditor4.html");
    await page.click(".cke_button__source");
    await chosen("broncode");
    await panel.waitForSelector("#grade");
  });

  test("nothing is read while a word is being composed", async () => {
    await open("/tiptap.html");
    await page.click(".tiptap");
    const client = await page.createCDPSession();
    const before = await updatedAt(panel);
    await client.send("Input.imeSetComposition", { text: "k", selectionStart: 1, selectionEnd: 1 });
    await client.send("Input.imeSetComposition", { text: "ka", selectionStart: 2, selectionEnd: 2 });
    await new Promise((resolve) => setTimeout(resolve, 900));
    assert.equal(await updatedAt(panel), before, "read in the middle of a composition");
    await client.send("Input.insertText", { text: "か" });
    await updateAfter(panel, before);
  });

  test("the user points at another field; the page does not notice", async () => {
    await open("/editable.html");
    await page.evaluate(() => {
      globalThis.noticed = [];
      for (const name of ["pointerdown", "mousedown", "mouseup", "click", "focusin"]) {
        addEventListener(name, (event) => noticed.push(event.type));
      }
    });
    await panel.click("#pick");
    const box = await (await page.$("#opmerking")).boundingBox();
    await page.mouse.move(box.x + 30, box.y + 20);
    await panel.waitForFunction(() =>
      document.querySelector(".chooser-note")?.textContent.includes("Opmerking"),
    );
    await page.mouse.click(box.x + 30, box.y + 20);
    await chosen("Opmerking");
    assert.deepEqual(await page.evaluate(() => noticed), []);
    assert.equal(await panel.$(".chooser-note"), null);
    // The other way round with the list, which the keyboard reaches.
    await panel.select("#field-choice", await panel.$eval("#field-choice option", (option) => option.value));
    await panel.waitForSelector("#grade");
  });

  test("Escape in the page ends pointing", async () => {
    await open("/editable.html");
    await panel.click("#pick");
    await panel.waitForSelector(".chooser-note");
    await page.keyboard.press("Escape");
    await panel.waitForFunction(() => document.querySelector(".chooser-note") === null);
  });

  test("an address that changes without loading is followed", async () => {
    await open("/spa.html");
    assert.match(await textOf(".panel-page-address"), /\/spa\.html$/);
    await page.click("#ander");
    await panel.waitForFunction(() =>
      document.querySelector(".panel-page-address").textContent.endsWith("/spa/tweede"),
    );
    await settled(panel);
    await panel.click("#topics > summary");
    await panel.waitForFunction(() => document.querySelector("#topics")?.textContent.includes("arkeerkaart"));
  });

  test("three sources: the text, the page, and both with a preview in the page", async () => {
    await open("/met-voorbeeld.html");
    assert.equal(await source(), "field");
    await panel.click('input[value="both"]');
    await panel.waitForSelector('[data-side="field"] .side-value');
    await panel.waitForSelector('[data-side="page"] .side-value');
    assert.match(
      await panel.$eval("#page-choice", (select) => select.selectedOptions[0].textContent),
      /Voorbeeld/,
    );
    // The preview has a way to apply; of the text that cannot be told.
    assert.match(await textOf("#differences"), /Ik heb schulden en wil hulp/);
    await panel.click('input[value="page"]');
    await panel.waitForSelector("#grade");
    assert.equal(await panel.$(".field-note"), null);
  });

  test("a text without a channel is no page without a channel", async () => {
    await open("/tiptap.html");
    assert.match(await textOf(".field-note"), /geen kanaal in dit tekstveld/);
    assert.match(await textOf("#criteria"), /./);
  });

  test("another tab, and back", async () => {
    await open("/quill.html");
    const other = await desk.open("/tiptap.html");
    await panel.waitForSelector('[data-closed="not_given"]');
    assert.equal(await panel.$("#grade"), null);
    await givePage(desk.browser, other, desk.extension);
    await shows(panel, "/tiptap.html");
    await page.bringToFront();
    await shows(panel, "/quill.html");
    await other.close();
  });

  test("a page that is loaded again, and one that asks to log in", async () => {
    await open("/quill.html");
    const before = await updatedAt(panel);
    await page.reload();
    await updateAfter(panel, before);
    await panel.waitForSelector("#grade");
    await page.goto(`${desk.cms.url}/inloggen.html`);
    await panel.waitForSelector("[data-login]");
    assert.equal(await panel.$("#grade"), null);
    await page.click("button");
    await panel.waitForSelector("#grade");
  });

  test("work is ticked off in place, and open rows, focus and scroll stay", async () => {
    await open("/editable.html");
    const row = '[data-task="element/bezwaar"]';
    await panel.click(`${row} summary`);
    await panel.focus(`${row} summary`);
    const place = await panel.$eval(row, (element) => [...element.parentElement.children].indexOf(element));
    await panel.evaluate(() => scrollTo(0, 300));
    await page.click("#inhoud");
    await page.keyboard.down("Control");
    await page.keyboard.press("End");
    await page.keyboard.up("Control");
    await page.evaluate(() =>
      document.execCommand("insertHTML", false, "<h2>Bezwaar maken</h2><p>Dat kan binnen zes weken.</p>"),
    );
    await panel.waitForSelector(`${row}[data-done="true"]`);
    const now = await panel.evaluate((selector) => {
      const element = document.querySelector(selector);
      return {
        place: [...element.parentElement.children].indexOf(element),
        open: element.querySelector("details").open,
        focus: element.contains(document.activeElement),
        scroll: scrollY,
      };
    }, row);
    assert.deepEqual({ ...now, scroll: now.scroll > 200 }, { place, open: true, focus: true, scroll: true });
  });

  test("set aside with a reason, for a page and for the site, and taken back", async () => {
    await open("/tiptap.html");
    const grade = await textOf("#grade");
    const row = '[data-task="element/grondslag"]';
    await panel.click(`${row} summary`);
    await (await panel.waitForSelector(`${row} [data-reason="not_applicable"]`)).click();
    await panel.waitForFunction((selector) => document.querySelector(selector) === null, {}, row);
    await panel.waitForFunction((old) => document.querySelector("#grade").textContent !== old, {}, grade);
    await panel.click("#dismissed > summary");
    await panel.waitForSelector("#dismissed .row");
    assert.match(await textOf("#dismissed .row"), /Niet van toepassing/);

    // Kept for this page, and only for this page.
    const before = await updatedAt(panel);
    await page.reload();
    await updateAfter(panel, before);
    await panel.waitForSelector("#dismissed");
    await goTo("/quill.html");
    await panel.waitForSelector(row);
    await panel.waitForSelector("#dismissed", { hidden: true });

    // For the whole site.
    await panel.click(`${row} summary`);
    await (await panel.waitForSelector(`${row} .check input`)).click();
    await panel.click(`${row} [data-reason="elsewhere"]`);
    await panel.waitForSelector("#dismissed");
    await goTo("/textarea.html");
    await panel.waitForSelector("#dismissed");
    await panel.waitForSelector(row, { hidden: true });

    await panel.click("#dismissed > summary");
    await panel.waitForSelector("#dismissed .link-button");
    await panel.click("#dismissed .link-button");
    await panel.waitForSelector(row);
  });

  test("grades are kept by page, and can be wiped", async () => {
    await open("/editable.html");
    await panel.click("#history > summary");
    await panel.waitForSelector("#history tbody tr");
    const kept = async () => {
      const keys = await panel.evaluate(async () => Object.keys(await chrome.storage.local.get(null)));
      return keys.some((key) => key.startsWith("history:field:") && key.endsWith("/editable.html"));
    };
    await until(kept, "grade that is kept");
    await panel.click("#history .link-button");
    await panel.waitForSelector("#history", { hidden: true });
    await until(async () => !(await kept()), "grades that are wiped");
  });

  test("a remark about a sentence that is being written waits until it is finished", async () => {
    await open("/editable.html");
    await page.evaluate(() => {
      document.querySelector("#titel").value = "Bijstandsuitkering";
      const paragraph = document.createElement("p");
      paragraph.textContent = "U kunt een bijstandsuitkering aanvragen. De bijstand is het laatste vangnet.";
      document.querySelector("#inhoud").replaceChildren(paragraph);
    });
    await settled(panel);
    await page.click("#inhoud");
    await page.keyboard.down("Control");
    await page.keyboard.press("End");
    await page.keyboard.up("Control");
    // The panel itself notes when it showed what, because a test that looks at the right moment may look too late.
    await panel.evaluate(() => {
      globalThis.remark = null;
      const note = () => {
        if (globalThis.remark !== null || document.querySelector("#outdated") === null) return;
        globalThis.remark = Date.now() - Number(document.documentElement.dataset.updated);
      };
      new MutationObserver(note).observe(document.body, { childList: true, subtree: true });
    });
    await page.keyboard.type(" Dit staat in de Wet werk en bijstand.");
    const remark = await panel.waitForFunction(() => globalThis.remark);
    const waited = await remark.jsonValue();
    assert.ok(waited >= GRACE - SLACK, `a remark ${waited} ms after the last change of the sentence`);
  });

  test("an empty field, and a text about something else, say what is still to come", async () => {
    await open("/editable.html");
    await page.evaluate(() => {
      document.querySelector("#titel").value = "";
      document.querySelector("#inhoud").replaceChildren();
    });
    await panel.waitForSelector('[data-refusal="empty"]');
    await page.click("#inhoud");
    await page.keyboard.type("Schil de appels en snijd ze in stukjes. Meng de bloem met de boter.");
    await panel.waitForSelector('[data-refusal="not_social"]');
    await page.click("#titel");
    await page.keyboard.type("Hulp bij schulden");
    await page.click("#inhoud");
    await page.keyboard.type(" Schuldhulpverlening is gratis.");
    await panel.waitForSelector("#grade");
  });

  test("what was set aside can be saved as a file", async () => {
    await open("/tiptap.html");
    const row = '[data-task="element/geen-reactie"]';
    await panel.click(`${row} summary`);
    await (await panel.waitForSelector(`${row} [data-reason="wrong"]`)).click();
    await panel.waitForSelector("#dismissed");
    await panel.click("#dismissed > summary");
    await panel.evaluate(() => {
      URL.createObjectURL = (blob) => {
        globalThis.saved = blob;
        return "#";
      };
    });
    await (await panel.waitForSelector("#export-dismissed")).click();
    const file = await panel.waitForFunction(async () => globalThis.saved && (await globalThis.saved.text()));
    const { version, sites } = JSON.parse(await file.jsonValue());
    assert.equal(version, 1);
    const [{ site, dismissed }] = sites;
    assert.equal(site, desk.cms.url);
    assert.ok(dismissed.some(({ id, reason }) => id === "element/geen-reactie" && reason === "wrong"));
    await panel.click('#dismissed [aria-label*="Wat als u niets hoort"]');
    await panel.waitForSelector(row);
  });

  test("a screen reader hears of a change once it is quiet", async () => {
    await open("/editable.html");
    await panel.waitForFunction(() => document.querySelector('body > [role="status"]').textContent !== "");
    // With each announcement the time that it had been quiet: how long the keys take says nothing then.
    await panel.evaluate(() => {
      globalThis.heard = [];
      const status = document.querySelector('body > [role="status"]');
      const quiet = () => Date.now() - Number(document.documentElement.dataset.updated);
      new MutationObserver(() => heard.push({ text: status.textContent, quiet: quiet() })).observe(status, {
        childList: true,
        characterData: true,
        subtree: true,
      });
    });
    await page.click("#inhoud");
    for (const words of [" Bel 14 0999 voor contact.", " U kunt bezwaar maken.", " Het is gratis."]) {
      const before = await updatedAt(panel);
      await page.keyboard.type(words);
      await updateAfter(panel, before);
    }
    await settled(panel);
    const grade = await textOf("#grade");
    await panel.waitForFunction(
      (value) => globalThis.heard.at(-1)?.text.startsWith(`Cijfer ${value}`),
      {},
      grade,
    );
    for (const { text, quiet } of await panel.evaluate(() => globalThis.heard)) {
      assert.ok(quiet >= QUIET - SLACK, `${text} after ${quiet} ms of quiet`);
    }
  });
});
