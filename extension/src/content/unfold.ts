/**
 * Opening the `<details>` around an element so that it can be seen, and closing them again. The one thing on the page
 * that showing changes, and only for as long as the mark is there (docs/adr/0010). Nothing in an editor is touched.
 */

import {
  attribute,
  DOCUMENT,
  DOCUMENT_FRAGMENT,
  ELEMENT,
  frameOf,
  hostOf,
  isEditable,
  isOpen,
  nodeName,
  nodeType,
  parentOf,
  queryAll,
  rootOf,
  setOpen,
} from "./dom";

/** What was changed, in order. */
let changed: { readonly details: HTMLDetailsElement; readonly was: boolean }[] = [];

/** Opens every closed `<details>` around an element. */
export function unfold(element: Element): void {
  for (const details of closedAround(element)) {
    if (isEditable(details)) continue;
    for (const other of groupOf(details)) change(other, false);
    change(details, true);
  }
}

/** Puts everything back as it was. */
export function refold(): void {
  for (const { details, was } of changed.reverse()) {
    // What the reader opened or closed in the meantime is theirs.
    if (isOpen(details) !== was) setOpen(details, was);
  }
  changed = [];
}

/** Is this node in something that `unfold` opened? */
export function isUnfolded(node: Node | null): boolean {
  for (let at = node; at !== null; at = outer(at)) {
    if (changed.some(({ details, was }) => details === at && !was)) return true;
  }
  return false;
}

function change(details: HTMLDetailsElement, open: boolean): void {
  if (isOpen(details) === open) return;
  changed.push({ details, was: !open });
  setOpen(details, open);
}

/** Closed `<details>` that hide an element, the outermost first. The summary is on the screen anyway. */
function closedAround(element: Element): HTMLDetailsElement[] {
  const found: HTMLDetailsElement[] = [];
  let inner: Node = element;
  for (let at = outer(element); at !== null; inner = at, at = outer(at)) {
    if (nodeType(at) !== ELEMENT || nodeName(at).toUpperCase() !== "DETAILS") continue;
    const details = at as HTMLDetailsElement;
    const summary = nodeType(inner) === ELEMENT && nodeName(inner).toUpperCase() === "SUMMARY";
    if (!isOpen(details) && !summary) found.unshift(details);
  }
  return found;
}

/** Open `<details>` with the same name: the browser would close them, and not open them again. */
function groupOf(details: HTMLDetailsElement): HTMLDetailsElement[] {
  const name = attribute(details, "name") ?? "";
  if (name === "") return [];
  const open = queryAll(rootOf(details), "details[name][open]") as HTMLDetailsElement[];
  return open.filter((other) => other !== details && attribute(other, "name") === name);
}

/** What is around a node, out of shadow trees and frames too. */
function outer(node: Node): Node | null {
  if (nodeType(node) === DOCUMENT_FRAGMENT) return hostOf(node as ShadowRoot);
  return parentOf(node) ?? (nodeType(node) === DOCUMENT ? frameOf(node as Document) : null);
}
