/** Reading only what changed gives the same as reading everything, whatever an editor does to its elements. */

import assert from "node:assert/strict";
import path from "node:path";
import { test } from "node:test";
import { build } from "esbuild";
import { launchChromium, ROOT } from "./chromium.mjs";

const SCRIPT = `
  import { LIMITS, takeFragment, takeSnapshot } from "./content/snapshot";
  import { forget } from "./editor/follow";
  import { isTool } from "./editor/fields";
  Object.assign(globalThis, { LIMITS, takeFragment, takeSnapshot, forget, isTool });`;

test("a thousand random edits, read both ways", async () => {
  const { outputFiles } = await build({
    stdin: { contents: SCRIPT, resolveDir: path.join(ROOT, "extension/src"), loader: "ts" },
    bundle: true,
    write: false,
    format: "iife",
  });
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    await page.setContent(`<!doctype html><html><body><div id="inhoud"><h2>A</h2><p>Een <b>twee</b></p>
      <ul><li>x</li><li>y <ul><li>z</li></ul></li></ul><table><tr><td>c</td></tr></table></div></body></html>`);
    await page.addScriptTag({ content: outputFiles[0].text });
    const outcome = await page.evaluate(async () => {
      let seed = 7;
      const random = (below) => {
        seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
        return seed % below;
      };
      const root = document.querySelector("#inhoud");
      const tags = ["p", "ul", "li", "h2", "section", "b", "a", "table", "tr", "td", "div"];
      const kept = [];
      const chunks = { page: new WeakMap(), field: new WeakMap() };
      const observer = new MutationObserver((records) =>
        Object.values(chunks).map((one) => forget(one, records)),
      );
      observer.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
      const any = () => {
        const all = [root, ...root.querySelectorAll("*")];
        return all[random(all.length)];
      };
      const edits = [
        () => any().append(document.createElement(tags[random(tags.length)])),
        () => any().append(document.createTextNode(`woord ${random(99)} `)),
        () => {
          const element = any();
          if (element !== root) {
            kept.push(element);
            element.remove();
          }
        },
        // Changed while it is out of the page, then back in.
        () => {
          const element = kept.pop();
          if (element === undefined) return;
          element.append(`buiten ${random(99)}`);
          element.querySelector("*")?.append("diep");
          any().prepend(element);
        },
        () => any().setAttribute("href", `/${random(99)}`),
        () => {
          const text = any().firstChild;
          if (text?.nodeType === 3) text.data += "!";
        },
        () => any().normalize(),
      ];
      for (let step = 0; step < 1_000; step += 1) {
        edits[random(edits.length)]();
        if (step % 3 !== 0) continue;
        if (step % 2 === 0) await null;
        const records = observer.takeRecords();
        for (const kind of ["page", "field"]) {
          forget(chunks[kind], records);
          const fragment = { root, title: "T", titleField: null, isTool };
          const read = (kept) =>
            kind === "page" ? takeSnapshot(document, LIMITS, kept) : takeFragment(fragment, LIMITS, kept);
          const [whole, part] = [read(null), read(chunks[kind])];
          if (whole.text !== part.text) return `text differs at step ${step} (${kind})`;
          if (whole.elements.some((element, at) => element !== part.elements[at]))
            return `elements differ at step ${step} (${kind})`;
        }
      }
      return `same, ${root.querySelectorAll("*").length > 20}`;
    });
    assert.equal(outcome, "same, true");
  } finally {
    await browser.close();
  }
});
