/** The side panel at work: which page, which source, and what happens when something changes. */

import { whyNoPage, whyRefused } from "../app/closed";
import { pointed } from "../app/state";
import type { FromPage, PlacesMessage, Slot } from "../editor/protocol";
import type { Engine } from "../engine";
import type { Evidence } from "../gen/types/Evidence";
import {
  connect,
  type Link,
  onTabs,
  originOf,
  type PanelTab,
  panelTabNow,
  styleMarks,
  tabById,
  tabsOfSite,
} from "./browser";
import type { Dismissal, DismissReason } from "./dismissals";
import { Judge } from "./judge";
import {
  fieldChoices,
  fieldFrame,
  hasEditor,
  keyIn,
  looksLikePreview,
  previewChoices,
  splitKey,
} from "./pages";
import { Records } from "./records";
import { askSite, dropSite } from "./sites";
import * as state from "./state";
import type { WorkItem } from "./work";

export class PanelSession {
  readonly #judge: Judge;
  #tab: PanelTab | null = null;
  #links: Link[] = [];
  /** A page in another tab, put beside the text. */
  #beside: { readonly tab: number; readonly links: Link[] } | null = null;
  #frames = new Map<number, PlacesMessage>();
  #records = new Records("", false);
  /** Goes up with each page: what comes from an earlier one is not shown. */
  #generation = 0;
  #chosen: state.Source | null = null;
  #pointing = new Map<number, string>();
  #lastPoint = 0;

  constructor(engine: Engine) {
    this.#judge = new Judge(engine, () => ({ records: this.#records, generation: this.#generation }));
    onTabs({
      front: () => void this.open(),
      changed: (id, loaded) => void this.#tabChanged(id, loaded),
      closed: (id) => {
        if (id === this.#tab?.id) void this.open();
      },
      given: () => {
        if (state.place.value.kind !== "open" || state.stale.value) void this.open();
      },
      sites: () => void this.#sitesChanged(),
    });
  }

  /** Turns to the tab in front. */
  async open(): Promise<void> {
    this.#generation += 1;
    const generation = this.#generation;
    const tab = await panelTabNow();
    if (generation !== this.#generation) return;
    const moved = tab?.id !== this.#tab?.id || tab?.address !== this.#tab?.address;
    this.#close();
    this.#tab = tab;
    if (moved) this.#forget();
    state.page.value = tab === null ? null : { title: tab.title, address: tab.address };
    if (moved || state.place.value.kind !== "open") state.place.value = { kind: "looking" };
    if (tab === null) {
      state.place.value = { kind: "closed", why: "browser" };
      return;
    }
    this.#records = new Records(tab.address, tab.private);
    const records = this.#records;
    await Promise.all([records.load(), this.#enter(tab, generation)]);
  }

  async #enter(tab: PanelTab, generation: number): Promise<void> {
    try {
      const links = await connect(tab.id, {
        receive: (message, frame) => {
          if (generation === this.#generation) void this.#receive(message, frame, links);
        },
        lost: (frame) => {
          if (generation === this.#generation) this.#lostFrame(frame);
        },
      });
      if (generation === this.#generation) this.#links = links;
      else for (const link of links) link.close();
    } catch (refusal) {
      if (generation !== this.#generation) return;
      const why =
        tab.address === "" ? "not_given" : whyRefused(tab.address, String(refusal), navigator.onLine);
      // Without the click or the permission the browser refuses every page in the same words.
      state.place.value = { kind: "closed", why: why === "denied" ? "not_given" : why };
      this.#forget();
    }
  }

  // --- what the user does -----------------------------------------------------------------------

  /** Chooses what is followed. */
  choose(source: state.Source): void {
    this.#chosen = source;
    state.source.value = source;
    this.#watch(true);
  }

  chooseField(key: string): void {
    state.field.value = key;
    this.#judge.reset("field");
    if (state.source.value === "page") this.choose("field");
    else this.#watch(true);
  }

  async choosePage(key: string): Promise<void> {
    state.shownPage.value = key;
    this.#judge.reset("page");
    await this.#beBeside(key);
    this.#watch(true);
  }

  /** Reads again, whether something seems to have changed or not. */
  refresh(): void {
    if (state.place.value.kind !== "open" || state.stale.value) {
      void this.open();
      return;
    }
    for (const link of [...this.#links, ...(this.#beside?.links ?? [])]) link.send({ kind: "refresh" });
  }

  /** Lets the user point at a field in the page, or stops that. */
  pick(on: boolean): void {
    state.picking.value = on ? { over: null } : null;
    for (const link of this.#links) link.send({ kind: "pick", on });
  }

  async show(evidence: Evidence, key: string, slot: Slot): Promise<void> {
    const link = this.#judge.linkOf(slot);
    if (link === null || evidence.node === null || this.#tab === null) return;
    this.#lastPoint += 1;
    const id = this.#lastPoint;
    this.#pointing.set(id, key);
    const tab = this.#beside !== null && slot === "page" ? this.#beside.tab : this.#tab.id;
    await styleMarks({ id: tab, address: "", private: false }).catch(() => undefined);
    link.send({ kind: "point", slot, id, node: evidence.node, quote: evidence.quote });
  }

  async dismiss(item: WorkItem, reason: DismissReason, wholeSite: boolean): Promise<void> {
    await this.#records.dismiss(item, reason, wholeSite);
    await this.#judge.again();
  }

  async restore(one: Dismissal): Promise<void> {
    await this.#records.restore(one);
    await this.#judge.again();
  }

  async forgetHistory(): Promise<void> {
    await this.#records.forget();
  }

  /** Asks to go on watching on this site and in the frames on it, or gives that back. Right after a click only. */
  async keepWatching(on: boolean): Promise<void> {
    const { value } = state.site;
    if (value === null) return;
    if (on) await askSite(value.origin).catch(() => false);
    else await dropSite(value.origin).catch(() => false);
    await this.#records.load();
  }

  async openFrame(origin: string): Promise<void> {
    if (await askSite(origin).catch(() => false)) await this.open();
  }

  /** Asks the page how much we have worked in it; the answer comes as an event. For tests. */
  measure(): void {
    this.#links.find(({ frame }) => frame === 0)?.send({ kind: "measure" });
  }

  // --- what happens -----------------------------------------------------------------------------

  async #tabChanged(id: number, loaded: boolean): Promise<void> {
    if (id === this.#beside?.tab && loaded && state.shownPage.value !== null) {
      await this.#beBeside(state.shownPage.value);
      this.#watch(false);
      return;
    }
    if (id !== this.#tab?.id) return;
    const tab = await tabById(id);
    if (tab === null || id !== this.#tab?.id) return;
    // A page that was loaded anew has to be entered anew; one that only changed its address says so itself.
    if (loaded && (state.stale.value || state.place.value.kind !== "open")) {
      await this.open();
    } else if (tab.address !== "") {
      state.page.value = { title: tab.title, address: tab.address };
    }
  }

  async #sitesChanged(): Promise<void> {
    await this.#records.load();
    if (state.place.value.kind === "closed") await this.open();
  }

  #lostFrame(frame: number): void {
    if (frame !== 0) {
      this.#frames.delete(frame);
      this.#links = this.#links.filter((link) => link.frame !== frame);
      this.#offer();
      return;
    }
    this.#links = [];
    state.stale.value = true;
    state.picking.value = null;
    // The browser may have loaded the next page already.
    const generation = this.#generation;
    setTimeout(async () => {
      if (generation !== this.#generation || this.#tab === null) return;
      const tab = await tabById(this.#tab.id);
      if (generation === this.#generation && tab !== null && !tab.loading) void this.open();
    }, 400);
  }

  async #receive(message: FromPage, frame: number, links: readonly Link[]): Promise<void> {
    switch (message.kind) {
      case "places":
        this.#frames.set(frame, message);
        this.#arrived(frame, message);
        break;
      case "reading": {
        const link = links.find((one) => one.frame === frame);
        if (link !== undefined) await this.#judge.read(message, link);
        break;
      }
      case "lost":
        state.lost.value = { ...state.lost.value, [message.slot]: true };
        this.#judge.reset(message.slot);
        break;
      case "seen":
        if (frame === 0) state.paused.value = !message.visible;
        break;
      case "pointed": {
        const key = this.#pointing.get(message.id);
        this.#pointing.delete(message.id);
        if (key !== undefined) pointed.value = { key, result: message.result };
        break;
      }
      case "hover":
        if (state.picking.value !== null) state.picking.value = { over: message.label };
        break;
      case "measured":
        dispatchEvent(new CustomEvent("measured", { detail: message }));
        break;
      case "picked":
        this.pick(false);
        if (message.key !== null) this.chooseField(keyIn(frame, message.key));
        break;
    }
  }

  /** A frame told what there is in it. */
  #arrived(frame: number, message: PlacesMessage): void {
    if (frame === 0) {
      const noPage = whyNoPage(message.contentType);
      if (noPage !== null) {
        this.#close();
        this.#forget();
        state.place.value = { kind: "closed", why: noPage };
        return;
      }
      const moved = state.page.value?.address !== message.address;
      state.page.value = {
        title: message.title || (state.page.value?.title ?? ""),
        address: message.address,
      };
      state.stale.value = false;
      if (moved && this.#tab !== null) {
        this.#judge.forget();
        this.#records = new Records(message.address, this.#tab.private);
        void this.#records.load();
      }
      state.place.value = { kind: "open", login: message.login && !hasEditor(this.#frames) };
    }
    this.#offer();
    this.#watch(false);
  }

  /** Puts together what can be chosen. */
  #offer(): void {
    state.fields.value = fieldChoices(this.#frames);
    state.closedFrames.value = this.#frames.get(0)?.closedFrames ?? [];
    const own: state.Choice = { key: "", label: "", kind: "page" };
    const others = state.pages.value.filter(({ kind }) => kind === "tab");
    state.pages.value = [own, ...previewChoices(this.#frames), ...others];
    if (!state.fields.value.some(({ key }) => key === state.field.value)) state.field.value = null;
    const { value: shown } = state.shownPage;
    if (shown !== null && !state.pages.value.some(({ key }) => key === shown)) state.shownPage.value = null;
    if (state.shownPage.value === null) {
      const preview = state.pages.value.find(({ kind }) => kind === "preview");
      if (preview !== undefined) state.shownPage.value = preview.key;
    }
    if (this.#chosen === null) state.source.value = hasEditor(this.#frames) ? "field" : "page";
  }

  /** Looks for other tabs of the site to put beside the text: when the user asks for the list. */
  async findTabs(): Promise<void> {
    if (this.#tab === null) return;
    const tabs = await tabsOfSite(state.page.value?.address ?? "", this.#tab.id).catch(() => []);
    const choices = tabs.map(({ id, title, address }) => ({
      key: `tab:${id}`,
      label: title === "" ? address : title,
      kind: "tab" as const,
      preview: looksLikePreview(address),
    }));
    choices.sort((a, b) => Number(b.preview) - Number(a.preview));
    state.pages.value = [...state.pages.value.filter(({ kind }) => kind !== "tab"), ...choices];
  }

  async #beBeside(key: string): Promise<void> {
    for (const link of this.#beside?.links ?? []) link.close();
    this.#beside = null;
    const id = /^tab:(\d+)$/.exec(key)?.[1];
    if (id === undefined) return;
    const generation = this.#generation;
    try {
      const links = await connect(Number(id), {
        receive: (message, frame) => {
          const link = links.find((one) => one.frame === frame);
          if (generation !== this.#generation || message.kind !== "reading" || link === undefined) return;
          void this.#judge.read(message, link);
        },
        lost: () => undefined,
      });
      this.#beside = { tab: Number(id), links };
    } catch {
      state.lost.value = { ...state.lost.value, page: true };
    }
  }

  /** Tells the frames what to follow. With `anew` they read it now, also when they follow it already. */
  #watch(anew: boolean): void {
    const { value: source } = state.source;
    const fieldKey = state.field.value === null ? null : splitKey(state.field.value);
    const inFrame = fieldKey?.frame ?? fieldFrame(this.#frames);
    const { value: shown } = state.shownPage;
    const besides = this.#beside !== null;
    const pageKey = shown === null || shown === "" || besides ? { frame: 0, key: null } : splitKey(shown);
    for (const link of this.#links) {
      const onField = source !== "page" && link.frame === inFrame && !this.#isLogin;
      const onPage = source !== "field" && link.frame === pageKey.frame && !besides && !this.#isLogin;
      this.#tell(link, "field", onField, fieldKey?.key ?? null, anew);
      this.#tell(link, "page", onPage, pageKey.key, anew);
    }
    for (const link of this.#beside?.links ?? []) {
      this.#tell(link, "page", source !== "field" && link.frame === 0, null, anew);
    }
    for (const slot of ["field", "page"] as const) {
      if (source !== slot && source !== "both") this.#judge.reset(slot);
    }
  }

  get #isLogin(): boolean {
    return state.place.value.kind === "open" && state.place.value.login;
  }

  readonly #told = new WeakMap<Link, Partial<Record<Slot, string>>>();

  #tell(link: Link, slot: Slot, on: boolean, target: string | null, anew: boolean): void {
    const told = this.#told.get(link) ?? {};
    const wish = JSON.stringify([on, target]);
    if (told[slot] === wish && !(anew && on)) return;
    if (told[slot] === undefined && !on) return;
    this.#told.set(link, { ...told, [slot]: wish });
    link.send({ kind: "watch", slot, on, target });
  }

  // --- forgetting -------------------------------------------------------------------------------

  #forget(): void {
    this.#judge.forget();
    this.#frames.clear();
    this.#chosen = null;
    state.stale.value = false;
    state.paused.value = false;
    state.picking.value = null;
    state.fields.value = [];
    state.field.value = null;
    state.pages.value = [];
    state.shownPage.value = null;
    state.closedFrames.value = [];
    state.site.value = null;
    state.dismissed.value = [];
  }

  #close(): void {
    for (const link of [...this.#links, ...(this.#beside?.links ?? [])]) link.close();
    this.#links = [];
    this.#beside = null;
    this.#frames.clear();
  }
}

/** The site of the page in front, for texts. */
export function siteName(origin: string): string {
  return originOf(origin) === null ? "" : new URL(origin).host;
}
