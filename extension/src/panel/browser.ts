/**
 * The browser, for the side panel. Next to `ext.ts` and `editor/port.ts` the only file that touches `chrome.*`;
 * where Chrome and Firefox differ (side panel, sidebar), that stays in here.
 */

import { type FromPage, PORT, parseFromPage, type ToPage } from "../editor/protocol";

/** A tab as the panel knows it. */
export interface PanelTab {
  readonly id: number;
  /** Empty when the browser does not tell: then we were not given this tab. */
  readonly address: string;
  readonly title: string;
  readonly private: boolean;
  readonly loading: boolean;
}

const SCRIPT = "watch.js";

/** While pointing, the field under the pointer. */
const PICK_STYLE = `
::highlight(loketmeter-pick) { background-color: #cfe3ff; color: #14171f; }
@media (forced-colors: active) { ::highlight(loketmeter-pick) { background-color: Mark; color: MarkText; } }`;

/** Has this browser a side panel at all? On phones it has not. */
export function hasPanel(): boolean {
  return "sidebarAction" in chrome || "sidePanel" in chrome;
}

/** Opens the panel beside the page. Only right after a click: the browser insists on that. */
export async function openPanel(): Promise<void> {
  const { sidebarAction } = chrome as unknown as { readonly sidebarAction?: { open(): Promise<void> } };
  if (sidebarAction !== undefined) {
    await sidebarAction.open();
    return;
  }
  const { id } = await chrome.windows.getCurrent();
  if (id !== undefined) await chrome.sidePanel.open({ windowId: id });
}

function panelTab(tab: chrome.tabs.Tab | undefined): PanelTab | null {
  if (tab?.id === undefined) return null;
  return {
    id: tab.id,
    address: tab.url ?? "",
    title: tab.title ?? "",
    private: tab.incognito,
    loading: tab.status === "loading",
  };
}

/**
 * The tab that the panel belongs to: the one in front in its window. Opened as an ordinary page for a test
 * (`panel.html?tab=12`), it is the tab that the address names.
 */
export async function panelTabNow(): Promise<PanelTab | null> {
  const fixed = fixedTab();
  if (fixed !== null) return tabById(fixed);
  const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
  return panelTab(tab);
}

/** A tab by its number, or null when it is gone. */
export async function tabById(id: number): Promise<PanelTab | null> {
  try {
    return panelTab(await chrome.tabs.get(id));
  } catch {
    return null;
  }
}

function fixedTab(): number | null {
  const number = Number(new URLSearchParams(location.search).get("tab") ?? "");
  return Number.isInteger(number) && number > 0 ? number : null;
}

/** Other tabs of the same site in this window; only those that we were given. */
export async function tabsOfSite(address: string, except: number): Promise<PanelTab[]> {
  const origin = originOf(address);
  if (origin === null) return [];
  const tabs = await chrome.tabs.query({ currentWindow: true });
  return tabs
    .map(panelTab)
    .filter((tab) => tab !== null)
    .filter((tab) => tab.id !== except && originOf(tab.address) === origin);
}

/** What can happen to tabs, as far as the panel cares. */
export interface TabEvents {
  /** Another tab came to the front in this window. */
  readonly front: () => void;
  /** Something about a tab changed: address, title, loading. */
  readonly changed: (id: number, loaded: boolean) => void;
  readonly closed: (id: number) => void;
  /** The user opened the popup on a tab: now we may read it. */
  readonly given: () => void;
  /** A permission for a site came or went. */
  readonly sites: () => void;
}

/** Tells what happens, as long as the panel is open. */
export function onTabs(events: TabEvents): void {
  const fixed = fixedTab();
  const own = chrome.windows.getCurrent().then(({ id }) => id);
  chrome.tabs.onActivated.addListener(async ({ windowId }) => {
    if (fixed === null && windowId === (await own)) events.front();
  });
  chrome.tabs.onUpdated.addListener((id, change) => {
    if (change.url !== undefined || change.title !== undefined || change.status !== undefined) {
      events.changed(id, change.status === "complete");
    }
  });
  chrome.tabs.onRemoved.addListener((id) => events.closed(id));
  chrome.runtime.onMessage.addListener((message: unknown) => {
    if ((message as { kind?: unknown } | null)?.kind === GIVEN) events.given();
  });
  chrome.permissions.onAdded.addListener(() => events.sites());
  chrome.permissions.onRemoved.addListener(() => events.sites());
}

const GIVEN = "tab-given";

/** From the popup: its tab may be read from now on. Nobody listens when there is no panel. */
export function tellPanel(): void {
  chrome.runtime.sendMessage({ kind: GIVEN }).catch(() => undefined);
}

/** The connection to one frame of a tab. */
export interface Link {
  readonly frame: number;
  send(message: ToPage): void;
  close(): void;
}

/** What a link tells. */
export interface LinkEvents {
  readonly receive: (message: FromPage, frame: number) => void;
  /** The page is gone: it was left, closed or reloaded. */
  readonly lost: (frame: number) => void;
}

/** Opens a port to every frame that has something to say. Rejects when the browser does not let us in. */
export async function connect(tab: number, events: LinkEvents): Promise<Link[]> {
  const frames = await chrome.scripting.executeScript({
    target: { tabId: tab, allFrames: true },
    files: [SCRIPT],
  });
  if (!frames.some(({ frameId }) => frameId === 0)) throw new Error("the page itself may not be read");
  const style = { target: { tabId: tab, allFrames: true }, css: PICK_STYLE, origin: "USER" } as const;
  await chrome.scripting.removeCSS(style).catch(() => undefined);
  await chrome.scripting.insertCSS(style);
  return frames.filter(({ result }) => result === true).map(({ frameId }) => open(tab, frameId, events));
}

function open(tab: number, frame: number, events: LinkEvents): Link {
  const port = chrome.tabs.connect(tab, { name: PORT, frameId: frame });
  let closed = false;
  port.onMessage.addListener((value: unknown) => {
    const message = parseFromPage(value);
    if (message !== null && !closed) events.receive(message, frame);
  });
  port.onDisconnect.addListener(() => {
    // Reading it keeps the browser from reporting it as an error that nobody looked at.
    void chrome.runtime.lastError;
    if (closed) return;
    closed = true;
    events.lost(frame);
  });
  return {
    frame,
    send: (message) => {
      if (!closed) port.postMessage(message);
    },
    close: () => {
      if (closed) return;
      closed = true;
      port.disconnect();
    },
  };
}

/** The style sheet for marks on the page, as the popup uses it. */
export { styleMarks } from "../ext";

/** Reads what was kept under a key. */
export async function kept(key: string): Promise<unknown> {
  return (await chrome.storage.local.get(key))[key];
}

/** Keeps something on this computer, also when the browser closes. */
export async function keep(key: string, value: unknown): Promise<void> {
  if (value === null) await chrome.storage.local.remove(key);
  else await chrome.storage.local.set({ [key]: value });
}

/**
 * Changes what is kept under a key, and gives what is kept then. One change at a time, from what is there at that
 * moment: panels in two windows do not undo each other, and what was cleared meanwhile does not come back.
 */
export function change<Value>(key: string, edit: (value: unknown) => Value[]): Promise<Value[]> {
  return navigator.locks.request(key, async () => {
    const list = edit(await kept(key));
    await keep(key, list.length === 0 ? null : list);
    return list;
  });
}

/** Everything that was kept under keys that begin like this. */
export async function keptUnder(prefix: string): Promise<Record<string, unknown>> {
  const everything = await chrome.storage.local.get(null);
  return Object.fromEntries(Object.entries(everything).filter(([key]) => key.startsWith(prefix)));
}

/** Saves a file, with the dialog or folder of the browser. */
export function saveFile(name: string, type: string, text: string): void {
  const link = document.createElement("a");
  const address = URL.createObjectURL(new Blob([text], { type }));
  link.href = address;
  link.download = name;
  link.click();
  // Not at once: the browser reads the file after this.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** The origin of a web page, or null for anything else. */
export function originOf(address: string): string | null {
  try {
    const url = new URL(address);
    return url.protocol === "https:" || url.protocol === "http:" ? url.origin : null;
  } catch {
    return null;
  }
}
