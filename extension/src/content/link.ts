/** Where an element of the page leads to. */

import { addressOf, ELEMENT, nodeName, nodeType, ownerOf, parentOf, queryAll } from "./dom";

/** How far a link can be around the words that name it. */
const LEVELS = 4;

/** The address that an element links to, or null when it is no link, or one within the same page. */
export function linkAt(element: Element): string | null {
  const document = ownerOf(element);
  const link = linkAround(element) ?? linkWithin(element);
  if (link === null || document === null) return null;
  // Resolved by hand: a page can hide the property `href` behind something of its own.
  const href = Element.prototype.getAttribute.call(link, "href") ?? "";
  const page = addressOf(document);
  try {
    const url = new URL(href, Node.prototype.getRootNode.call(link).baseURI ?? page);
    const here = new URL(page);
    const same = url.origin === here.origin && url.pathname === here.pathname && url.search === here.search;
    return same || !/^https?:$/.test(url.protocol) ? null : url.href;
  } catch {
    return null;
  }
}

function linkAround(element: Element): Element | null {
  let node: Node | null = element;
  for (let level = 0; node !== null && level < LEVELS; level += 1, node = parentOf(node)) {
    if (nodeType(node) === ELEMENT && nodeName(node).toUpperCase() === "A") return node as Element;
  }
  return null;
}

/** The link in a heading or an item of a list, when there is just one. */
function linkWithin(element: Element): Element | null {
  const found = queryAll(element, "a[href]");
  return found.length === 1 ? (found[0] ?? null) : null;
}
