/** From the click to the grade: the only place that knows the order of things. */

import type { Engine } from "../engine";
import * as ext from "../ext";
import { today } from "../format";
import type { Evidence } from "../gen/types/Evidence";
import type { FoundTopic } from "../gen/types/FoundTopic";
import type { Options } from "../gen/types/Options";
import type { Report } from "../gen/types/Report";
import { language, t } from "../i18n";
import type { PageMessage } from "../messages";
import { readAdvice } from "./advice";
import { whyNoPage, whyRefused } from "./closed";
import { nodesOf, placesLike, residentNodes } from "./places";
import { parseSettings, type Settings } from "./settings";
import {
  advice,
  changed,
  isPrivate,
  passages,
  pointed,
  scope,
  settings,
  themes,
  unread,
  type View,
  view,
} from "./state";

/**
 * How long the page may take to answer, in milliseconds. A script of the page can keep its thread for as long as it
 * likes; nobody should look at an empty popup meanwhile.
 */
const PAGE_PATIENCE = 1_500;

/** The first page, when it is being read already. */
export interface FirstRead {
  readonly tab: Promise<ext.Tab | null>;
  /** Null without a tab. */
  readonly page: Promise<PageMessage | null>;
}

/** One popup on one tab. */
export class Session {
  readonly #engine: Engine;
  readonly #ready: Promise<void>;
  /** Used up by the first time that the page is read. */
  #first: FirstRead | null;
  #tab: ext.Tab | null = null;
  #page: PageMessage | null = null;
  /** Counts the times that the page was read, so that a late answer does not replace a newer one. */
  #turn = 0;

  /** `ready` resolves when the choices of the user are known. */
  constructor(engine: Engine, ready: Promise<void>, first: FirstRead) {
    this.#engine = engine;
    this.#ready = ready;
    this.#first = first;
  }

  /** Reads the page in front and shows what the engine says. */
  async grade(): Promise<void> {
    const before = view.value;
    this.#turn += 1;
    pointed.value = null;
    view.value = { kind: "loading" };
    const first = this.#first;
    this.#first = null;
    const tab = await (first?.tab ?? ext.frontTab());
    if (tab !== null && this.#tab === null) ext.watchTab(tab, () => this.#left());
    this.#tab = tab;
    isPrivate.value = tab?.private ?? false;
    changed.value = false;
    view.value =
      tab === null ? { kind: "closed", why: "browser" } : await this.#look(tab, before, first?.page);
  }

  /** Holds the page to something else: `whole`, a theme, or null for what the page itself is about. */
  async hold(to: string | null): Promise<void> {
    const { value: before } = view;
    if (this.#tab === null || this.#page === null || before.kind !== "report") return;
    scope.value = to;
    view.value = await this.#score(this.#tab, this.#page, before);
  }

  /** Shows a finding on the page. `key` tells the interface which button asked. */
  async show(evidence: Evidence, key: string): Promise<void> {
    if (this.#tab === null || evidence.node === null) return;
    const result = await ext.showOnPage(this.#tab, evidence.node, evidence.quote);
    const places = placesLike(key, view.value);
    const at = places.findIndex((place) => place.key === key);
    pointed.value = { key, result, ...(at < 0 ? {} : { walk: { number: at + 1, of: places.length } }) };
    if (result === "gone") changed.value = true;
  }

  /** Shows the next or the previous finding of the same kind, round and round. */
  async step(by: 1 | -1): Promise<void> {
    const now = pointed.value;
    if (now === null) return;
    const places = placesLike(now.key, view.value);
    const at = places.findIndex(({ key }) => key === now.key);
    const next = places[(at + by + places.length) % places.length];
    if (next !== undefined) await this.show(next.evidence, next.key);
  }

  /** Takes the mark away. */
  async unmark(): Promise<void> {
    pointed.value = null;
    if (this.#tab !== null) await ext.unmarkPage(this.#tab).catch(() => undefined);
  }

  /** Topics that fit what somebody typed. */
  search(query: string): Promise<readonly FoundTopic[]> {
    return this.#engine.search(query, language());
  }

  /** Where a place on the page links to, or null. */
  async linkOf(evidence: readonly Evidence[]): Promise<string | null> {
    const nodes = evidence.map(({ node }) => node).filter((node) => node !== null);
    if (this.#tab === null || nodes.length === 0) return null;
    try {
      const links = await ext.linksOnPage(this.#tab, nodes);
      return links.find((link) => link !== null) ?? null;
    } catch {
      return null;
    }
  }

  /** Asks for all topics, for whoever chooses among them. */
  async loadThemes(): Promise<void> {
    if (themes.value.length === 0) themes.value = await this.#engine.topics(language());
  }

  /** Asks for the ready texts, for whoever opens a finding. */
  async loadAdvice(): Promise<void> {
    advice.value ??= await readAdvice(language());
  }

  async #look(
    tab: ext.Tab,
    before: View,
    reading: Promise<PageMessage | null> = ext.readPage(tab),
  ): Promise<View> {
    let page: PageMessage | null;
    try {
      page = await within(reading, PAGE_PATIENCE);
    } catch (refusal) {
      return { kind: "closed", why: whyRefused(tab.address, String(refusal), ext.isOnline()) };
    }
    if (page === null) {
      this.#gradeWhenDone(reading);
      return { kind: "closed", why: "silent" };
    }
    // For measuring: how long the page's own thread was busy.
    performance.measure("page-thread", { start: 0, duration: page.took });
    const noPage = whyNoPage(page.contentType);
    if (noPage !== null) return { kind: "closed", why: noPage };
    this.#page = page;
    return this.#score(tab, page, before);
  }

  /** The page is busy: looks again when it answers after all. */
  #gradeWhenDone(reading: Promise<unknown>): void {
    const turn = this.#turn;
    reading.then(
      () => (turn === this.#turn ? this.grade() : undefined),
      () => undefined,
    );
  }

  async #score(tab: ext.Tab, page: PageMessage, before: View): Promise<View> {
    await this.#ready;
    const answer = await this.#engine.audit(page.snapshot, page.address, this.#options());
    if (answer.kind === "report") {
      void painted().then(() => this.#afterwards(tab, answer.report));
      return { kind: "report", report: answer.report, failure: null };
    }
    const last = before.kind === "report" ? before.report : await recall(tab);
    return last === null
      ? { kind: "failed", why: answer.why }
      : { kind: "report", report: last, failure: answer.why };
  }

  #options(): Options {
    return { ...optionsOfUser(), ...(scope.value === null ? {} : { scope: scope.value }) };
  }

  /** Housekeeping that the grade on the screen does not wait for; without it only comfort is lost. */
  #afterwards(tab: ext.Tab, report: Report): void {
    ext
      .keepOnPage(tab, nodesOf(report))
      .then(() => ext.passagesOnPage(tab, residentNodes(report)))
      .then((found) => {
        passages.value = found;
      })
      .then(() => (report.limits.some(({ kind }) => kind === "frame_not_read") ? ext.framesOnPage(tab) : []))
      .then((found) => {
        unread.value = found;
      })
      .catch(() => undefined);
    ext.rememberReport(tab, report).catch(() => undefined);
  }

  #left(): void {
    if (view.value.kind === "report") changed.value = true;
    pointed.value = null;
  }
}

/** What the engine has to know of the user and of the day, whatever page it is about. */
export function optionsOfUser(): Options {
  const topics = settings.value.notApplicable;
  return {
    language: language(),
    today: today(),
    ...(topics.length === 0
      ? {}
      : { notApplicable: topics.map((id) => ({ id: `topic/${id}`, reason: t("notApplicableReason") })) }),
  };
}

/** Keeps a choice, here and for the next time. */
export function choose(choice: Partial<Settings>): void {
  settings.value = { ...settings.value, ...choice };
  ext.storeSettings(settings.value).catch(() => undefined);
}

/** Reads the choices. Without them the popup works with its defaults. */
export async function readSettings(stored: Promise<unknown> = ext.storedSettings()): Promise<void> {
  try {
    settings.value = parseSettings(await stored);
  } catch {
    // A browser that refuses its storage is no reason to show nothing.
  }
}

/** Resolves when what was just decided is on the screen, or soon when nothing is drawn: a window can be hidden. */
function painted(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 200);
    requestAnimationFrame(() => setTimeout(resolve));
  });
}

/** What a promise gives, or null when it takes too long. */
function within<Value>(promise: Promise<Value>, patience: number): Promise<Value | null> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(null), patience);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

async function recall(tab: ext.Tab): Promise<Report | null> {
  try {
    return await ext.recallReport(tab);
  } catch {
    return null;
  }
}
