/** What the popup shows. Nothing here knows the browser or how things are drawn. */

import { signal } from "@preact/signals";
import type { EngineFailure } from "../engine";
import type { AdviceFile } from "../gen/types/AdviceFile";
import type { Report } from "../gen/types/Report";
import type { ThemeTopics } from "../gen/types/ThemeTopics";
import type { ShowResult } from "../messages";
import { DEFAULTS, type Settings } from "./settings";

/** Why a page cannot be read. */
export type Closed =
  | "browser"
  | "store"
  | "pdf"
  | "file"
  | "document"
  | "denied"
  | "offline"
  | "unreachable"
  | "silent";

/** The one thing on the screen. */
export type View =
  | { readonly kind: "loading" }
  /** `failure` is set when this is an old report, because a new one did not succeed. */
  | { readonly kind: "report"; readonly report: Report; readonly failure: EngineFailure | null }
  | { readonly kind: "closed"; readonly why: Closed }
  | { readonly kind: "failed"; readonly why: EngineFailure };

/** What came of the last “show on the page”. */
export interface Pointed {
  /** Which button asked. */
  readonly key: string;
  readonly result: ShowResult;
  /** Number of this place among those of its kind, from 1, and how many there are; where one can walk along them. */
  readonly walk?: { readonly number: number; readonly of: number };
}

/** The view of this window. */
export const view = signal<View>({ kind: "loading" });

/** The choices of the user. */
export const settings = signal<Settings>(DEFAULTS);

/** The mark on the page. */
export const pointed = signal<Pointed | null>(null);

/** The page changed after it was read. */
export const changed = signal(false);

/** What the page is held to by choice: `whole`, a theme, or null for what the page itself is about. */
export const scope = signal<string | null>(null);

/** All topics by theme; empty until they were asked for. */
export const themes = signal<readonly ThemeTopics[]>([]);

/** The ready texts; null until they were asked for. */
export const advice = signal<AdviceFile | null>(null);

/** Addresses of parts of the page that could not be read. */
export const unread = signal<readonly string[]>([]);

/** The tab is in a private window: nothing of it may be kept, not even to print it. */
export const isPrivate = signal(false);

/** Lines of the page below the elements that a resident asks about, by node number. */
export const passages = signal<ReadonlyMap<number, readonly string[]>>(new Map());
