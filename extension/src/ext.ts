/**
 * The browser. The only file that touches `chrome.*`; Firefox has the same promises under the same name.
 */

import type { WorkerLike } from "./engine";
import type { Report } from "./gen/types/Report";
import type { Message, PageMessage, ShowResult } from "./messages";
import { isReport, isShowResult, parseMessage } from "./messages";

/** The tab on which the user opened Loketmeter. */
export interface Tab {
  readonly id: number;
  /** Known because the click gave us this tab; empty on pages that the browser keeps to itself. */
  readonly address: string;
  readonly private: boolean;
}

/** What the bundle `content.js` leaves in the isolated world of the page. */
type ContentApi = typeof import("./content/main");
declare const loketmeter: ContentApi | undefined;

const CONTENT_SCRIPT = "content.js";

/** The colours of a mark: readable on any page, and the system's own when the user chose a palette. */
const MARK_STYLE = `
::highlight(loketmeter) { background-color: #ffe066; color: #14171f; text-decoration: underline 2px #8a5300; }
@media (forced-colors: active) { ::highlight(loketmeter) { background-color: Mark; color: MarkText; } }`;

/** A text of the interface in the language of the browser. */
export function text(key: string, substitutions: readonly string[]): string {
  return chrome.i18n.getMessage(key, [...substitutions]);
}

/** The tab in front, or null when there is none. */
export async function frontTab(): Promise<Tab | null> {
  const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
  return tab?.id === undefined ? null : { id: tab.id, address: tab.url ?? "", private: tab.incognito };
}

/** Reads the page in a tab. Rejects when the browser does not let us. */
export async function readPage(tab: Tab): Promise<PageMessage> {
  // The script ends with reading the page (see build.mjs), so that one call does both.
  const [frame] = await chrome.scripting.executeScript({
    target: { tabId: tab.id },
    files: [CONTENT_SCRIPT],
  });
  const message = parseMessage(frame?.result);
  if (message?.kind !== "page") throw new Error("the content script did not answer");
  return message;
}

/** Tells the page which elements a report can point at, so that it can forget the others. */
export async function keepOnPage(tab: Tab, nodes: readonly number[]): Promise<void> {
  await inPage(tab, (numbers: number[]) => loketmeter?.keep(numbers), [[...nodes]]);
}

/** Scrolls the page to an element and marks the quote. */
export async function showOnPage(tab: Tab, node: number, quote: string): Promise<ShowResult> {
  try {
    await styleMarks(tab);
    const result = await inPage(tab, (number: number, words: string) => loketmeter?.point(number, words), [
      node,
      quote,
    ]);
    return isShowResult(result) ? result : "gone";
  } catch {
    // The tab was closed or went to a page that we were not given.
    return "gone";
  }
}

/** Takes the mark on the page away. */
export async function unmarkPage(tab: Tab): Promise<void> {
  await inPage(tab, () => loketmeter?.unmark());
}

/** Lines of the page below elements, by node number. */
export async function passagesOnPage(tab: Tab, nodes: readonly number[]): Promise<Map<number, string[]>> {
  const found = await inPage(tab, (numbers: number[]) => loketmeter?.passages(numbers), [[...nodes]]);
  const lists = isListOf(isTexts, found) ? found : [];
  return new Map(nodes.map((node, at) => [node, lists[at] ?? []]));
}

/** Where elements of the page link to; null for those that are no link to another page. */
export async function linksOnPage(tab: Tab, nodes: readonly number[]): Promise<(string | null)[]> {
  const found = await inPage(tab, (numbers: number[]) => loketmeter?.links(numbers), [[...nodes]]);
  return isListOf(isTextOrNull, found) ? found : nodes.map(() => null);
}

/** Addresses of parts of the page that could not be read. */
export async function framesOnPage(tab: Tab): Promise<string[]> {
  const found = await inPage(tab, () => loketmeter?.frames());
  return isTexts(found) ? found : [];
}

/** Calls when the tab goes to another page or loads this one again. */
export function watchTab(tab: Tab, left: () => void): void {
  chrome.tabs.onUpdated.addListener((id, change) => {
    if (id === tab.id && (change.status === "loading" || change.url !== undefined)) left();
  });
}

/** Is there a network? Loketmeter needs none, but pages do. */
export function isOnline(): boolean {
  return navigator.onLine;
}

/** What the user chose, as it was kept. */
export async function storedSettings(): Promise<unknown> {
  return (await chrome.storage.local.get("settings"))["settings"];
}

/** Keeps what the user chose. */
export async function storeSettings(settings: object): Promise<void> {
  await chrome.storage.local.set({ settings });
}

/** Calls when the choices changed, in whatever window. */
export function watchSettings(changed: (settings: unknown) => void): void {
  chrome.storage.local.onChanged.addListener(({ settings }) => {
    if (settings !== undefined) changed(settings.newValue);
  });
}

/** Forgets everything that was kept: choices, reports, what was set aside, grades. */
export async function forgetEverything(): Promise<void> {
  await Promise.all([chrome.storage.local.clear(), chrome.storage.session.clear()]);
}

/** Opens the page with the choices. */
export async function openOptions(): Promise<void> {
  await chrome.runtime.openOptionsPage();
}

/** Opens a report to print or keep. Goes through memory; nothing is written on the disk. */
export async function openPrintable(report: Report): Promise<void> {
  await chrome.storage.session.set({ printable: report });
  await chrome.tabs.create({ url: "print.html" });
}

/** The report to print, when there is one. */
export async function printableReport(): Promise<Report | null> {
  const { printable } = await chrome.storage.session.get("printable");
  return isReport(printable) ? printable : null;
}

/** Puts a text on the clipboard. False when the browser does not let us. */
export async function copyText(copy: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(copy);
    return true;
  } catch {
    return false;
  }
}

/** The engine, once it was compiled in this window. */
let compiled: Promise<WebAssembly.Module> | null = null;

/**
 * Starts the worker with the engine. The window compiles it while the worker starts, and once: a worker that takes the
 * place of another gets the same code, with everything that the browser made faster in it since.
 */
export function startWorker(): WorkerLike {
  const worker = new Worker("worker.js", { type: "module" }) as Worker & WorkerLike;
  const send = (module: WebAssembly.Module | null) =>
    worker.postMessage({ kind: "code", module } satisfies Message);
  compiled ??= compile();
  compiled.then(send, () => {
    compiled = null;
    send(null);
  });
  return worker;
}

async function compile(): Promise<WebAssembly.Module> {
  const response = await fetch("engine_bg.wasm");
  // Only with this type may the browser compile while it reads.
  return response.headers.get("content-type") === "application/wasm"
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
}

/** Keeps the last good report, in memory only: it is gone when the browser closes. */
export async function rememberReport(tab: Tab, report: Report): Promise<void> {
  // What is read in a private window is not kept anywhere.
  if (tab.private) return;
  await chrome.storage.session.set({ last: { address: tab.address, report } });
}

/** The last good report of the page in this tab, when there is one. */
export async function recallReport(tab: Tab): Promise<Report | null> {
  const { last } = await chrome.storage.session.get("last");
  const known = last as { readonly address?: unknown; readonly report?: unknown } | undefined;
  return known?.address === tab.address && isReport(known.report) ? known.report : null;
}

/**
 * As a user style sheet, because that reaches shadow trees and frames too, and a page cannot override it by
 * accident. Replaced each time: a tab that has been reloaded has lost it.
 */
export async function styleMarks(tab: Tab): Promise<void> {
  const sheet = { target: { tabId: tab.id, allFrames: true }, css: MARK_STYLE, origin: "USER" } as const;
  await chrome.scripting.removeCSS(sheet);
  await chrome.scripting.insertCSS(sheet);
}

function isListOf<Item>(isItem: (value: unknown) => value is Item, value: unknown): value is Item[] {
  return Array.isArray(value) && value.every(isItem);
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((line) => typeof line === "string");
}

function isTextOrNull(value: unknown): value is string | null {
  return value === null || typeof value === "string";
}

/** Calls a function in the isolated world of the page. It is sent as source and sees nothing from here. */
async function inPage<Args extends unknown[], Result>(
  tab: Tab,
  func: (...args: Args) => Result,
  args?: Args,
): Promise<unknown> {
  const injection = { target: { tabId: tab.id }, func, ...(args === undefined ? {} : { args }) };
  const [frame] = await chrome.scripting.executeScript(
    injection as chrome.scripting.ScriptInjection<Args, Result>,
  );
  return frame?.result;
}
