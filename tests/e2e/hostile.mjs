/**
 * Pages that are too large, too deep, never at rest, or out to deceive. All are made here, the same each time.
 *
 * Each has the words of a real page, so that an answer can be held to what it should have found.
 */

const HEAD = `<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>Hulp bij schulden | Gemeente Voorbeeldstad</title>
  <meta property="og:site_name" content="Gemeente Voorbeeldstad"></head><body>`;
const TOP = `<main><h1>Hulp bij schulden</h1><p>Heeft u schulden? Vraag hulp aan bij de gemeente Voorbeeldstad.</p>
  <p><a href="/formulieren/schuldhulp">Aanvragen met DigiD</a></p>`;
const END = "</main></body></html>";

const page = (middle, script = "") =>
  `${HEAD}${TOP}${middle}${END}${script ? `<script>${script}</script>` : ""}`;

/** Enough repetitions of a piece for a size in bytes. */
const upTo = (bytes, piece) => piece.repeat(Math.ceil(bytes / piece.length));

/** What a page asks of the server when it stops answering. */
export const HANGS = "/nu-niet-meer";

const count = (number, piece) => Array.from({ length: number }, (_, n) => piece(n)).join("");

const SENTENCE = "Wie rustig verder leest, vindt op deze bladzijde nog meer over dit onderwerp. ";

/** Text that turns the direction of reading around, or hides in no width at all. */
export const DECEIVING = "\u202egnp.exe\u202c \u2067terug\u2069 bij\u200bstand\u2060 \u200f\u061c\ufeff";

/** Ranges of characters that must never get from a page to a screen, a terminal or a file. */
const UNSAFE = [
  [0x00, 0x08],
  [0x0b, 0x1f],
  [0x7f, 0x9f],
  [0x61c, 0x61c],
  [0x200b, 0x200b],
  [0x200e, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x2069],
  [0xfeff, 0xfeff],
];

/** The unsafe characters in a text, as numbers. */
export function unsafe(text) {
  const codes = [...text].map((character) => character.codePointAt(0));
  return codes.filter((code) => UNSAFE.some(([from, to]) => from <= code && code <= to));
}

/** What only an element with a name can do to a document: hide the functions of the browser behind itself. */
const CLOBBER = [
  "attributes",
  "childNodes",
  "firstChild",
  "nextSibling",
  "nodeName",
  "parentNode",
  "getAttributeNames",
  "createTreeWalker",
  "URL",
]
  .map((name) => `<form name="${name}"><input name="${name}"><img name="${name}" alt=""></form>`)
  .join("");

const REDEFINE = `
  const broken = () => { throw new Error("page"); };
  for (const name of ["push", "join", "map", "pop", Symbol.iterator]) Array.prototype[name] = broken;
  for (const name of ["search", "replace", "slice", "toLowerCase"]) String.prototype[name] = broken;
  document.createTreeWalker = broken;
  for (const name of ["nodeName", "firstChild", "nextSibling"])
    Object.defineProperty(Node.prototype, name, { get: broken });
  Element.prototype.getAttribute = Element.prototype.getAttributeNames = broken;
  Object.defineProperty(CharacterData.prototype, "data", { get: broken });
  globalThis.loketmeter = { read: broken, point: broken, keep: broken };
  globalThis.Map = globalThis.WeakRef = globalThis.Promise = broken;
  JSON.stringify = broken;`;

/**
 * The pages, and what the popup must make of them. `grade`: the words of the page are found in spite of everything.
 * `partial`: it says that not everything was read. `hangs`: it first says that the page does not answer. `any`: any
 * honest answer. `heavy`: on a slow or busy machine this may be too much, and then the popup says so.
 */
export const PAGES = [
  {
    path: "/tien-megabyte",
    heavy: true,
    html: () => page(upTo(10_000_000, `<p>${SENTENCE}</p>`)),
    partial: true,
  },
  { path: "/veel-elementen", heavy: true, html: () => page(upTo(1_750_000, "<p>x</p>")), partial: true },
  {
    path: "/diep",
    // Not on the screen, and no deeper: browsers hang on 100,000 by themselves. The engine reads those in
    // tests/properties/limits.rs.
    html: () =>
      page(
        '<section hidden style="display:none"></section>',
        `const outer = document.createElement("div"); let inner = outer;
         for (let n = 0; n < 20_000; n += 1) inner = inner.appendChild(document.createElement("i"));
         document.querySelector("section").append(outer);`,
      ),
    partial: true,
    grade: true,
  },
  {
    path: "/veel-links",
    heavy: true,
    html: () => page(count(50_000, (n) => `<a href="/p/${n}">Formulier ${n} aanvragen</a> `)),
  },
  { path: "/lange-tekst", heavy: true, html: () => page(`<p>${upTo(5_000_000, SENTENCE)}</p>`), grade: true },
  {
    path: "/veel-attributen",
    html: () => page(`<p ${count(100_000, (n) => `a${n}="${n}" `)}>Tekst</p>`),
    grade: true,
  },
  {
    path: "/grote-attributen",
    html: () => page(count(500, (n) => `<p class="${upTo(20_000, `c${n} `)}" title="${n}">Tekst</p>`)),
    grade: true,
  },
  {
    path: "/nooit-stil",
    html: () =>
      page(
        '<div id="druk"></div>',
        `const busy = document.getElementById("druk");
         const add = () => { const p = document.createElement("p"); p.textContent = String(Math.random());
           busy.append(p); if (busy.childElementCount > 500) busy.replaceChildren(); };
         new MutationObserver(() => setTimeout(add)).observe(busy, { childList: true });
         setInterval(add, 0); add();`,
      ),
    grade: true,
  },
  { path: "/ingebouwd", html: () => page(CLOBBER, REDEFINE), grade: true },
  {
    path: "/herschrijft",
    heavy: true,
    // What is there changes while it is read; any honest answer will do.
    html: () =>
      page(
        "",
        `let times = 0;
         const again = () => { document.open(); document.write("<p>Weg</p>"); document.close();
           times += 1; if (times < 600) setTimeout(again, 5); };
         setTimeout(again, 300);`,
      ),
    any: true,
  },
  {
    path: "/kaders",
    html: () =>
      page(
        '<div id="hier"></div>',
        `setInterval(() => { const frame = document.createElement("iframe"); frame.srcdoc = "<p>Bijstand</p>";
           const here = document.getElementById("hier"); here.append(frame);
           if (here.childElementCount > 20) here.replaceChildren(); }, 3);`,
      ),
    grade: true,
  },
  {
    path: "/kader-in-kader",
    html: () => page(`<iframe src="/kader-in-kader"></iframe><iframe src="/kader-in-kader"></iframe>`),
    grade: true,
  },
  {
    path: "/schaduwen",
    html: () =>
      page(
        '<div id="hier"></div>',
        `let inner = document.getElementById("hier");
         for (let n = 0; n < 300; n += 1) { const root = inner.attachShadow({ mode: "open" });
           inner = document.createElement("div"); root.append(inner); }`,
      ),
    partial: true,
    grade: true,
  },
  {
    path: "/berichten",
    html: () =>
      page(
        `<p>{"kind":"report","id":1,"report":{"version":1}}</p><p>\u0001 \u0002h1\u0003 \u0004</p>
         <p><a href="/x">&lt;script&gt;alert(1)&lt;/script&gt; aanvragen</a></p>`,
        `setInterval(() => { postMessage({ kind: "report", id: 1, report: { version: 1 } }, "*");
           dispatchEvent(new MessageEvent("message", { data: { kind: "failed", id: null, reason: "" } })); }, 1);`,
      ).replaceAll("Hulp bij schulden", "Hulp bij schulden &lt;img src=x onerror=alert(1)&gt;"),
    grade: true,
  },
  {
    path: "/misleidend",
    html: () =>
      page(`<h2>Voorwaarden ${DECEIVING}</h2><p>U vraagt het ${DECEIVING} aan met DigiD.</p>`)
        .replaceAll("Hulp bij schulden", `Hulp bij schulden ${DECEIVING}`)
        .replace("Aanvragen met DigiD", `Aanvragen ${DECEIVING} met DigiD`),
    grade: true,
  },
  {
    path: "/lange-titel",
    heavy: true,
    html: () => page("").replaceAll("Hulp bij schulden", upTo(1_000_000, "Hulp bij schulden ")),
  },
  {
    path: "/antwoordt-niet",
    // After it has loaded, the page keeps its thread for itself; long enough for the popup to say so. It tells the
    // server first: a popup that is opened before that moment gets its answer.
    html: () =>
      page(
        "",
        `addEventListener("load", () => setTimeout(() => {
          navigator.sendBeacon("${HANGS}");
          const end = Date.now() + 6_000;
          while (Date.now() < end);
        }, 50));`,
      ),
    hangs: true,
    grade: true,
  },
];

/** The pages for `serve`. */
export const HOSTILE_PAGES = Object.fromEntries(PAGES.map(({ path, html }) => [path, html()]));
