/**
 * A small page of our own for the engine to practise on.
 *
 * Browsers compile WebAssembly function by function, when each is first called. Without practice all of that
 * happens while somebody waits for a grade: a page of 300 kB took two to three times as long. The practice runs
 * while the page is being read, so it costs no waiting.
 */

type Node =
  | string
  | readonly [tag: string, attributes: Readonly<Record<string, string>>, ...children: Node[]];

const PAGE: Node = [
  "html",
  { lang: "nl" },
  [
    "head",
    {},
    ["title", {}, "Bijzondere bijstand | Gemeente Oefenstad"],
    ["meta", { property: "og:site_name", content: "Gemeente Oefenstad" }],
    ["meta", { name: "description", content: "Lees wanneer u bijzondere bijstand krijgt." }],
    ["link", { rel: "canonical", href: "/bijzondere-bijstand" }],
  ],
  [
    "body",
    {},
    [
      "nav",
      { class: "breadcrumb" },
      ["ol", {}, ["li", {}, ["a", { href: "/" }, "Home"]], ["li", { "aria-current": "page" }, "Bijstand"]],
    ],
    [
      "main",
      { id: "content" },
      ["h1", {}, "Bijzondere bijstand"],
      [
        "p",
        { class: "intro" },
        "Hebt u hoge kosten en een laag inkomen? Dan kunt u bijzondere bijstand aanvragen.",
      ],
      ["a", { href: "/formulier/digid/bijstand", class: "button" }, "Aanvragen met DigiD"],
      ["h2", {}, "Voorwaarden"],
      ["ul", {}, ["li", {}, "U bent 18 jaar of ouder."], ["li", {}, "U woont in onze gemeente."]],
      ["h2", {}, "Hoe lang duurt het?"],
      [
        "p",
        {},
        "Binnen acht weken krijgt u ons besluit. Bent u het er niet mee eens? Dan kunt u bezwaar maken.",
      ],
      [
        "p",
        {},
        "Bel ",
        ["a", { href: "tel:140999" }, "14 0999"],
        " of kom langs. Sluit u de Melkertbaan af?",
      ],
      [
        "form",
        { action: "/verstuur", method: "post" },
        ["label", { for: "n" }, "Naam"],
        ["input", { id: "n", name: "naam", type: "text" }],
        ["input", { type: "submit", value: "Verstuur" }],
      ],
      ["iframe", { src: "https://formulieren.example/bijstand", "#unread": "1" }],
    ],
    [
      "footer",
      {},
      ["p", {}, "Gemeente Oefenstad"],
      ["a", { href: "mailto:info@oefenstad.example" }, "Mail ons"],
    ],
  ],
];

/** The page as a snapshot, see `docs/snapshot.md`. */
export function practicePage(): string {
  return `\u00011\u00050\u00050${write(PAGE)}`;
}

function write(node: Node): string {
  if (typeof node === "string") return `\u0003${node}`;
  const [tag, attributes, ...children] = node;
  const written = Object.entries(attributes).map(([name, value]) => `\u0005${name}=${value}`);
  return `\u0002${tag}${written.join("")}${children.map(write).join("")}\u0004`;
}
