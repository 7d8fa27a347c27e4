/** Numbers and addresses as people read them. */

import type { Language } from "./gen/types/Language";

/*
 * By hand and not with `Intl`: loading its tables takes 30 ms in a popup that has just been opened, and all of it
 * while somebody waits for the grade.
 */

const SIGN: Readonly<Record<Language, string>> = { nl: ",", en: "." };

/** A grade in tenths as text: 68 is “6,8” in Dutch and “6.8” in English. */
export function gradeText(tenths: number, language: Language): string {
  return `${Math.trunc(tenths / 10)}${SIGN[language]}${tenths % 10}`;
}

/** Points in thousandths as text, with at most two decimals. */
export function pointsText(thousandths: number, language: Language): string {
  const hundredths = Math.round(thousandths / 10);
  const decimals = String(hundredths % 100)
    .padStart(2, "0")
    .replace(/0+$/, "");
  const whole = String(Math.trunc(hundredths / 100));
  return decimals === "" ? whole : `${whole}${SIGN[language]}${decimals}`;
}

/** Share of a bar that a grade fills, in percent: a 1,0 is an empty bar. */
export function gradeShare(tenths: number): number {
  return Math.round(Math.min(Math.max((tenths - 10) / 90, 0), 1) * 100);
}

/** `2026-11-23` as “23 november 2026”, with the names of the months in order; anything else as it is. */
export function dateText(date: string, months: readonly string[]): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date) ?? [];
  const name = months[Number(month) - 1];
  return year === undefined || name === undefined ? date : `${Number(day)} ${name} ${year}`;
}

const OPENABLE: ReadonlySet<string> = new Set(["https:", "http:", "tel:", "mailto:"]);

/** The address when it is safe to make a link of it, else null. Addresses in a report come from the page. */
export function openable(address: string | null): string | null {
  if (address === null) return null;
  try {
    const url = new URL(address);
    return OPENABLE.has(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

/** What a person wants to know of an address: the host, the phone number or the mail address. */
export function addressText(address: string): string {
  const url = new URL(address);
  return url.protocol === "tel:" || url.protocol === "mailto:"
    ? decodeQuietly(url.pathname)
    : url.host.replace(/^www\./, "");
}

function decodeQuietly(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The day of today where the user is, as `2026-11-23`: the engine has no clock. */
export function today(now = new Date()): string {
  const two = (part: number) => String(part).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
