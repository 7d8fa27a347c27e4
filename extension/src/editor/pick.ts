/** Pointing at a field: “that one”. Marks with the Highlight API; the click does not reach the page. */

import { ownerOf, windowOf } from "../content/dom";
import type { Field } from "./fields";
import { outer, type Tree } from "./trees";

/** Name of the highlight, as the style sheet of the panel knows it. */
export const PICK_HIGHLIGHT = "loketmeter-pick";

/** What happens while the user points. */
export interface Picking {
  readonly hover: (field: Field | null) => void;
  /** Ends it: with the field, or with null when the user gave up. */
  readonly picked: (field: Field | null) => void;
}

/** Events of a click that must not reach the page. */
const SWALLOWED = [
  "pointerdown",
  "mousedown",
  "pointerup",
  "mouseup",
  "click",
  "dblclick",
  "contextmenu",
  "touchstart",
];

/** Lets the user point. Gives the function that ends it. */
export function pick(trees: readonly Tree[], fields: readonly Field[], picking: Picking): () => void {
  const stop = new AbortController();
  const options = { capture: true, passive: false, signal: stop.signal };
  let marked: (Window & typeof globalThis) | null = null;
  let over: Field | null = null;

  const unmark = (): void => {
    marked?.CSS.highlights.delete(PICK_HIGHLIGHT);
    marked = null;
  };
  const mark = (field: Field): void => {
    const document = ownerOf(field.root);
    const view = document === null ? null : windowOf(document);
    if (document === null || view === null || field.root.localName === "textarea") return;
    const range = Document.prototype.createRange.call(document);
    range.selectNodeContents(field.root);
    view.CSS.highlights.set(PICK_HIGHLIGHT, new view.Highlight(range));
    marked = view;
  };
  const end = (field: Field | null): void => {
    over = field;
    stop.abort();
    unmark();
    picking.picked(field);
  };
  const at = (event: Event): Field | null => {
    const [target] = event.composedPath();
    return fieldAt(target instanceof Object && "nodeType" in target ? (target as Node) : null, fields);
  };

  const move = (event: Event): void => {
    const field = at(event);
    if (field === over) return;
    over = field;
    unmark();
    if (field !== null) mark(field);
    picking.hover(field);
  };
  const click = (event: Event): void => {
    event.preventDefault();
    event.stopImmediatePropagation();
    // The last event of a click: until then nothing of it may reach the page.
    if (event.type !== "click") return;
    const field = at(event);
    if (field !== null) end(field);
  };
  const key = (event: Event): void => {
    if ((event as KeyboardEvent).key !== "Escape") return;
    event.preventDefault();
    event.stopImmediatePropagation();
    end(null);
  };
  for (const { root } of trees) {
    if (root.nodeType !== 9) continue;
    const view = windowOf(root as Document);
    if (view === null) continue;
    view.addEventListener("pointermove", move, { ...options, passive: true });
    view.addEventListener("keydown", key, options);
    for (const name of SWALLOWED) view.addEventListener(name, click, options);
  }
  return () => {
    stop.abort();
    unmark();
  };
}

/** The field around a node; a toolbar belongs to the field of its editor. */
function fieldAt(node: Node | null, fields: readonly Field[]): Field | null {
  if (node === null) return null;
  const start = node.nodeType === 1 ? (node as Element) : outer(node);
  for (let element = start; element !== null; element = outer(element)) {
    const found = fields.find(
      ({ root, holder }) => root === element || (holder === element && isSmall(holder, root)),
    );
    if (found !== undefined) return found;
  }
  return null;
}

/** A holder that is an editor, and not the whole form around it. */
function isSmall(holder: Element, root: Element): boolean {
  const [outside, inside] = [holder, root].map((element) => element.getBoundingClientRect());
  return outside !== undefined && inside !== undefined && outside.height < inside.height + 240;
}
