/** Grades of a page over time. Kept on this computer only; nothing of private windows. */

import { change, keep, kept, keptUnder } from "./browser";

/** A grade that a page had. */
export interface PastGrade {
  /** Moment, as `2026-11-23T14:05:00.000Z`. */
  readonly at: string;
  readonly tenths: number;
}

const PREFIX = "history:";
/** Grades of one page. */
export const MOST_GRADES = 20;
/** Pages; the ones that were looked at longest ago go first. */
const MOST_PAGES = 200;
/** Within this time grades belong to one sitting: the last one counts (in milliseconds). */
const SITTING = 10 * 60 * 1000;

function isPast(value: unknown): value is PastGrade {
  const one = value as Partial<PastGrade> | null;
  return (
    typeof one === "object" &&
    one !== null &&
    typeof one.at === "string" &&
    Number.isInteger(one.tenths) &&
    Number(one.tenths) >= 10 &&
    Number(one.tenths) <= 100
  );
}

/** Address of a page without what does not make it another page, and the kind of source. */
export function historyKey(address: string, source: "field" | "page"): string {
  const url = new URL(address);
  for (const name of [...url.searchParams.keys()]) {
    if (/^(?:utm_|fbclid|gclid|_)/.test(name)) url.searchParams.delete(name);
  }
  return `${PREFIX}${source}:${url.origin}${url.pathname}${url.search}`;
}

function listOf(value: unknown): PastGrade[] {
  return Array.isArray(value) ? value.filter(isPast) : [];
}

/** The grades of a page, oldest first. */
export async function pastGrades(key: string): Promise<PastGrade[]> {
  return listOf(await kept(key));
}

/** The list with a grade of now: the last of a sitting takes the place of the ones before it in that sitting. */
export function withGrade(list: readonly PastGrade[], tenths: number, now: Date): PastGrade[] {
  const last = list.at(-1);
  const grade: PastGrade = { at: now.toISOString(), tenths };
  if (last === undefined) return [grade];
  const before = list.at(-2);
  const sameSitting = now.getTime() - Date.parse(last.at) < SITTING && before !== undefined;
  if (!sameSitting && last.tenths === tenths) return [...list];
  return [...(sameSitting ? list.slice(0, -1) : list), grade].slice(-MOST_GRADES);
}

/** Keeps a grade of now with those of before, and gives all of them. */
export function addGrade(key: string, tenths: number, now: Date): Promise<PastGrade[]> {
  return change(key, (value) => withGrade(listOf(value), tenths, now));
}

/** Forgets the grades of a page. */
export async function forgetGrades(key: string): Promise<void> {
  await change(key, () => []);
}

/** Forgets the pages that were looked at longest ago, when there are too many. */
export async function prune(): Promise<void> {
  const all = Object.entries(await keptUnder(PREFIX));
  if (all.length <= MOST_PAGES) return;
  const last = (list: unknown): string => listOf(list).at(-1)?.at ?? "";
  const oldest = all.sort(([, a], [, b]) => (last(a) < last(b) ? -1 : 1)).slice(0, all.length - MOST_PAGES);
  for (const [key] of oldest) await keep(key, null);
}
