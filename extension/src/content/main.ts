/**
 * The content script. It is put into the page when the user opens Loketmeter, not before, and does nothing by
 * itself: `ext.ts` calls the functions below, which the bundle keeps as `loketmeter` in the isolated world.
 */

import type { PageMessage, ShowResult } from "../messages";
import { addressOf, contentTypeOf } from "./dom";
import { unreadFrames } from "./frames";
import { clear, show } from "./highlight";
import { linkAt } from "./link";
import { passageAfter } from "./passage";
import { takeSnapshot } from "./snapshot";

// This script runs again with each click on the button; what the one before marked and opened goes with it.
(globalThis as { loketmeter?: { unmark(): void } }).loketmeter?.unmark();

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
  const element = elementAt(number);
  return element === undefined ? "gone" : show(element, quote);
}

/** Takes the mark away and closes what was opened for it. */
export function unmark(): void {
  clear();
}

/** The lines of text below elements of the last snapshot; none for one that is gone. */
export function passages(numbers: readonly number[]): string[][] {
  return numbers.map((number) => {
    const element = elementAt(number);
    return element === undefined ? [] : passageAfter(element);
  });
}

/** Where elements of the last snapshot link to; null for one that is no link to another page. */
export function links(numbers: readonly number[]): (string | null)[] {
  return numbers.map((number) => {
    const element = elementAt(number);
    return element === undefined ? null : linkAt(element);
  });
}

/** Addresses of parts of the page that could not be read. */
export function frames(): string[] {
  return unreadFrames(document);
}

function elementAt(number: number): Element | undefined {
  return elements[number] ?? kept.get(number)?.deref();
}
