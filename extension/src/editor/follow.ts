/** Following one text or page: when to read it, and how little to do in between. */

import { type Chunks, LIMITS, takeFragment, takeSnapshot } from "../content/snapshot";
import { busyNodes } from "./caret";
import { Pace } from "./delay";
import { type Field, isTool } from "./fields";
import { titleOf } from "./labels";
import type { ReadingMessage, Slot } from "./protocol";
import { all, outer, type Tree, treesOf } from "./trees";

/** What is followed. */
export type Target =
  | { readonly kind: "field"; readonly key: string; readonly field: Field }
  | { readonly kind: "page"; readonly key: string | null; readonly document: Document };

/** Counts of what we did in the page, for tests and for the pace. */
export interface Work {
  readings: number;
  callbacks: number;
  milliseconds: number;
}

/** What the followers of one port share. */
export interface Shared {
  readonly document: Document;
  readonly work: Work;
  readonly address: () => string;
  readonly trees: () => readonly Tree[];
  readonly send: (message: ReadingMessage) => void;
}

/**
 * Attributes that change what a text says. Not `class` and `style`: pages change those all the time, and what is
 * hidden still counts.
 */
const ATTRIBUTES = ["href", "src", "alt", "title", "hidden", "aria-hidden", "lang", "open", "data-list"];

const CHANGES: MutationObserverInit = {
  subtree: true,
  childList: true,
  characterData: true,
  attributes: true,
  attributeFilter: ATTRIBUTES,
};

/** With more changes at once it is quicker to read everything. */
const MOST_RECORDS = 300;

/** Reads a target again after it has changed, one reading at a time. */
export class Follower {
  readonly #slot: Slot;
  readonly #shared: Shared;
  readonly #pace = new Pace();
  readonly #observer: MutationObserver;
  #target: Target | null = null;
  #listening = new AbortController();
  #revision = 0;
  /** The first change that is not in a reading yet, by the clock; null when there is none. */
  #changed: number | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** A reading of which the report is not on the screen yet. */
  #waiting: { readonly revision: number; readonly sent: number; readonly walk: number } | null = null;
  #composing = false;
  #counted = 0;
  #elements: readonly Element[] = [];
  /** What was read before and has not changed since. */
  #chunks: Chunks = new WeakMap();
  #kept = new Map<number, WeakRef<Element>>();

  constructor(slot: Slot, shared: Shared) {
    this.#slot = slot;
    this.#shared = shared;
    this.#observer = new MutationObserver((records) =>
      this.#count(() => {
        this.#forget(records);
        this.touch();
      }),
    );
  }

  get target(): Target | null {
    return this.#target;
  }

  /** Has something changed of which the report is not on the screen yet? */
  get pending(): boolean {
    return this.#changed !== null || this.#waiting !== null;
  }

  /** Follows a target from now on, and reads it at once. In a tab that nobody sees it is only read. */
  follow(target: Target): void {
    this.stop();
    this.#target = target;
    if (this.#shared.document.visibilityState === "visible") this.#observe(target);
    this.#changed = performance.now();
    this.#read();
  }

  /** Ends everything that runs in the page. */
  stop(): void {
    this.pause();
    this.#target = null;
    this.#waiting = null;
    this.#elements = [];
    this.#kept = new Map();
  }

  /** Does nothing until it is followed again. What was read can still be shown. */
  pause(): void {
    this.#observer.disconnect();
    this.#listening.abort();
    this.#listening = new AbortController();
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#changed = null;
    this.#composing = false;
    this.#chunks = new WeakMap();
  }

  /** The page has new frames or shadow roots: watches those as well. */
  observeAgain(): void {
    if (this.#target === null || this.#shared.document.visibilityState !== "visible") return;
    this.#forget(this.#observer.takeRecords());
    this.#observer.disconnect();
    this.#listening.abort();
    this.#listening = new AbortController();
    this.#observe(this.#target);
  }

  /** Reads again as soon as it may, and all of it. */
  refresh(): void {
    if (this.#target === null) return;
    this.#chunks = new WeakMap();
    this.#changed ??= performance.now();
    if (this.#waiting === null) this.#read();
  }

  /** The report of a reading is on the screen. */
  done(revision: number, keep: readonly number[]): void {
    if (this.#waiting?.revision !== revision) return;
    const { sent, walk } = this.#waiting;
    this.#waiting = null;
    this.#pace.took(walk + performance.now() - sent);
    this.#kept = new Map();
    for (const number of keep) {
      const element = this.#elements[number];
      if (element !== undefined) this.#kept.set(number, new WeakRef(element));
    }
    this.#elements = [];
    if (this.#changed !== null) this.#schedule();
  }

  /** The element of the last reading with a number. */
  element(number: number): Element | null {
    return this.#elements[number] ?? this.#kept.get(number)?.deref() ?? null;
  }

  #observe(target: Target): void {
    const { signal } = this.#listening;
    const quiet = { capture: true, passive: true, signal };
    const roots = target.kind === "field" ? [target.field.root] : [target.document];
    for (const root of roots) this.#observer.observe(root, CHANGES);
    const inner: readonly Tree[] = target.kind === "page" ? treesOf(target.document).slice(1) : [];
    for (const tree of inner) this.#observer.observe(tree.root, CHANGES);
    if (target.kind !== "field") return;
    const { root } = target.field;
    // The text of a textarea is not in the DOM: only its events tell that it changed.
    if (root.localName === "textarea") {
      for (const event of ["input", "change"]) root.addEventListener(event, () => this.touch(), quiet);
    }
    root.addEventListener("compositionstart", () => (this.#composing = true), quiet);
    root.addEventListener(
      "compositionend",
      () => {
        this.#composing = false;
        if (this.#changed !== null) this.#schedule();
      },
      quiet,
    );
  }

  /** Something changed. */
  touch(): void {
    if (this.#target === null) return;
    this.#changed ??= performance.now();
    if (this.#waiting === null && !this.#composing) this.#schedule();
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    const since = performance.now() - (this.#changed ?? performance.now());
    this.#timer = setTimeout(() => this.#read(), this.#pace.wait(since));
  }

  #read(): void {
    if (this.#target === null || this.#composing) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const target = this.#target;
    const start = performance.now();
    // Changes of which nobody told us yet.
    this.#forget(this.#observer.takeRecords());
    const reading = target.kind === "field" ? this.#readField(target.field) : this.#readPage(target.document);
    this.#changed = null;
    this.#revision += 1;
    const end = performance.now();
    const { work } = this.#shared;
    work.readings += 1;
    work.milliseconds += end - start;
    this.#waiting = { revision: this.#revision, sent: end, walk: end - start };
    const took = work.milliseconds - this.#counted;
    this.#counted = work.milliseconds;
    this.#shared.send({
      kind: "reading",
      slot: this.#slot,
      revision: this.#revision,
      target: target.key,
      address: this.#shared.address(),
      took,
      ...reading,
    });
    // What it cost to hand it over belongs to the next reading.
    work.milliseconds += performance.now() - end;
  }

  #readField({ root }: Field): Pick<ReadingMessage, "snapshot" | "written" | "title" | "busy"> {
    const title = titleOf(this.#shared.trees());
    if (root.localName === "textarea") {
      this.#elements = [root];
      return { snapshot: null, written: (root as HTMLTextAreaElement).value, title: title.text, busy: [] };
    }
    const ownTitle = all(root, "h1").some((heading) => (heading.textContent ?? "").trim() !== "");
    const fragment = { root, title: ownTitle ? "" : title.text, titleField: title.field, isTool };
    const { text, elements } = takeFragment(fragment, LIMITS, this.#chunks);
    this.#elements = elements;
    return { snapshot: text, written: null, title: title.text, busy: busyNodes(root, elements) };
  }

  #readPage(document: Document): Pick<ReadingMessage, "snapshot" | "written" | "title" | "busy"> {
    const { text, elements } = takeSnapshot(document, LIMITS, this.#chunks);
    this.#elements = elements;
    return { snapshot: text, written: null, title: "", busy: [] };
  }

  /** What changed is read anew, and everything that holds it. */
  #forget(records: readonly MutationRecord[]): void {
    if (records.length > MOST_RECORDS) this.#chunks = new WeakMap();
    else forget(this.#chunks, records);
  }

  #count(action: () => void): void {
    const start = performance.now();
    action();
    this.#shared.work.callbacks += 1;
    this.#shared.work.milliseconds += performance.now() - start;
  }
}

/** Takes out of the records that were kept what has changed, and everything around it. */
export function forget(chunks: Chunks, records: readonly MutationRecord[]): void {
  for (const { target, addedNodes } of records) {
    for (let node: Node | null = target; node !== null; node = outer(node)) chunks.delete(node);
    // What comes in may have been here before, and may have changed while nobody saw it.
    for (const added of addedNodes) {
      chunks.delete(added);
      if (added.nodeType === 1) for (const element of all(added as Element, "*")) chunks.delete(element);
    }
  }
}
