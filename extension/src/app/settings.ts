/** What the user chose, and what is kept of it. */

import type { Language } from "../gen/types/Language";

/** For whom the popup speaks. */
export type Audience = "resident" | "editor";

/** All choices. */
export interface Settings {
  readonly audience: Audience;
  /** Language of the interface; `auto` is that of the browser. */
  readonly language: Language | "auto";
  /** Topics that the municipality of the user does not have, by identifier. */
  readonly notApplicable: readonly string[];
}

/** Before anybody chose anything. */
export const DEFAULTS: Settings = { audience: "resident", language: "auto", notApplicable: [] };

/** More than all topics of the rubric together: what is longer was not written by us. */
const MOST_TOPICS = 500;

/** Settings in a stored value. What is not understood, from an older version for example, is left out. */
export function parseSettings(value: unknown): Settings {
  if (typeof value !== "object" || value === null) return DEFAULTS;
  const { audience, language, notApplicable } = value as Readonly<Record<string, unknown>>;
  return {
    audience: audience === "editor" ? "editor" : "resident",
    language: language === "nl" || language === "en" ? language : "auto",
    notApplicable: Array.isArray(notApplicable)
      ? notApplicable.filter((id): id is string => typeof id === "string").slice(0, MOST_TOPICS)
      : [],
  };
}
