/**
 * The side panel beside real editors: it follows what is typed, and what is typed stays what it was. Each editor is
 * first used without the panel; with the panel open the same keys must give the same bytes.
 */

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { openDesk } from "./desk.mjs";
import { closePanel, settled, updateAfter } from "./panel.mjs";

/** Path, how the panel calls the kind of field, and where to click to write. */
const EDITORS = [
  ["/ckeditor5.html", "CKEditor 5", ".ck-editor__editable"],
  ["/tinymce.html", "TinyMCE", ["#inhoud_ifr", "body"]],
  ["/tinymce-inline.html", "TinyMCE", "#inhoud"],
  ["/ckeditor4.html", "CKEditor 4", ["iframe.cke_wysiwyg_frame", "body"]],
  ["/quill.html", "Quill", ".ql-editor"],
  ["/tiptap.html", "Tiptap", ".tiptap"],
  ["/schaduw.html", "Tiptap", "demo-app >>> .tiptap"],
  ["/blokken.html", "blokken van WordPress", ["iframe[name=editor-canvas]", "[data-block=b4]"]],
  ["/textarea.html", "tekstvak", "#inhoud"],
  ["/editable.html", "bewerkbare tekst", "#inhoud"],
];

const SENTENCE = "Bent u het niet eens met ons besluit? Dan kunt u binnen zes weken bezwaar maken.";
const SINGLE_KEYS = " Nog iets.";

describe("the side panel beside an editor", () => {
  let desk;
  const waits = [];

  before(async () => {
    desk = await openDesk();
  });

  after(async () => {
    await desk?.close();
  });

  /** Puts the caret at the end of the text. */
  async function caretAtEnd(page, place) {
    const [outer, inner] = [place].flat();
    const holder = await page.waitForSelector(outer);
    const field = inner === undefined ? holder : await (await holder.contentFrame()).waitForSelector(inner);
    await field.click();
    await page.keyboard.down("Control");
    await page.keyboard.press("End");
    await page.keyboard.up("Control");
    if (outer.includes("canvas")) await page.keyboard.press("End");
  }

  const content = (page) => page.evaluate(() => demo.get());

  /** The same keys in the same editor, without anybody watching. */
  async function withoutPanel(address, place) {
    const page = await desk.open(address);
    await caretAtEnd(page, place);
    await page.keyboard.type(` ${SENTENCE}${SINGLE_KEYS}`);
    const text = await content(page);
    await page.close();
    return text;
  }

  for (const [address, kind, place] of EDITORS) {
    test(`${address}: follows, and changes nothing`, async (context) => {
      const expected = await withoutPanel(address, place);
      const page = await desk.open(address);
      const original = await content(page);
      const panel = await desk.panelOn(page);
      await panel.waitForSelector("#grade");
      assert.equal(await panel.$eval("main", (main) => main.dataset.source), "field");
      const field = await panel.$eval("#field-choice", (select) => select.selectedOptions[0].textContent);
      assert.ok(field.includes(kind), field);
      await settled(panel);
      assert.equal(await content(page), original, "opening the panel changed the text");
      assert.equal(await page.evaluate(() => demo.saves), 0, "opening the panel woke autosave");

      const objection = '[data-task="element/bezwaar"]';
      assert.equal(await panel.$eval(objection, (row) => row.dataset.done), "false");
      await caretAtEnd(page, place);
      await page.keyboard.type(` ${SENTENCE}`);
      await panel.waitForSelector(".delta-value");
      await settled(panel);
      const grade = Number(await panel.$eval("#grade", (value) => value.dataset.tenths));
      assert.match(await panel.$eval(".delta-value", (value) => value.textContent), /^\+0,\d$/);

      // One key at a time, in silence: the next update can only come from that key.
      for (const key of SINGLE_KEYS) {
        const pressed = Date.now();
        await page.keyboard.press(key === " " ? "Space" : key);
        waits.push((await updateAfter(panel, pressed)) - pressed);
        await new Promise((resolve) => setTimeout(resolve, 60));
      }
      assert.equal(await content(page), expected, "with the panel open the same keys gave another text");
      assert.ok(grade > 10);

      for (let step = 0; step < 60 && (await content(page)) !== original; step += 1) {
        await page.evaluate(() => demo.undo());
      }
      assert.equal(await content(page), original, "undo no longer leads back");
      assert.deepEqual(panel.errors, []);
      await closePanel(panel);
      await page.close();
      context.diagnostic(`grade ${grade / 10} after the sentence`);
    });
  }

  test("the panel is up to date soon after a key", (context) => {
    const sorted = waits.toSorted((a, b) => a - b);
    const at = (share) => sorted[Math.floor((sorted.length - 1) * share)];
    context.diagnostic(
      `key → panel, ${sorted.length} keys in ${EDITORS.length} editors: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, longest ${at(1)} ms`,
    );
    assert.ok(at(0.5) <= 400, `p50 ${at(0.5)} ms`);
  });
});
