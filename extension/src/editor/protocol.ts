/**
 * What panel and page say to each other over one port per frame. Checked on receipt: the other side can be an
 * older version of ourselves.
 */

import type { ShowResult } from "../messages";

/** Name of the port; the number goes up when the messages change. */
export const PORT = "loketmeter-panel-1";

/** What a panel can follow at the same time: the text in a field, and a page. */
export type Slot = "field" | "page";

/** Editors that are known by name, and what is left. */
export type FieldKind =
  | "tinymce"
  | "ckeditor4"
  | "ckeditor5"
  | "gutenberg"
  | "quill"
  | "tiptap"
  | "prosemirror"
  | "source"
  | "textarea"
  | "editable";

/** A place where somebody writes. */
export interface FieldInfo {
  /** Unique in the frame, and the same as long as the field is there. */
  readonly key: string;
  readonly kind: FieldKind;
  /** Its label on the page; may be empty. Page content: show as text only. */
  readonly label: string;
  /** Is it a full editor, or at least a field with a page of text in it? Then the panel follows it by itself. */
  readonly likely: boolean;
}

/** A frame in the page that shows the page being written. */
export interface PreviewInfo {
  readonly key: string;
  readonly label: string;
}

/** To the page: follow this (or nothing). `target` is the key of a field or preview, or null for the best one. */
export interface WatchMessage {
  readonly kind: "watch";
  readonly slot: Slot;
  readonly on: boolean;
  readonly target: string | null;
}

/** To the page: the report of a reading is on the screen. Only then the next one is made. */
export interface DoneMessage {
  readonly kind: "done";
  readonly slot: Slot;
  readonly revision: number;
  /** Numbers of the elements that the report points at; the others are forgotten. */
  readonly keep: readonly number[];
}

/** To the page: read again, whether something changed or not. */
export interface RefreshMessage {
  readonly kind: "refresh";
}

/** To the page: show an element of the last reading. */
export interface PointMessage {
  readonly kind: "point";
  readonly slot: Slot;
  readonly id: number;
  readonly node: number;
  readonly quote: string;
}

/** To the page: let the user point at a field, or stop that. */
export interface PickMessage {
  readonly kind: "pick";
  readonly on: boolean;
}

/** To the page: how much have you worked? */
export interface MeasureMessage {
  readonly kind: "measure";
}

export type ToPage =
  | WatchMessage
  | DoneMessage
  | RefreshMessage
  | PointMessage
  | PickMessage
  | MeasureMessage;

/** From the page: what there is to follow. At the start and whenever it changes. */
export interface PlacesMessage {
  readonly kind: "places";
  readonly address: string;
  readonly title: string;
  readonly contentType: string;
  readonly fields: readonly FieldInfo[];
  readonly previews: readonly PreviewInfo[];
  /** Does the page ask for a password? */
  readonly login: boolean;
  /** Origins of frames that may not be read. */
  readonly closedFrames: readonly string[];
}

/** From the page: a text or page as it is now. */
export interface ReadingMessage {
  readonly kind: "reading";
  readonly slot: Slot;
  readonly revision: number;
  /** Key of the field or preview; null for the page itself. */
  readonly target: string | null;
  readonly address: string;
  /** See `docs/snapshot.md`; null when the field holds source text. */
  readonly snapshot: string | null;
  /** Source text of a textarea. */
  readonly written: string | null;
  /** Title of the page being written, from the field for it; empty when there is none. */
  readonly title: string;
  /** Elements that somebody is writing in: new remarks about them can wait. */
  readonly busy: readonly number[];
  /** Milliseconds since the last reading in which the page's thread worked for us, this reading included. */
  readonly took: number;
}

/** From the page: there is nothing to follow in this slot (any more). */
export interface LostMessage {
  readonly kind: "lost";
  readonly slot: Slot;
}

/** From the page: not followed while nobody sees the tab, or followed again. */
export interface SeenMessage {
  readonly kind: "seen";
  readonly visible: boolean;
}

/** From the page: what came of showing an element. */
export interface PointedMessage {
  readonly kind: "pointed";
  readonly id: number;
  readonly result: ShowResult;
}

/** From the page: the pointer is over a field, or over none. */
export interface HoverMessage {
  readonly kind: "hover";
  readonly label: string | null;
}

/** From the page: the user pointed at a field, or gave up. */
export interface PickedMessage {
  readonly kind: "picked";
  readonly key: string | null;
}

/** From the page: totals since the port was opened. */
export interface MeasuredMessage {
  readonly kind: "measured";
  readonly readings: number;
  readonly callbacks: number;
  readonly milliseconds: number;
  /** Something changed that is not on the screen of the panel yet. */
  readonly pending: boolean;
}

export type FromPage =
  | PlacesMessage
  | ReadingMessage
  | LostMessage
  | SeenMessage
  | PointedMessage
  | HoverMessage
  | PickedMessage
  | MeasuredMessage;

type Check = (value: unknown) => boolean;

const text: Check = (value) => typeof value === "string";
const flag: Check = (value) => typeof value === "boolean";
const amount: Check = (value) => typeof value === "number" && Number.isFinite(value) && value >= 0;
const count: Check = (value) => Number.isInteger(value) && (value as number) >= 0;
const slot: Check = (value) => value === "field" || value === "page";
const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
const shape =
  (fields: Readonly<Record<string, Check>>): Check =>
  (value) =>
    typeof value === "object" &&
    value !== null &&
    Object.entries(fields).every(([name, check]) => check((value as Record<string, unknown>)[name]));

const KINDS: ReadonlySet<unknown> = new Set<FieldKind>([
  "tinymce",
  "ckeditor4",
  "ckeditor5",
  "gutenberg",
  "quill",
  "tiptap",
  "prosemirror",
  "source",
  "textarea",
  "editable",
]);

const TO_PAGE: Readonly<Record<ToPage["kind"], Check>> = {
  watch: shape({ slot, on: flag, target: orNull(text) }),
  done: shape({ slot, revision: count, keep: listOf(count) }),
  refresh: shape({}),
  point: shape({ slot, id: count, node: count, quote: text }),
  pick: shape({ on: flag }),
  measure: shape({}),
};

const field = shape({ key: text, kind: (value) => KINDS.has(value), label: text, likely: flag });

const FROM_PAGE: Readonly<Record<FromPage["kind"], Check>> = {
  places: shape({
    address: text,
    title: text,
    contentType: text,
    fields: listOf(field),
    previews: listOf(shape({ key: text, label: text })),
    login: flag,
    closedFrames: listOf(text),
  }),
  reading: shape({
    slot,
    revision: count,
    target: orNull(text),
    address: text,
    snapshot: orNull(text),
    written: orNull(text),
    title: text,
    busy: listOf(count),
    took: amount,
  }),
  lost: shape({ slot }),
  seen: shape({ visible: flag }),
  pointed: shape({
    id: count,
    result: (value) => value === "shown" || value === "hidden" || value === "gone",
  }),
  hover: shape({ label: orNull(text) }),
  picked: shape({ key: orNull(text) }),
  measured: shape({ readings: count, callbacks: count, milliseconds: amount, pending: flag }),
};

function parse<M>(value: unknown, checks: Readonly<Record<string, Check>>): M | null {
  const kind = (value as { readonly kind?: unknown } | null | undefined)?.kind;
  if (typeof kind !== "string" || !Object.hasOwn(checks, kind)) return null;
  return checks[kind]?.(value) === true ? (value as M) : null;
}

/** The message for the page in a received value, or null. */
export function parseToPage(value: unknown): ToPage | null {
  return parse(value, TO_PAGE);
}

/** The message from a page in a received value, or null. */
export function parseFromPage(value: unknown): FromPage | null {
  return parse(value, FROM_PAGE);
}
