/** What the popup shows. Nothing here knows the browser or how things are drawn. */

import { signal } from "@preact/signals";
import type { EngineFailure } from "../engine";
import type { Report } from "../gen/types/Report";
import type { ShowResult } from "../messages";

/** Why a page cannot be read. */
export type Closed = "browser" | "store" | "pdf" | "file" | "document" | "denied";

/** The one thing on the screen. */
export type View =
  | { readonly kind: "loading" }
  /** `failure` is set when this is an old report, because a new one did not succeed. */
  | { readonly kind: "report"; readonly report: Report; readonly failure: EngineFailure | null }
  | { readonly kind: "closed"; readonly why: Closed }
  | { readonly kind: "failed"; readonly why: EngineFailure };

/** The view of this window. */
export const view = signal<View>({ kind: "loading" });

/** What came of the last “show on the page”. */
export const pointed = signal<{ readonly key: string; readonly result: ShowResult } | null>(null);
