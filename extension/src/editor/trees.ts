/** The trees of a page: its document, open shadow roots, and frames that may be read, however deep. */

import { hostOf, isConnected, ownerOf, parentOf, readableFrame, shadowOf, windowOf } from "../content/dom";

/** More trees than this are not looked at: a page with so many is not a place where somebody writes. */
const MOST_TREES = 200;

/** A document or shadow root, with the element that holds it. */
export interface Tree {
  readonly root: Document | ShadowRoot;
  /** The frame or shadow host; null for the document of the page. */
  readonly host: Element | null;
}

const queryAll = (root: Document | ShadowRoot | Element, selector: string): NodeListOf<Element> => {
  const { prototype } = root.nodeType === 9 ? Document : root.nodeType === 11 ? DocumentFragment : Element;
  return prototype.querySelectorAll.call(root, selector);
};

/** All elements that fit a selector, past names that the page may have given to its own. */
export function all(root: Document | ShadowRoot | Element, selector: string): Element[] {
  return [...queryAll(root, selector)];
}

/** Elements of HTML that can have a shadow root, apart from those with a hyphen in their name. */
const HOSTS = /^(?:article|aside|blockquote|body|div|footer|h[1-6]|header|main|nav|p|section|span|.*-.*)$/;

/** The trees of a page, outer ones first. */
export function treesOf(document: Document): Tree[] {
  const trees: Tree[] = [{ root: document, host: null }];
  for (let at = 0; at < trees.length && trees.length < MOST_TREES; at += 1) {
    const tree = trees[at];
    if (tree === undefined) break;
    for (const element of queryAll(tree.root, "*")) {
      const name = element.localName;
      if (name === "iframe") {
        const inner = readableFrame(element);
        if (inner !== null) trees.push({ root: inner, host: element });
      } else if (HOSTS.test(name)) {
        const shadow = shadowOf(element);
        if (shadow !== null) trees.push({ root: shadow, host: element });
      }
    }
  }
  return trees.slice(0, MOST_TREES);
}

/** The nearest element around a node, out of shadow roots and frames too. */
export function outer(node: Node): Element | null {
  const parent = parentOf(node);
  if (parent === null) return null;
  if (parent.nodeType === 1) return parent as Element;
  if (parent.nodeType === 11) return hostOf(parent as ShadowRoot);
  return frameOf(parent as Document);
}

/** The frame that shows a document, when that may be known. */
export function frameOf(document: Document): Element | null {
  try {
    return windowOf(document)?.frameElement ?? null;
  } catch {
    return null;
  }
}

/** Is the element still in the page that the user sees, frames included? */
export function isInPage(element: Element): boolean {
  let node: Element | null = element;
  while (node !== null) {
    if (!isConnected(node)) return false;
    const document = ownerOf(node);
    if (document === null) return false;
    const frame = frameOf(document);
    if (frame === null) return windowOf(document) !== null;
    node = frame;
  }
  return false;
}

/** Is the element drawn, and are the frames around it? */
export function isDrawn(element: Element): boolean {
  let node: Element | null = element;
  while (node !== null) {
    if (!Element.prototype.checkVisibility.call(node, { visibilityProperty: true })) return false;
    const document = ownerOf(node);
    node = document === null ? null : frameOf(document);
  }
  return true;
}
