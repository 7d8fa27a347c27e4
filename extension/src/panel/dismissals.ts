/** What the user set aside, with a reason: for one page or for a whole site. Kept on this computer only. */

import { change, kept, keptUnder } from "./browser";

/** Why something was set aside. */
export type DismissReason = "not_applicable" | "elsewhere" | "wrong";

export const REASONS: readonly DismissReason[] = ["not_applicable", "elsewhere", "wrong"];

/** Something set aside. */
export interface Dismissal {
  /** Identifier of the work item. */
  readonly id: string;
  /** What it was about, as it stood in the list. */
  readonly title: string;
  readonly reason: DismissReason;
  /** Path of the page; null for the whole site. */
  readonly page: string | null;
  /** Day, as `2026-11-23`. */
  readonly date: string;
}

const PREFIX = "dismissed:";
/** More than this on one site is not kept: the oldest go. */
const MOST = 500;

function isDismissal(value: unknown): value is Dismissal {
  const one = value as Partial<Dismissal> | null;
  return (
    typeof one === "object" &&
    one !== null &&
    typeof one.id === "string" &&
    typeof one.title === "string" &&
    typeof one.date === "string" &&
    REASONS.some((reason) => reason === one.reason) &&
    (one.page === null || typeof one.page === "string")
  );
}

function listOf(value: unknown): Dismissal[] {
  return Array.isArray(value) ? value.filter(isDismissal) : [];
}

/** Everything set aside on a site. */
export async function dismissedOn(origin: string): Promise<Dismissal[]> {
  return listOf(await kept(PREFIX + origin));
}

/** What of it holds for a page. */
export function holdsFor(list: readonly Dismissal[], page: string): Dismissal[] {
  return list.filter((one) => one.page === null || one.page === page);
}

/** The list with one more; it takes the place of an earlier one about the same thing. */
export function withDismissal(list: readonly Dismissal[], one: Dismissal): Dismissal[] {
  return [...without(list, one), one].slice(-MOST);
}

/** The list without one. */
export function without(list: readonly Dismissal[], one: Pick<Dismissal, "id" | "page">): Dismissal[] {
  return list.filter(({ id, page }) => id !== one.id || page !== one.page);
}

/** Changes what is kept of a site, and gives that. */
export function changeDismissed(
  origin: string,
  edit: (list: readonly Dismissal[]) => Dismissal[],
): Promise<Dismissal[]> {
  return change(PREFIX + origin, (value) => edit(listOf(value)));
}

/** Everything that was set aside anywhere, as a file. */
export async function exportDismissed(): Promise<string> {
  const all = await keptUnder(PREFIX);
  const sites = Object.entries(all)
    .map(([key, list]) => ({ site: key.slice(PREFIX.length), dismissed: listOf(list) }))
    .sort((a, b) => (a.site < b.site ? -1 : 1));
  return `${JSON.stringify({ version: 1, sites }, null, 2)}\n`;
}
