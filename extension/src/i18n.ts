/** Texts of the interface, by keys that the compiler checks against `_locales/nl`. */

import type messages from "../static/_locales/nl/messages.json";
import { text } from "./ext";
import type { Language } from "./gen/types/Language";

/** A key of `_locales`. */
export type Key = keyof typeof messages;

/** The text for a key, with `$1`, `$2` … replaced. */
export function t(key: Key, ...substitutions: string[]): string {
  return text(key, substitutions);
}

/**
 * Language of the interface. The message files say it themselves: so the report, the texts and `<html lang>`
 * agree, also when the browser falls back to Dutch.
 */
export function language(): Language {
  return t("language") === "en" ? "en" : "nl";
}
