/** Where somebody is writing right now. */

import { ownerOf, parentOf } from "../content/dom";

const BLOCKS: ReadonlySet<string> = new Set(
  "p li h1 h2 h3 h4 h5 h6 td th dt dd blockquote pre figcaption div".split(" "),
);

/**
 * Numbers of the elements that somebody is writing in: the paragraph with the caret and what is inside it. Only when
 * the field has the focus: a caret that was left behind says nothing.
 */
export function busyNodes(root: Element, elements: readonly Element[]): number[] {
  const block = blockWithCaret(root);
  if (block === null) return [];
  const numbers: number[] = [];
  // The numbers within one element follow each other.
  const first = elements.indexOf(block);
  for (let at = first; at >= 0 && at < elements.length; at += 1) {
    const element = elements[at];
    if (element === undefined || !block.contains(element)) break;
    numbers.push(at);
  }
  return numbers;
}

function blockWithCaret(root: Element): Element | null {
  const document = ownerOf(root);
  const tree = root.getRootNode() as Document | ShadowRoot;
  if (document === null || tree.activeElement === null || !document.hasFocus()) return null;
  const node = caretIn(tree) ?? caretIn(document);
  if (node === null || !root.contains(node)) return null;
  let element: Node | null = node;
  while (element !== null && element !== root) {
    if (element.nodeType === 1 && BLOCKS.has((element as Element).localName)) return element as Element;
    element = parentOf(element);
  }
  return null;
}

function caretIn(tree: Document | ShadowRoot): Node | null {
  // Chromium gives the selection in a shadow root from that root, Firefox from the document.
  const { getSelection } = tree as { readonly getSelection?: () => Selection | null };
  return getSelection?.call(tree)?.focusNode ?? null;
}
