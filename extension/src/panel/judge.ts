/** What becomes of what was read: a report, rows of work, and what a screen reader hears of it. */

import { nodesOf } from "../app/places";
import { optionsOfUser } from "../app/session";
import { pointed } from "../app/state";
import type { ReadingMessage, Slot } from "../editor/protocol";
import type { Engine } from "../engine";
import { gradeText } from "../format";
import type { Options } from "../gen/types/Options";
import { language, t } from "../i18n";
import type { Link } from "./browser";
import { Desk, type Question } from "./desk";
import type { Records } from "./records";
import * as state from "./state";
import { itemsOf, mergeWork, showable } from "./work";
import { snapshotOf } from "./written";

/** Remarks about a paragraph that is being written come this long after the last change in it (milliseconds). */
const GRACE = 5_000;
/** A screen reader hears of a change when it has been quiet for this long (milliseconds). */
const QUIET = 1_500;

/** The last reading of a slot, to judge again when the user sets something aside. */
interface Last {
  readonly question: Question;
  readonly link: Link;
  readonly message: ReadingMessage;
  readonly target: string;
}

const NOTHING = { field: null, page: null } as const;

/** What belongs to the page in front. */
interface Now {
  readonly records: Records;
  /** Another number means another page: an answer about the one before is not shown. */
  readonly generation: number;
}

/** Asks the engine about the sources that are followed. */
export class Judge {
  readonly #desk: Desk<Slot>;
  readonly #now: () => Now;
  #last: Record<Slot, Last | null> = { ...NOTHING };
  #grace: ReturnType<typeof setTimeout> | undefined;
  #quiet: ReturnType<typeof setTimeout> | undefined;

  constructor(engine: Engine, now: () => Now) {
    this.#desk = new Desk((...question) => engine.audit(...question));
    this.#now = now;
  }

  /** The way to the frame that a source was read from last, or null. */
  linkOf(slot: Slot): Link | null {
    return this.#last[slot]?.link ?? null;
  }

  /** Judges what a page or field says, and shows the outcome. */
  async read(message: ReadingMessage, link: Link): Promise<void> {
    const { slot } = message;
    const question = {
      snapshot: message.snapshot ?? snapshotOf(message.written ?? "", message.title),
      address: message.address,
      options: this.#options(slot),
    };
    const target = `${link.frame}/${message.target ?? ""}`;
    this.#last[slot] = { question, link, message, target };
    if (slot === "field") state.followed.value = target;
    await this.#ask(slot, this.#last[slot]);
  }

  #options(slot: Slot): Options {
    const user = optionsOfUser();
    const { notApplicable, rejected } = this.#now().records.choices;
    const all = [...(user.notApplicable ?? []), ...notApplicable];
    return { ...user, fragment: slot === "field", notApplicable: all, rejected };
  }

  /** Judges what was read last once more: the user has set something aside or taken it back. */
  async again(): Promise<void> {
    for (const slot of ["field", "page"] as const) {
      const last = this.#last[slot];
      if (last === null) continue;
      this.#last[slot] = { ...last, question: { ...last.question, options: this.#options(slot) } };
      await this.#ask(slot, this.#last[slot]);
    }
  }

  async #ask(slot: Slot, last: Last): Promise<void> {
    const { generation } = this.#now();
    const answer = await this.#desk.ask(slot, last.question);
    const { message, link } = last;
    let keep: number[] = [];
    if (answer !== null && generation === this.#now().generation && this.#follows(slot)) {
      if (answer.kind === "report") {
        keep = nodesOf(answer.report);
        this.#showReport(slot, last, answer.report);
      } else {
        this.#showFailure(slot, answer.why);
      }
    }
    link.send({ kind: "done", slot, revision: message.revision, keep });
  }

  #follows(slot: Slot): boolean {
    return state.source.value === slot || state.source.value === "both";
  }

  #showReport(slot: Slot, last: Last, report: state.Outcome["report"]): void {
    const before = state.outcomes.value[slot];
    const tenths = report.grade?.overall.tenths ?? null;
    const then = before?.report.grade?.overall.tenths ?? null;
    const changed = tenths !== null && then !== null && tenths !== then;
    const delta = changed ? tenths - then : (before?.delta ?? null);
    const canPoint = last.message.snapshot !== null;
    state.failed.value = null;
    state.lost.value = { ...state.lost.value, [slot]: false };
    state.outcomes.value = {
      ...state.outcomes.value,
      [slot]: {
        report,
        label: this.#labelOf(slot, last.target),
        address: last.message.address,
        delta,
        at: Date.now(),
        failure: null,
        canPoint,
      },
    };
    if (slot === this.#workSlot) this.#updateWork(last.message.busy);
    if (tenths !== null && slot === this.#workSlot) void this.#now().records.grade(slot, tenths);
    this.#announceSoon(changed || before === null);
  }

  #showFailure(slot: Slot, why: NonNullable<state.Outcome["failure"]>): void {
    const before = state.outcomes.value[slot];
    if (before === null) state.failed.value = why;
    else state.outcomes.value = { ...state.outcomes.value, [slot]: { ...before, failure: why } };
  }

  #labelOf(slot: Slot, target: string): string {
    const choices = slot === "field" ? state.fields.value : state.pages.value;
    return choices.find(({ key }) => key === target)?.label ?? "";
  }

  /** The slot that the work list is about. */
  get #workSlot(): Slot {
    return state.source.value === "page" ? "page" : "field";
  }

  #updateWork(busy: readonly number[]): void {
    const report = state.outcomes.value[this.#workSlot]?.report;
    if (report === undefined) return;
    clearTimeout(this.#grace);
    const merged = mergeWork(state.work.value, itemsOf(report), {
      busy: new Set(busy),
      dismissed: new Set(state.dismissed.value.map(({ id }) => id)),
    });
    state.work.value = merged.rows;
    state.outdated.value = showable(state.outdated.value, report.outdated, new Set(busy));
    const waiting = merged.waiting || state.outdated.value.length < report.outdated.length;
    if (waiting) this.#grace = setTimeout(() => this.#updateWork([]), GRACE);
  }

  #announceSoon(news: boolean): void {
    if (!news) {
      // A pause is counted from the last update, changed or not.
      if (this.#quiet === undefined) return;
    }
    clearTimeout(this.#quiet);
    this.#quiet = setTimeout(() => {
      this.#quiet = undefined;
      const grade = state.outcomes.value[this.#workSlot]?.report.grade;
      const text =
        grade === null || grade === undefined
          ? t(this.#workSlot === "field" ? "panelNoGradeField" : "noGrade")
          : t("announceGrade", gradeText(grade.overall.tenths, language()), grade.labelText);
      state.announcement.value = text;
    }, QUIET);
  }

  /** Forgets a source that is no longer followed. */
  reset(slot: Slot): void {
    this.#last[slot] = null;
    if (state.outcomes.value[slot] === null) return;
    state.outcomes.value = { ...state.outcomes.value, [slot]: null };
    if (slot === this.#workSlot || state.source.value !== "both") this.#forgetWork();
  }

  #forgetWork(): void {
    clearTimeout(this.#grace);
    state.work.value = [];
    state.outdated.value = [];
    state.history.value = [];
    pointed.value = null;
  }

  /** Forgets everything about the page. */
  forget(): void {
    this.#last = { ...NOTHING };
    state.outcomes.value = { ...NOTHING };
    state.lost.value = { field: false, page: false };
    state.failed.value = null;
    this.#forgetWork();
  }
}
