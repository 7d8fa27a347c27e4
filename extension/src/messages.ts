/**
 * Everything that crosses a border within the extension: page → popup and popup ↔ worker. One tagged union,
 * checked on receipt, because the other side can be an older version of ourselves or a broken one.
 */

import type { FoundTopic } from "./gen/types/FoundTopic";
import type { Language } from "./gen/types/Language";
import type { Options } from "./gen/types/Options";
import type { Report } from "./gen/types/Report";
import type { ThemeTopics } from "./gen/types/ThemeTopics";

/** Shape of the report that this interface can show. */
export const REPORT_VERSION = 1;

/** The page, as the content script read it. */
export interface PageMessage {
  readonly kind: "page";
  /** See `docs/snapshot.md`. */
  readonly snapshot: string;
  readonly address: string;
  /** Media type of the document, for example `text/html`. */
  readonly contentType: string;
  /** How long the page's thread was busy, in milliseconds. */
  readonly took: number;
}

/** To the worker: the engine, compiled; null when it could not be. */
export interface CodeMessage {
  readonly kind: "code";
  readonly module: WebAssembly.Module | null;
}

/** To the worker: score this. */
export interface AuditMessage {
  readonly kind: "audit";
  /** Comes back with the answer. */
  readonly id: number;
  readonly snapshot: string;
  readonly address: string;
  readonly options: Options;
}

/** From the worker: the engine has been loaded. */
export interface ReadyMessage {
  readonly kind: "ready";
}

/** From the worker: the report. */
export interface ReportMessage {
  readonly kind: "report";
  readonly id: number;
  /** As JSON text, see {@link parseReport}. */
  readonly report: string;
  /** Bytes of memory that the engine holds. */
  readonly memory: number;
}

/** From the worker: the engine stopped. Without `id` it did not even start. */
export interface FailedMessage {
  readonly kind: "failed";
  readonly id: number | null;
  readonly reason: string;
}

/** To the worker: which topics fit these words? */
export interface SearchMessage {
  readonly kind: "search";
  readonly id: number;
  readonly query: string;
  readonly language: Language;
}

/** From the worker: these do, best first. */
export interface FoundMessage {
  readonly kind: "found";
  readonly id: number;
  readonly topics: readonly FoundTopic[];
}

/** To the worker: all topics, please. */
export interface TopicsMessage {
  readonly kind: "topics";
  readonly id: number;
  readonly language: Language;
}

/** From the worker: all topics by theme. */
export interface ThemesMessage {
  readonly kind: "themes";
  readonly id: number;
  readonly themes: readonly ThemeTopics[];
}

/** All messages. */
export type Message =
  | PageMessage
  | CodeMessage
  | AuditMessage
  | ReadyMessage
  | ReportMessage
  | FailedMessage
  | SearchMessage
  | FoundMessage
  | TopicsMessage
  | ThemesMessage;

/** What came of showing a finding on the page. */
export type ShowResult = "shown" | "hidden" | "gone";

/** The message in a received value, or null when it is not one of ours. */
export function parseMessage(value: unknown): Message | null {
  if (!isRecord(value)) return null;
  switch (value["kind"]) {
    case "page":
      return isText(value["snapshot"]) &&
        isText(value["address"]) &&
        isText(value["contentType"]) &&
        typeof value["took"] === "number"
        ? (value as unknown as PageMessage)
        : null;
    case "code":
      return value["module"] === null || value["module"] instanceof WebAssembly.Module
        ? (value as unknown as CodeMessage)
        : null;
    case "audit":
      return isNumber(value["id"]) &&
        isText(value["snapshot"]) &&
        isText(value["address"]) &&
        isOptions(value["options"])
        ? (value as unknown as AuditMessage)
        : null;
    case "ready":
      return { kind: "ready" };
    case "report":
      return isNumber(value["id"]) && isNumber(value["memory"]) && isText(value["report"])
        ? (value as unknown as ReportMessage)
        : null;
    case "failed":
      return (value["id"] === null || isNumber(value["id"])) && isText(value["reason"])
        ? (value as unknown as FailedMessage)
        : null;
    case "search":
      return isNumber(value["id"]) && isText(value["query"]) && isLanguage(value["language"])
        ? (value as unknown as SearchMessage)
        : null;
    case "found":
      return isNumber(value["id"]) && Array.isArray(value["topics"])
        ? (value as unknown as FoundMessage)
        : null;
    case "topics":
      return isNumber(value["id"]) && isLanguage(value["language"])
        ? (value as unknown as TopicsMessage)
        : null;
    case "themes":
      return isNumber(value["id"]) && Array.isArray(value["themes"])
        ? (value as unknown as ThemesMessage)
        : null;
    default:
      return null;
  }
}

/** Is this what came of showing a finding? */
export function isShowResult(value: unknown): value is ShowResult {
  return value === "shown" || value === "hidden" || value === "gone";
}

/** The report in a text, or null when it is none. */
export function parseReport(text: string): Report | null {
  try {
    const value: unknown = JSON.parse(text);
    return isReport(value) ? value : null;
  } catch {
    return null;
  }
}

/**
 * Is this a report of the shape that we show? Only the frame is checked: the fields come out of the engine that
 * was built together with these types.
 */
export function isReport(value: unknown): value is Report {
  return (
    isRecord(value) &&
    value["version"] === REPORT_VERSION &&
    isRecord(value["page"]) &&
    isRecord(value["scope"]) &&
    isRecord(value["rubric"]) &&
    (isRecord(value["grade"]) || isRecord(value["refusal"])) &&
    LISTS.every((list) => Array.isArray(value[list]))
  );
}

const LISTS = [
  "topics",
  "missingTopics",
  "services",
  "missingForms",
  "elements",
  "facts",
  "outdated",
  "limits",
] as const satisfies readonly (keyof Report)[];

function isOptions(value: unknown): boolean {
  return isRecord(value) && isLanguage(value["language"]);
}

function isLanguage(value: unknown): value is Language {
  return value === "nl" || value === "en";
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

function isNumber(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value);
}
