/** The side panel in Firefox: the real sidebar, the real permission of a click on the toolbar, real editors. */

import assert from "node:assert/strict";
import { after, afterEach, before, describe, test } from "node:test";
import { serveCms } from "../cms/server.mjs";
import { variantFor } from "./extension.mjs";
import { launchFirefox, until } from "./firefox.mjs";

/** Path, how the panel calls the kind of field, and how to put the caret at the end of the text. */
const EDITORS = [
  ["/quill.html", "Quill", "demo.editor.setSelection(demo.editor.getLength(), 0)"],
  ["/tiptap.html", "Tiptap", "demo.editor.commands.focus('end')"],
  [
    "/ckeditor5.html",
    "CKEditor 5",
    "demo.editor.model.change((writer) => writer.setSelection(demo.editor.model.document.getRoot(), 'end')), demo.editor.focus()",
  ],
  [
    "/tinymce.html",
    "TinyMCE",
    "(demo.editor.focus(), demo.editor.selection.select(demo.editor.getBody().lastChild, true), demo.editor.selection.collapse(false))",
  ],
];

const SENTENCE = " Bent u het niet eens met ons besluit? Dan kunt u binnen zes weken bezwaar maken.";

describe("the side panel in Firefox", () => {
  let cms;
  let variant;
  let firefox;
  const waits = [];

  before(async () => {
    cms = await serveCms();
    variant = await variantFor("firefox", { language: "nl" });
    firefox = await launchFirefox(variant.folder);
    await firefox.watchRequests();
  });

  after(async () => {
    await firefox?.close();
    await variant?.remove();
    await cms?.close();
  });

  afterEach(async () => {
    await firefox.closePopup().catch(() => undefined);
    await firefox.closePanel();
  });

  const content = () => firefox.inPage("demo.get()");
  const updated = () => firefox.inPanel("Number(document.documentElement.dataset.updated ?? 0)");
  const textOf = (selector) =>
    firefox.inPanel(`document.querySelector(${JSON.stringify(selector)})?.textContent.trim()`);

  async function open(address) {
    await firefox.goto(cms.url + address);
    await until(() => firefox.inPage("demo.ready"), "editor");
  }

  /** The popup gives the permission for the tab; the panel that is open then reads along. */
  async function watch() {
    await firefox.openPanel();
    await firefox.openPopup();
    await firefox.outcome();
    await firefox.closePopup();
    await until(() => firefox.inPanel('document.querySelector("#grade") && true'), "grade in the panel");
  }

  /** Waits until everything that changed on the page is on the screen, see `panel.mjs`. */
  async function settled() {
    let last = null;
    await until(async () => {
      await firefox.inPanel(
        '(delete document.documentElement.dataset.measured, content.dispatchEvent(new content.Event("measure")))',
      );
      const measured = "document.documentElement.dataset.measured";
      const { pending, readings } = JSON.parse(await until(() => firefox.inPanel(measured), "measurement"));
      const before = last;
      last = pending ? null : `${readings} ${await updated()}`;
      return last !== null && last === before;
    }, "rest");
  }

  async function typeAtEnd(caret) {
    await firefox.inPage(`(() => { ${caret}; })()`);
    // Tiptap takes the focus in the next frame.
    await until(() => firefox.inPage("document.activeElement !== document.body"), "focus");
    await firefox.type(SENTENCE);
  }

  for (const [address, kind, caret] of EDITORS) {
    test(`${address}: follows, and changes nothing`, async () => {
      await open(address);
      await typeAtEnd(caret);
      const expected = await content();

      await open(address);
      const original = await content();
      await watch();
      assert.match(await textOf("#field-choice option"), new RegExp(kind));
      await settled();
      assert.equal(await content(), original, "opening the panel changed the text");
      assert.equal(await firefox.inPage("demo.saves"), 0, "opening the panel woke autosave");

      const start = Date.now();
      await typeAtEnd(caret);
      await until(() => firefox.inPanel('document.querySelector(".delta-up") && true'), "higher grade");
      assert.ok((await updated()) > start);
      await settled();
      assert.equal(await content(), expected, "with the panel open the same keys gave another text");

      for (const key of "abcde") {
        const pressed = Date.now();
        await firefox.type(key);
        await until(async () => (await updated()) > pressed, "update");
        waits.push((await firefox.inPanel("Number(document.documentElement.dataset.shown)")) - pressed);
      }

      for (let step = 0; step < 60 && (await content()) !== original; step += 1) {
        await firefox.inPage("(demo.undo(), true)");
      }
      assert.equal(await content(), original, "undo no longer leads back");
    });
  }

  test("a finding is marked without a trace, and the mark goes with the panel", async () => {
    await open("/quill.html");
    const before = await content();
    await watch();
    await firefox.inPanel('document.querySelector("#topics > summary").click()');
    const button = 'document.querySelector("#topics .place + .place button")';
    await until(() => firefox.inPanel(`${button} && true`), "places");
    await firefox.inPanel(`${button}.click()`);
    const marked = "CSS.highlights.get('loketmeter')?.size ?? 0";
    await until(async () => (await firefox.inPage(marked)) === 1, "mark");
    assert.equal(await content(), before);
    await firefox.closePanel();
    await until(async () => (await firefox.inPage(marked)) === 0, "mark to go");
    assert.equal(await content(), before);
  });

  test("without the click the panel says what to do", async () => {
    await firefox.goto(`${cms.url}/tiptap.html`);
    await firefox.openPanel();
    await until(
      () => firefox.inPanel(`document.querySelector('[data-closed="not_given"]') && true`),
      "advice",
    );
  });

  test("the panel is up to date soon after a key, and asks the network for nothing", async (context) => {
    const sorted = waits.toSorted((a, b) => a - b);
    const p50 = sorted[Math.floor((sorted.length - 1) / 2)];
    context.diagnostic(
      `key → panel in Firefox, ${sorted.length} keys: p50 ${p50} ms, longest ${sorted.at(-1)} ms`,
    );
    assert.ok(p50 <= 400, `p50 ${p50} ms`);
    assert.deepEqual(await firefox.requests(), []);
  });
});
