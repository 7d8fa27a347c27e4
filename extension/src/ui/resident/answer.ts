/** The answer to “can I arrange this online?”, per service. Only a choice of words: the engine found the ways. */

import { addressText, openable } from "../../format";
import type { Channel } from "../../gen/types/Channel";
import type { ChannelFinding } from "../../gen/types/ChannelFinding";
import type { PageType } from "../../gen/types/PageType";
import type { Report } from "../../gen/types/Report";
import type { ServiceFinding } from "../../gen/types/ServiceFinding";
import { type Key, t } from "../../i18n";

/** Good news, bad news, or no news. */
export type Tone = "yes" | "no" | "unknown";

/** What the page says about one service. */
export interface Answer {
  readonly tone: Tone;
  /** Key of the sentence. */
  readonly text: Key;
  /** The way to take: the best one that is open. */
  readonly way: ChannelFinding | null;
  /** The other ways that are open. */
  readonly others: readonly ChannelFinding[];
}

const WORDS: Readonly<Record<Channel, readonly [Tone, Key]>> = {
  online_digid: ["yes", "answer_digid"],
  online_eherkenning: ["yes", "answer_eherkenning"],
  online_eidas: ["yes", "answer_eidas"],
  online_no_login: ["yes", "answer_noLogin"],
  online_login_unknown: ["yes", "answer_form"],
  embedded_form: ["yes", "answer_here"],
  external_portal: ["yes", "answer_elsewhere"],
  automatic: ["yes", "answer_automatic"],
  pdf_form: ["no", "answer_paper"],
  post: ["no", "answer_paper"],
  email: ["no", "answer_email"],
  phone: ["no", "answer_person"],
  visit: ["no", "answer_person"],
  intermediary: ["no", "answer_intermediary"],
};

/** The order in which ways are offered: from a screen, then from home, then outside. */
const ORDER = Object.keys(WORDS) as Channel[];

/** What the page says about a service. */
export function answerOf({ channels }: ServiceFinding): Answer {
  const open = channels
    .filter(({ status }) => status === "available")
    .sort((a, b) => ORDER.indexOf(a.channel) - ORDER.indexOf(b.channel));
  const [way, ...others] = open;
  if (channels.some(({ channel, status }) => status !== "available" && WORDS[channel][0] === "yes")) {
    if (way === undefined || WORDS[way.channel][0] === "no")
      return { tone: "no", text: "answer_closed", way: null, others: open };
  }
  if (way === undefined) {
    return channels.length === 0
      ? { tone: "unknown", text: "answer_unknown", way: null, others: [] }
      : { tone: "no", text: "answer_impossible", way: null, others: [] };
  }
  const [tone, text] = WORDS[way.channel];
  return { tone, text, way, others };
}

/** The answer in words. */
export function answerText({ text, way }: Answer): string {
  if (text !== "answer_elsewhere") return t(text);
  const address = openable(way?.target ?? null);
  const where = address === null ? "" : addressText(address);
  return where === "" ? t("answer_elsewhereUnknown") : t("answer_elsewhere", where);
}

/** Is this a page about one thing, so that “can I arrange this?” is the question? */
const ABOUT_ONE: ReadonlySet<PageType> = new Set<PageType>(["product", "form", "executor"]);

/** Does the page answer the question itself, or does it lead to pages that do? */
export function asksOne(report: Report): boolean {
  return ABOUT_ONE.has(report.page.pageType);
}

/** Services to show, first what the page is about, then the others that the page shows a way for. */
export function servicesFor(report: Report): ServiceFinding[] {
  const subjects = new Set(report.topics.filter(({ status }) => status === "subject").map(({ id }) => id));
  const about = report.services.filter(({ topic }) => subjects.has(topic));
  const others = report.services.filter(({ topic, channels }) => !subjects.has(topic) && channels.length > 0);
  return asksOne(report)
    ? [...about, ...others]
    : [...about.filter(({ channels }) => channels.length > 0), ...others];
}

/** The service that the page is about, or null. */
export function mainService(report: Report): ServiceFinding | null {
  return asksOne(report) ? (servicesFor(report)[0] ?? null) : null;
}
