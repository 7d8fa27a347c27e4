/** Texts of the interface, by keys that the compiler checks against `_locales/nl`. */

import type messages from "../static/_locales/nl/messages.json";
import { text } from "./ext";
import type { Language } from "./gen/types/Language";

/** A key of `_locales`. */
export type Key = keyof typeof messages;

/** Texts of a language that is not that of the browser; null means: ask the browser. */
let chosen: Readonly<Record<string, string>> | null = null;

/** The text for a key, with `$1`, `$2` … replaced. */
export function t(key: Key, ...substitutions: string[]): string {
  if (chosen === null) return text(key, substitutions);
  return (chosen[key] ?? "").replace(/\$(\d)/g, (_, number) => substitutions[Number(number) - 1] ?? "");
}

/**
 * Language of the interface. The message files say it themselves: so the report, the texts and `<html lang>`
 * agree, also when the browser falls back to Dutch.
 */
export function language(): Language {
  return t("language") === "en" ? "en" : "nl";
}

/** Speaks a language, or that of the browser. The texts of another language are only read when they are needed. */
export async function speak(wanted: Language | "auto"): Promise<void> {
  if (wanted === "auto" || wanted === text("language", [])) chosen = null;
  // Two imports, because the names of the files must stand here: nothing else can be loaded.
  else if (wanted === "en") chosen = (await import("./locale-en.js")).default;
  else chosen = (await import("./locale-nl.js")).default;
}
