/**
 * Showing a finding on the page with the CSS Custom Highlight API. Nothing in the page's DOM changes: the mark is
 * painted by the browser, and its colours come from a style sheet that the extension adds outside the document.
 */

import type { ShowResult } from "../messages";
import {
  DOCUMENT_FRAGMENT,
  ELEMENT,
  hostOf,
  isConnected,
  nodeType,
  ownerOf,
  parentOf,
  windowOf,
} from "./dom";
import { rangeOfQuote } from "./quote";

/** Name of the highlight, as the style sheet in `ext.ts` knows it. */
export const HIGHLIGHT = "loketmeter";

let marked: (Window & typeof globalThis) | null = null;

/** Scrolls to an element and marks the quote in it. */
export function show(element: Element, quote: string): ShowResult {
  clear();
  if (!isConnected(element)) return "gone";

  const seen = nearestVisible(element);
  if (seen === null) return "hidden";
  scrollTo(seen);
  if (seen !== element) return "hidden";

  const range = rangeOfQuote(element, quote);
  const document = ownerOf(element);
  const view = document === null ? null : windowOf(document);
  if (range !== null && document !== null && view !== null) {
    view.CSS.highlights.set(HIGHLIGHT, new view.Highlight(range));
    marked = view;
    clearOnUse(view);
  }
  return "shown";
}

/** Takes the mark away. */
export function clear(): void {
  marked?.CSS.highlights.delete(HIGHLIGHT);
  marked = null;
}

/** The mark goes with the first click or Escape in the page: it is a pointer, not a decoration. */
function clearOnUse(view: Window): void {
  const stop = new AbortController();
  const done = (event: Event): void => {
    if (event instanceof KeyboardEvent && event.key !== "Escape") return;
    stop.abort();
    clear();
  };
  const options = { capture: true, passive: true, signal: stop.signal };
  view.addEventListener("pointerdown", done, options);
  view.addEventListener("keydown", done, options);
}

/** The element itself, or the nearest one around it that is on the screen. */
function nearestVisible(element: Element): Element | null {
  let node: Node | null = element;
  while (node !== null) {
    if (nodeType(node) === DOCUMENT_FRAGMENT) {
      node = hostOf(node as ShadowRoot);
    } else if (nodeType(node) !== ELEMENT) {
      return null;
    } else if (isOnScreen(node as Element)) {
      return node as Element;
    } else {
      node = parentOf(node);
    }
  }
  return null;
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
