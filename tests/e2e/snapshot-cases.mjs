/**
 * Pages and the snapshots that they must give. Run in real browsers, because shadow roots, frames and clobbering
 * are just what imitations of a DOM get wrong.
 */

import assert from "node:assert/strict";
import path from "node:path";
import { build } from "esbuild";
import { ROOT } from "./chromium.mjs";

/** A snapshot in a form that can be read: `<` opens, `>` closes, `"` starts text, `|` separates. */
export function readable(snapshot) {
  return snapshot
    .replaceAll("\u0001", "#")
    .replaceAll("\u0002", "<")
    .replaceAll("\u0003", '"')
    .replaceAll("\u0004", ">")
    .replaceAll("\u0005", "|");
}

const page = (body) => `<!doctype html><html><head><title>T</title></head><body>${body}</body></html>`;

/** What `page` gives around its body. */
const inPage = (body, unread = 0, cut = 0) => `#1|${unread}|${cut}<html<head<title"T>><body${body}>>`;

/** The walk as a script: leaves `snapshot.takeSnapshot`. */
export async function walkScript() {
  const { outputFiles } = await build({
    entryPoints: [path.join(ROOT, "extension/src/content/snapshot.ts")],
    bundle: true,
    format: "iife",
    globalName: "snapshot",
    write: false,
  });
  return outputFiles[0].text;
}

/** Is every record that was opened also closed, and are the numbers those of the elements? */
export function assertWhole({ text, tags }) {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the separators of the format.
  const opened = [...text.matchAll(/\u0002([^\u0001-\u0005]*)/g)].map((match) => match[1]);
  assert.equal(text.split("\u0004").length - 1, opened.length, "every record is closed");
  assert.equal(tags.length, opened.length, "an element for every number");
  for (const [number, tag] of opened.entries()) {
    // The number of a root points at its host.
    if (!tag.startsWith("#")) assert.equal(tags[number], tag, `element ${number}`);
  }
}

/**
 * Each case: the page, optional limits, optional script that runs first, and the snapshot, exactly or by a check.
 */
export const CASES = [
  {
    name: "elements, attributes and text in document order",
    html: page('<h1 id="a" style="x" data-private="x">Hulp</h1><p class="b c">een <b>twee</b></p>'),
    gives: inPage('<h1|id=a"Hulp><p|class=b c"een <b"twee>>'),
  },
  {
    name: "separators in text and values become spaces",
    html: page("<p>x</p>"),
    first:
      'const p = document.querySelector("p"); p.title = "a\\u0005b"; p.firstChild.data = "c\\u0001\\u0004d"',
    gives: inPage('<p|title=a b"c  d>'),
  },
  {
    name: "links as written, not resolved",
    html: page('<a href="../x?y=1#z">l</a><form action="/f" method="post"></form>'),
    gives: inPage('<a|href=../x?y=1#z"l><form|action=/f|method=post>'),
  },
  {
    name: "nothing that a person typed",
    html: page(
      '<input name="bsn" value="123456782"><input type="hidden" value="token"><input type="SUBMIT" value="Verstuur">' +
        '<textarea name="t">geheim</textarea><input type="checkbox" value="ja"><button value="b">Knop</button>',
    ),
    first:
      'document.querySelector("input").value = "987654321"; document.querySelector("textarea").value = "typ"',
    gives: inPage(
      "<input|name=bsn><input|type=hidden><input|type=SUBMIT|value=Verstuur>" +
        '<textarea|name=t><input|type=checkbox><button"Knop>',
    ),
  },
  {
    name: "no styles, templates, scripts, noscript and comments, but linked data",
    html: page(
      '<style>p{}</style><template><p>x</p></template><noscript>n</noscript><!-- c --><script type="text/x">1</script>' +
        '<script type=" Application/LD+JSON ">{"a":1}</script>',
    ),
    gives: inPage('<script|type=text/x><script|type= Application/LD+JSON "{"a":1}>'),
  },
  {
    name: "of a drawing its title, of a formula nothing",
    html: page('<svg role="img"><g>x</g><title>Naam</title><text>t</text></svg><math><mi>y</mi></math>'),
    gives: inPage('<svg|role=img<title"Naam>><math>'),
  },
  {
    name: "open shadow roots before the element's own children, closed ones not",
    html: page("<x-a>licht</x-a><x-b>b</x-b>"),
    first: `
      const open = document.querySelector("x-a").attachShadow({ mode: "open" });
      open.append(document.createElement("x-c"), "tekst");
      open.firstChild.attachShadow({ mode: "open" }).append("diep");
      document.querySelector("x-b").attachShadow({ mode: "closed" }).append("dicht");`,
    gives: inPage('<x-a<#shadow<x-c<#shadow"diep>>"tekst>"licht><x-b"b>'),
  },
  {
    name: "a shadow root in the source",
    html: page('<x-a><template shadowrootmode="open"><p>in</p></template>uit</x-a>'),
    gives: inPage('<x-a<#shadow<p"in>>"uit>'),
  },
  {
    name: "frames of the same origin, and a count of the others",
    html: page(
      '<iframe srcdoc="&lt;p&gt;in&lt;/p&gt;" title="s">oud</iframe><iframe sandbox srcdoc="x" name="u"></iframe>',
    ),
    gives: inPage(
      '<iframe|srcdoc=|title=s<#frame<html<head><body<p"in>>>>><iframe|srcdoc=|name=u|#unread=1>',
      1,
    ),
  },
  {
    name: "a frame that waits for its content is unread, not empty",
    html: page(
      '<iframe loading="lazy" src="https://formulieren.example/" style="margin-top:30000px"></iframe>',
    ),
    gives: inPage("<iframe|src=https://formulieren.example/|#unread=1>", 1),
  },
  {
    name: "a form whose fields hide the properties of its element",
    html: page(
      '<form id="f"><input name="attributes"><input name="firstChild"><input name="nodeType"><input name="localName">' +
        '<input name="shadowRoot"><input name="getAttributeNames"><input name="parentNode"><i>x</i></form>' +
        '<img name="createTreeWalker"><img name="URL"><img name="defaultView">',
    ),
    gives: inPage(
      "<form|id=f<input|name=attributes><input|name=firstChild><input|name=nodeType><input|name=localName>" +
        '<input|name=shadowRoot><input|name=getAttributeNames><input|name=parentNode><i"x>>' +
        "<img|name=createTreeWalker><img|name=URL><img|name=defaultView>",
    ),
  },
  {
    name: "nodes that look like elements",
    html: page("<p>x</p>"),
    first:
      'document.body.prepend(document.createProcessingInstruction("p", "x"), document.createComment("c"))',
    gives: inPage('<p"x>'),
  },
  {
    name: "long values are cut between characters",
    html: page("<p>x</p>"),
    first: 'document.querySelector("p").title = "a".repeat(1999) + "\\u{1f600}"',
    gives: inPage(`<p|title=${"a".repeat(1999)}"x>`),
  },
  {
    name: "at the limit of nodes the walk stops and says so",
    html: page("<p>een</p><p>twee</p><p>drie</p>"),
    limits: { nodes: 7, units: 10_000, depth: 512 },
    gives: inPage('<p"een>', 0, 1),
  },
  {
    name: "at the limit of characters the text is cut and says so",
    html: page("<p>een lange tekst</p><p>twee</p>"),
    limits: { nodes: 1_000, units: 40, depth: 512 },
    gives: ({ text }) => {
      const records = readable(text);
      assert.ok(records.startsWith('#1|0|1<html<head<title"T>><body<p"een'), records);
      assert.ok(!records.includes("twee"), records);
    },
  },
  {
    name: "below the limit of depth nothing is read, beside it everything",
    html: page("<div><p><b>diep</b></p></div><p>naast</p>"),
    limits: { nodes: 1_000, units: 10_000, depth: 4 },
    gives: inPage('<div<p>><p"naast>', 0, 1),
  },
  {
    name: "twenty thousand elements within each other",
    // Not on the screen: browsers themselves have trouble drawing that.
    html: page('<section hidden style="display:none"></section>'),
    first: `
      const top = document.createElement("div");
      let inner = top;
      for (let n = 0; n < 20_000; n += 1) inner = inner.appendChild(document.createElement("i"));
      document.querySelector("section").append(top);`,
    gives: ({ text }) => {
      assert.ok(text.startsWith("\u00011\u00050\u00051"));
      assert.equal(text.split("\u0002").length - 1, 514);
    },
  },
];

/** The script of a case: gives `{ text, tags, same }`. */
export function caseScript({ first = "", limits }) {
  return `(() => {
    ${first};
    // Not with a very deep page: browsers cannot write that out.
    const copy = () => (document.getElementsByTagName("*").length < 10_000 ? document.documentElement.outerHTML : "");
    const before = copy();
    const { text, elements } = snapshot.takeSnapshot(document${limits ? `, ${JSON.stringify(limits)}` : ""});
    const tagOf = Object.getOwnPropertyDescriptor(Element.prototype, "localName").get;
    return {
      text,
      tags: elements.map((element) => tagOf.call(element)),
      same: before === copy(),
    };
  })()`;
}

/** Holds a result against its case. */
export function checkCase({ gives }, result) {
  assertWhole(result);
  assert.ok(result.same, "the page is as it was");
  if (typeof gives === "string") assert.equal(readable(result.text), gives);
  else gives(result);
}
