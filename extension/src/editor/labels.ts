/** Names of fields as the page gives them, and the title of the page that is being written. */

import { attribute, ownerOf } from "../content/dom";
import { all, frameOf, outer, type Tree } from "./trees";

const LONGEST_LABEL = 60;
const LONGEST_TITLE = 200;

/** The label of a field on the page, or nothing. `holder` is the editor around it: labels in there are its own. */
export function labelOf(root: Element, holder: Element = root): string {
  const document = ownerOf(root);
  const frame = document === null ? null : frameOf(document);
  const inFrame = root.localName === "body" && frame !== null;
  const shown = inFrame ? frame : root;
  return short(
    labelFor(shown) ??
      labelledBy(shown) ??
      above(holder.contains(shown) ? holder : shown) ??
      attribute(shown, "aria-label") ??
      attribute(shown, "title"),
  );
}

/** A `label` for the field itself, or for the field that an editor stands in for (`inhoud` for `inhoud_ifr`). */
function labelFor(element: Element): string | null {
  const id = (attribute(element, "id") ?? "").replace(/_ifr$/, "");
  if (id === "") return null;
  const labels = all(element.getRootNode() as Document, "label[for]");
  return labels.find((label) => attribute(label, "for") === id)?.textContent ?? null;
}

function labelledBy(element: Element): string | null {
  const [id] = (attribute(element, "aria-labelledby") ?? "").split(/\s+/);
  if (id === undefined || id === "") return null;
  const root = element.getRootNode() as Document | ShadowRoot;
  return root.getElementById?.(id)?.textContent ?? null;
}

const HEADINGS = "label, legend, h1, h2, h3, h4";

/** The nearest label or heading before the field, not too far out. */
function above(element: Element): string | null {
  let around: Element | null = element;
  for (let level = 0; level < 6 && around !== null && around.localName !== "body"; level += 1) {
    let before: Element | null = around.previousElementSibling;
    for (let step = 0; step < 3 && before !== null; step += 1) {
      if (Element.prototype.matches.call(before, HEADINGS)) return before.textContent;
      before = before.previousElementSibling;
    }
    around = outer(around);
  }
  return null;
}

/** Names of the field for the title in systems for content. */
const TITLE_NAME =
  /^(?:post_)?title$|^titel$|^edit-title-0-value$|title\[0\]\[value\]$|(?:page|pagina|product)[-_]?(?:title|titel)$/i;
const TITLE_LABEL = /^\s*(?:titel|title|paginatitel|naam van (?:de pagina|het product))\b/i;

/**
 * Title of the page that is being written, from the field for it. That field is read and nothing else of the form:
 * without it the engine would have to guess what the text is about.
 */
export function titleOf(trees: readonly Tree[]): Title {
  const names = (element: Element): boolean =>
    [attribute(element, "name"), attribute(element, "id")].some(
      (name) => name !== null && TITLE_NAME.test(name),
    );
  return first(trees, names) ?? first(trees, hasTitleLabel) ?? { text: "", field: null };
}

/** The title of the page being written, and where it stands. */
export interface Title {
  readonly text: string;
  readonly field: Element | null;
}

const LINES = 'input[type="text"], input:not([type]), textarea[rows="1"], h1[contenteditable="true"]';

function first(trees: readonly Tree[], fits: (element: Element) => boolean): Title | null {
  for (const { root } of trees) {
    for (const element of all(root, LINES)) {
      if (!fits(element)) continue;
      const value = element.localName === "h1" ? element.textContent : (element as HTMLInputElement).value;
      const text = (value ?? "").replace(/\s+/g, " ").trim();
      if (text !== "") return { text: text.slice(0, LONGEST_TITLE), field: element };
    }
  }
  return null;
}

function hasTitleLabel(element: Element): boolean {
  const { labels } = element as HTMLInputElement;
  return TITLE_LABEL.test(labels?.[0]?.textContent ?? attribute(element, "aria-label") ?? "");
}

function short(text: string | null): string {
  const flat = (text ?? "")
    .replace(/\s+/g, " ")
    .replace(/[\s:*]+$/, "")
    .trim();
  return flat.length <= LONGEST_LABEL ? flat : `${flat.slice(0, LONGEST_LABEL - 1)}…`;
}
