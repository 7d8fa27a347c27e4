/** The work list: what to do, best value first, and what has been done since. Pure: nothing here knows the screen. */

import type { Evidence } from "../gen/types/Evidence";
import type { OutdatedFinding } from "../gen/types/OutdatedFinding";
import type { Report } from "../gen/types/Report";
import type { Task } from "../gen/types/Task";

/** Something to do: a task of the report. */
export interface WorkItem {
  /** Identifier of the criterion or warning that it mends; the same in every report. */
  readonly id: string;
  readonly title: string;
  /** Tenths that the grade goes up. */
  readonly gain: number;
  /** The same in thousandths of a grade, before rounding. */
  readonly gainExact: number;
  /** Minutes of work, an estimate of the rubric. */
  readonly minutes: number;
  readonly owner: Task["owner"];
  /** Key of the ready text. */
  readonly textKey: string;
  readonly topic: string | null;
  readonly evidence: Evidence | null;
}

/** A row of the list on the screen. */
export interface WorkRow {
  readonly item: WorkItem;
  /** Done since the list was begun. The row stays in its place, so that nothing moves under somebody's hands. */
  readonly done: boolean;
}

/** The items of a report, most gain per minute first. */
export function itemsOf(report: Report): WorkItem[] {
  return sorted(report.advice);
}

function sorted(items: readonly WorkItem[]): WorkItem[] {
  return [...items].sort(byValue);
}

/** Most gain per minute first. */
function byValue(a: WorkItem, b: WorkItem): number {
  const value = ({ gainExact, minutes }: WorkItem): number => gainExact / Math.max(minutes, 1);
  return value(b) - value(a) || b.gainExact - a.gainExact || (a.id < b.id ? -1 : 1);
}

/** What is left out of the list for the moment. */
export interface Held {
  /** Elements that somebody is writing in. */
  readonly busy: ReadonlySet<number>;
  /** Items set aside by the user. */
  readonly dismissed: ReadonlySet<string>;
}

/** What comes of merging: the rows, and whether something was kept back because somebody is writing there. */
export interface Merged {
  readonly rows: readonly WorkRow[];
  readonly waiting: boolean;
}

/**
 * The list after a new report. What is gone is done and keeps its place; what is back is open again; what is new
 * comes in its place by value, unless it is about words that are being written.
 */
export function mergeWork(before: readonly WorkRow[], items: readonly WorkItem[], held: Held): Merged {
  const now = new Map(items.map((item) => [item.id, item]));
  const known = new Set(before.map(({ item }) => item.id));
  let waiting = false;
  const rows: WorkRow[] = before
    .filter(({ item }) => !held.dismissed.has(item.id))
    .map((row) => {
      const item = now.get(row.item.id);
      return item === undefined ? { item: row.item, done: true } : { item, done: false };
    });
  for (const item of items) {
    if (known.has(item.id) || held.dismissed.has(item.id)) continue;
    const node = item.evidence?.node;
    if (node !== null && node !== undefined && held.busy.has(node)) {
      waiting = true;
      continue;
    }
    insert(rows, { item, done: false });
  }
  return { rows, waiting };
}

/** Puts a row before the first that is worth less. The others keep their order, whatever they are worth by now. */
function insert(rows: WorkRow[], row: WorkRow): void {
  const at = rows.findIndex(({ item }) => byValue(row.item, item) < 0);
  rows.splice(at < 0 ? rows.length : at, 0, row);
}

/** Findings that may be shown now: a new one about words that are being written waits; one that was shown stays. */
export function showable(
  before: readonly OutdatedFinding[],
  now: readonly OutdatedFinding[],
  busy: ReadonlySet<number>,
): readonly OutdatedFinding[] {
  const key = ({ topic, term }: OutdatedFinding): string => `${topic}/${term}`;
  const shown = new Set(before.map(key));
  return now.filter((one) => shown.has(key(one)) || !busy.has(one.evidence.node ?? -1));
}
