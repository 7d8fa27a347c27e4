/** What the side panel shows. Nothing here knows the browser or how things are drawn. */

import { signal } from "@preact/signals";
import type { Closed } from "../app/state";
import type { FieldKind, Slot } from "../editor/protocol";
import type { EngineFailure } from "../engine";
import type { OutdatedFinding } from "../gen/types/OutdatedFinding";
import type { Report } from "../gen/types/Report";
import type { Dismissal } from "./dismissals";
import type { PastGrade } from "./grades";
import type { WorkRow } from "./work";

/** A field or preview that can be chosen. */
export interface Choice {
  /** Unique in the tab. */
  readonly key: string;
  readonly label: string;
  readonly kind: FieldKind | "page" | "preview" | "tab";
}

/** What the panel is looking at. */
export type Place =
  | { readonly kind: "looking" }
  /** Connected. `login` when the page asks for a password: then there is nothing to judge. */
  | { readonly kind: "open"; readonly login: boolean }
  | { readonly kind: "closed"; readonly why: Closed | "not_given" };

/** Which of the three sources. */
export type Source = "field" | "page" | "both";

/** The page that the panel belongs to. */
export interface PageLine {
  readonly title: string;
  readonly address: string;
}

/** The outcome of one slot. */
export interface Outcome {
  readonly report: Report;
  /** Name of the field or page. */
  readonly label: string;
  readonly address: string;
  /** Tenths that the grade went up (or down) with the last change of it; null when it did not change yet. */
  readonly delta: number | null;
  /** When it was read, as a clock time. */
  readonly at: number;
  /** Set when the last reading did not succeed, and this is an older one. */
  readonly failure: EngineFailure | null;
  /** Can findings be shown on the page? Not in a textarea. */
  readonly canPoint: boolean;
}

export const place = signal<Place>({ kind: "looking" });
export const page = signal<PageLine | null>(null);
export const source = signal<Source>("page");
export const fields = signal<readonly Choice[]>([]);
export const field = signal<string | null>(null);
/** The field that is followed, when the user chose none. */
export const followed = signal<string | null>(null);
/** Pages to put beside the text: the page itself, previews in it, other tabs of the site. */
export const pages = signal<readonly Choice[]>([]);
export const shownPage = signal<string | null>(null);
export const outcomes = signal<Readonly<Record<Slot, Outcome | null>>>({ field: null, page: null });
/** Slots of which nothing could be followed. */
export const lost = signal<Readonly<Record<Slot, boolean>>>({ field: false, page: false });
/** The engine failed and there is no earlier answer. */
export const failed = signal<EngineFailure | null>(null);
/** What is on the screen is no longer what is on the page. */
export const stale = signal(false);
/** Nobody sees the tab: nothing is followed. */
export const paused = signal(false);
/** The user is pointing at a field; the label of the one under the pointer. */
export const picking = signal<{ readonly over: string | null } | null>(null);
/** What is out of date in the text, without remarks that can still wait. */
export const outdated = signal<readonly OutdatedFinding[]>([]);
export const work = signal<readonly WorkRow[]>([]);
export const dismissed = signal<readonly Dismissal[]>([]);
export const history = signal<readonly PastGrade[]>([]);
/** May the panel go on watching on this site? Null when the page is on no site. */
export const site = signal<{ readonly origin: string; readonly given: boolean } | null>(null);
/** Sites of frames that may not be read. */
export const closedFrames = signal<readonly string[]>([]);
/** For a screen reader; changes at most once per pause. */
export const announcement = signal("");
