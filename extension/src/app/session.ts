/** From the click to the grade: the only place that knows the order of things. */

import type { Engine } from "../engine";
import * as ext from "../ext";
import { today } from "../format";
import type { Evidence } from "../gen/types/Evidence";
import type { Report } from "../gen/types/Report";
import { language } from "../i18n";
import { whyNoPage, whyRefused } from "./closed";
import { pointed, type View, view } from "./state";

/** One popup on one tab. */
export class Session {
  readonly #engine: Engine;
  #tab: ext.Tab | null = null;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** Reads the page in front and shows what the engine says. */
  async grade(): Promise<void> {
    const before = view.value;
    pointed.value = null;
    view.value = { kind: "loading" };
    this.#tab = await ext.frontTab();
    view.value =
      this.#tab === null ? { kind: "closed", why: "browser" } : await this.#look(this.#tab, before);
  }

  /** Shows a finding on the page. `key` tells the interface which button asked. */
  async show(evidence: Evidence, key: string): Promise<void> {
    if (this.#tab === null || evidence.node === null) return;
    pointed.value = { key, result: await ext.showOnPage(this.#tab, evidence.node, evidence.quote) };
  }

  async #look(tab: ext.Tab, before: View): Promise<View> {
    let page: Awaited<ReturnType<typeof ext.readPage>>;
    try {
      page = await ext.readPage(tab);
    } catch {
      return { kind: "closed", why: whyRefused(tab.address) };
    }
    // For measuring: how long the page's own thread was busy.
    performance.measure("page-thread", { start: 0, duration: page.took });
    const noPage = whyNoPage(page.contentType);
    if (noPage !== null) return { kind: "closed", why: noPage };

    const options = { language: language(), today: today() };
    const answer = await this.#engine.audit(page.snapshot, page.address, options);
    if (answer.kind === "report") {
      this.#afterwards(tab, answer.report);
      return { kind: "report", report: answer.report, failure: null };
    }
    const last = before.kind === "report" ? before.report : await recall(tab);
    return last === null
      ? { kind: "failed", why: answer.why }
      : { kind: "report", report: last, failure: answer.why };
  }

  /** Housekeeping that the grade on the screen does not wait for; without it only comfort is lost. */
  #afterwards(tab: ext.Tab, report: Report): void {
    ext.keepOnPage(tab, nodesOf(report)).catch(() => undefined);
    ext.rememberReport(tab, report).catch(() => undefined);
  }
}

async function recall(tab: ext.Tab): Promise<Report | null> {
  try {
    return await ext.recallReport(tab);
  } catch {
    return null;
  }
}

/** The numbers of all elements that a report can point at. */
export function nodesOf(report: Report): number[] {
  const evidence: (Evidence | null)[] = [
    ...report.topics.flatMap((topic) => topic.evidence),
    ...report.services.flatMap((service) => service.channels.map((channel) => channel.evidence)),
    ...report.elements.map((element) => element.evidence),
    ...report.facts.map((fact) => fact.evidence),
    ...report.outdated.map((outdated) => outdated.evidence),
    ...(report.grade?.criteria ?? []).map((criterion) => criterion.evidence),
  ];
  const nodes = evidence.map((place) => place?.node).filter((node) => node !== null && node !== undefined);
  return [...new Set(nodes)].sort((a, b) => a - b);
}
