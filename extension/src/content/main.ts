/**
 * The content script. It is put into the page when the user opens Loketmeter, not before, and does nothing by
 * itself: `ext.ts` calls the functions below, which the bundle keeps as `loketmeter` in the isolated world.
 */

import type { PageMessage, ShowResult } from "../messages";
import { addressOf, contentTypeOf } from "./dom";
import { clear, show } from "./highlight";
import { takeSnapshot } from "./snapshot";

let elements: readonly Element[] = [];
/** What the report can point at. Weak: an open tab must not keep removed parts of the page in memory. */
let kept = new Map<number, WeakRef<Element>>();

/** Reads the page. */
export function read(): PageMessage {
  clear();
  const start = performance.now();
  const snapshot = takeSnapshot(document);
  elements = snapshot.elements;
  kept = new Map();
  return {
    kind: "page",
    snapshot: snapshot.text,
    address: addressOf(document),
    contentType: contentTypeOf(document),
    took: performance.now() - start,
  };
}

/** Forgets all elements but those that the report names. */
export function keep(numbers: readonly number[]): void {
  for (const number of numbers) {
    const element = elements[number];
    if (element !== undefined) kept.set(number, new WeakRef(element));
  }
  elements = [];
}

/** Shows an element of the last snapshot. */
export function point(number: number, quote: string): ShowResult {
  const element = elements[number] ?? kept.get(number)?.deref();
  return element === undefined ? "gone" : show(element, quote);
}
