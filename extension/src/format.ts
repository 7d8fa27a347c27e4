/** Numbers and addresses as people read them. */

import type { Language } from "./gen/types/Language";

/** A grade in tenths as text: 68 is “6,8” in Dutch and “6.8” in English. */
export function gradeText(tenths: number, language: Language): string {
  return decimals(tenths / 10, 1, language);
}

/** Points in thousandths as text, with at most two decimals. */
export function pointsText(thousandths: number, language: Language): string {
  return new Intl.NumberFormat(language, { maximumFractionDigits: 2 }).format(thousandths / 1000);
}

/** Share of a bar that a grade fills, in percent: a 1,0 is an empty bar. */
export function gradeShare(tenths: number): number {
  return Math.round(Math.min(Math.max((tenths - 10) / 90, 0), 1) * 100);
}

/** `2026-11-23` as “23 november 2026”; anything else as it is. */
export function dateText(date: string, language: Language): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return date;
  const day = new Date(`${date}T00:00:00Z`);
  return Number.isNaN(day.getTime())
    ? date
    : new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" }).format(day);
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

function decimals(value: number, digits: number, language: Language): string {
  return new Intl.NumberFormat(language, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(value);
}
