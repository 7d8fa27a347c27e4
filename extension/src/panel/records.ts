/** What the panel keeps on this computer for the page in front: things set aside, grades, the permission of the site. */

import { originOf } from "./browser";
import { keepOf } from "./choices";
import {
  type Dismissal,
  type DismissReason,
  dismissedOn,
  holdsFor,
  keepDismissed,
  withDismissal,
  without,
} from "./dismissals";
import { historyKey, keepGrades, pastGrades, withGrade } from "./grades";
import { hasSite } from "./sites";
import { dismissed, history, site } from "./state";
import type { WorkItem } from "./work";

/** The records of one page. */
export class Records {
  readonly #private: boolean;
  readonly #address: string;
  readonly #origin: string | null;
  #everything: Dismissal[] = [];
  #historyKey: string | null = null;

  constructor(address: string, isPrivate: boolean) {
    this.#address = address;
    this.#origin = originOf(address);
    this.#private = isPrivate;
  }

  /** Reads what was kept for this page. */
  async load(): Promise<void> {
    const given = this.#origin !== null && (await hasSite(this.#origin).catch(() => false));
    site.value = this.#origin === null ? null : { origin: this.#origin, given };
    this.#everything = this.#origin === null ? [] : await dismissedOn(this.#origin).catch(() => []);
    this.#show();
  }

  /** Sets something aside. */
  async dismiss(item: WorkItem, reason: DismissReason, wholeSite: boolean): Promise<void> {
    const date = new Date().toISOString().slice(0, 10);
    const one = { id: item.id, title: item.title, reason, page: wholeSite ? null : this.#page, date };
    await this.#keep(withDismissal(this.#everything, one));
  }

  /** Takes something back. */
  async restore(one: Dismissal): Promise<void> {
    await this.#keep(without(this.#everything, one));
  }

  /** The choices of the user as the engine wants them. */
  get choices() {
    return keepOf(dismissed.value);
  }

  /** Keeps a grade of the page, and shows those of before. */
  async grade(source: "field" | "page", tenths: number): Promise<void> {
    if (this.#origin === null) return;
    const key = historyKey(this.#address, source);
    if (this.#historyKey !== key) {
      this.#historyKey = key;
      history.value = await pastGrades(key).catch(() => []);
      if (this.#historyKey !== key) return;
    }
    // What is read in a private window is not kept anywhere.
    if (this.#private) return;
    const list = withGrade(history.value, tenths, new Date());
    history.value = list;
    await keepGrades(key, list).catch(() => undefined);
  }

  /** Forgets the grades of this page. */
  async forget(): Promise<void> {
    if (this.#historyKey !== null) await keepGrades(this.#historyKey, []);
    history.value = [];
  }

  get #page(): string {
    const url = new URL(this.#address);
    return url.pathname + url.search;
  }

  async #keep(list: Dismissal[]): Promise<void> {
    this.#everything = list;
    this.#show();
    if (this.#origin !== null && !this.#private)
      await keepDismissed(this.#origin, list).catch(() => undefined);
  }

  #show(): void {
    dismissed.value = this.#origin === null ? [] : holdsFor(this.#everything, this.#page);
  }
}
