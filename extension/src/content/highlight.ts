/**
 * Showing a finding on the page with the CSS Custom Highlight API. The mark is painted by the browser, and its colours
 * come from a style sheet that the extension adds outside the document. All that changes in the page is that a closed
 * `<details>` is open for as long as the mark is there (`unfold.ts`).
 */

import type { ShowResult } from "../messages";
import {
  DOCUMENT_FRAGMENT,
  ELEMENT,
  frameOf,
  hostOf,
  isConnected,
  nodeType,
  ownerOf,
  parentOf,
  windowOf,
} from "./dom";
import { rangeOfQuote } from "./quote";
import { isUnfolded, refold, unfold } from "./unfold";

/** Name of the highlight, as the style sheet in `ext.ts` knows it. */
export const HIGHLIGHT = "loketmeter";

let marked: (Window & typeof globalThis) | null = null;
/** Ends the waiting for the click that takes the mark away. */
let waiting: AbortController | null = null;

/** Scrolls to an element and marks the quote in it. */
export function show(element: Element, quote: string): ShowResult {
  clear();
  if (!isConnected(element)) return "gone";
  unfold(element);

  const seen = nearestVisible(element);
  if (seen === null) {
    refold();
    return "hidden";
  }
  scrollTo(seen);
  clearOnUse();
  if (seen !== element) return "hidden";

  const range = rangeOfQuote(element, quote);
  const document = ownerOf(element);
  const view = document === null ? null : windowOf(document);
  if (range !== null && view !== null) {
    view.CSS.highlights.set(HIGHLIGHT, new view.Highlight(range));
    marked = view;
    if (view !== window) clearOnUse(view);
  }
  return "shown";
}

/** Takes the mark away and leaves the page as it was. */
export function clear(): void {
  unmark();
  refold();
  waiting?.abort();
  waiting = null;
}

function unmark(): void {
  marked?.CSS.highlights.delete(HIGHLIGHT);
  marked = null;
}

/**
 * The mark goes with the first click or Escape in the page: it is a pointer, not a decoration. What was opened stays open
 * while the reader is busy in it, and closes with the next click elsewhere.
 */
function clearOnUse(view: Window = window): void {
  waiting ??= new AbortController();
  const options = { capture: true, passive: true, signal: waiting.signal };
  const done = (event: Event): void => {
    // Not `instanceof`: an event of a frame is of another kind of `KeyboardEvent`.
    if (event.type === "keydown" && (event as KeyboardEvent).key !== "Escape") return;
    if (event.type === "pointerdown" && isUnfolded(event.composedPath()[0] as Node)) unmark();
    else clear();
  };
  view.addEventListener("pointerdown", done, options);
  view.addEventListener("keydown", done, options);
  view.addEventListener("pagehide", clear, options);
}

/** The element itself, or the nearest one around it that is on the screen. */
function nearestVisible(element: Element): Element | null {
  let found: Element | null = null;
  let node: Node | null = element;
  while (node !== null) {
    if (nodeType(node) === DOCUMENT_FRAGMENT) {
      node = hostOf(node as ShadowRoot);
    } else if (nodeType(node) !== ELEMENT) {
      // The document of a frame is on the screen when the frame is.
      const frame: Element | null = frameOf(node as Document);
      if (frame === null) return found;
      if (!isOnScreen(frame)) found = null;
      node = frame;
    } else if (found === null && isOnScreen(node as Element)) {
      found = node as Element;
    } else {
      node = parentOf(node);
    }
  }
  return found;
}

function isOnScreen(element: Element): boolean {
  return (
    Element.prototype.checkVisibility.call(element, { visibilityProperty: true }) &&
    Element.prototype.getClientRects.call(element).length > 0
  );
}

function scrollTo(element: Element): void {
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  Element.prototype.scrollIntoView.call(element, {
    block: "center",
    inline: "nearest",
    behavior: calm ? "instant" : "smooth",
  });
}
