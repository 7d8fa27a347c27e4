/** What the panel keeps on this computer for the page in front: things set aside, grades, the permission of the site. */

import { originOf } from "./browser";
import { keepOf } from "./choices";
import {
  changeDismissed,
  type Dismissal,
  type DismissReason,
  dismissedOn,
  holdsFor,
  withDismissal,
  without,
} from "./dismissals";
import { addGrade, forgetGrades, historyKey, pastGrades } from "./grades";
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
    await this.#change((list) => withDismissal(list, one));
  }

  /** Takes something back. */
  async restore(one: Dismissal): Promise<void> {
    await this.#change((list) => without(list, one));
  }

  /** The choices of the user as the engine wants them. */
  get choices() {
    return keepOf(dismissed.value);
  }

  /** Keeps a grade of the page, and shows those of before. */
  async grade(source: "field" | "page", tenths: number): Promise<void> {
    if (this.#origin === null) return;
    const key = historyKey(this.#address, source);
    this.#historyKey = key;
    // What is read in a private window is not kept anywhere.
    const read = this.#private ? pastGrades(key) : addGrade(key, tenths, new Date());
    const list = await read.catch(() => null);
    if (list !== null && this.#historyKey === key) history.value = list;
  }

  /** Forgets the grades of this page. */
  async forget(): Promise<void> {
    if (this.#historyKey !== null) await forgetGrades(this.#historyKey);
    history.value = [];
  }

  get #page(): string {
    const url = new URL(this.#address);
    return url.pathname + url.search;
  }

  async #change(edit: (list: readonly Dismissal[]) => Dismissal[]): Promise<void> {
    // What is done in a private window, or cannot be kept, holds as long as the page is in front.
    const here = (): Dismissal[] => edit(this.#everything);
    this.#everything =
      this.#origin === null || this.#private ? here() : await changeDismissed(this.#origin, edit).catch(here);
    this.#show();
  }

  #show(): void {
    dismissed.value = this.#origin === null ? [] : holdsFor(this.#everything, this.#page);
  }
}
