/** The side panel at work: which page, which source, and what happens when something changes. */

import { whyNoPage, whyRefused } from "../app/closed";
import { pointed } from "../app/state";
import type { FromPage, PlacesMessage, Slot } from "../editor/protocol";
import type { Engine } from "../engine";
import type { Evidence } from "../gen/types/Evidence";
import { type Link, onTabs, type PanelTab, panelTabNow, styleMarks, tabById } from "./browser";
import type { Dismissal, DismissReason } from "./dismissals";
import { Judge } from "./judge";
import { type Events, Links, type Measured } from "./links";
import { offer, offerNothing, offerTabs, tabOf } from "./offer";
import { hasEditor, keyIn } from "./pages";
import { Records } from "./records";
import { askSite, dropSite } from "./sites";
import * as state from "./state";
import type { WorkItem } from "./work";

/** After a page went away the browser may have loaded the next one already; this long and we look (milliseconds). */
const GONE = 400;

export class PanelSession {
  readonly #judge: Judge;
  readonly #links = new Links();
  #tab: PanelTab | null = null;
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
        if (!this.#reads) void this.open();
      },
      sites: () => void this.#sitesChanged(),
    });
  }

  /** Is the page that is shown being read? */
  get #reads(): boolean {
    return state.place.value.kind === "open" && !state.stale.value;
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
    await Promise.all([this.#records.load(), this.#enter(tab)]);
  }

  async #enter(tab: PanelTab): Promise<void> {
    const events = this.#events((message, link) => void this.#receive(message, link));
    try {
      await this.#links.open(tab.id, { ...events, lost: (frame) => this.#lostFrame(frame) });
    } catch (refusal) {
      if (!events.current()) return;
      const why =
        tab.address === "" ? "not_given" : whyRefused(tab.address, String(refusal), navigator.onLine);
      // Without the click or the permission the browser refuses every page in the same words.
      state.place.value = { kind: "closed", why: why === "denied" ? "not_given" : why };
      this.#forget();
    }
  }

  /** What frames of the page in front tell; of those that go we only hear when we ask. */
  #events(receive: Events["receive"]): Events {
    const generation = this.#generation;
    return { current: () => generation === this.#generation, receive, lost: () => undefined };
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

  /** Looks for other tabs of the site to put beside the text. */
  async findTabs(): Promise<void> {
    if (this.#tab !== null) await offerTabs(state.page.value?.address ?? "", this.#tab.id);
  }

  /** Reads again, whether something seems to have changed or not. */
  refresh(): void {
    if (this.#reads) this.#links.refresh();
    else void this.open();
  }

  /** Lets the user point at a field in the page, or stops that. */
  pick(on: boolean): void {
    state.picking.value = on ? { over: null } : null;
    this.#links.send({ kind: "pick", on });
  }

  async show(evidence: Evidence, key: string, slot: Slot): Promise<void> {
    const link = this.#judge.linkOf(slot);
    if (link === null || evidence.node === null || this.#tab === null) return;
    this.#lastPoint += 1;
    const id = this.#lastPoint;
    this.#pointing.set(id, key);
    const tab = (slot === "page" ? this.#links.besideTab : null) ?? this.#tab.id;
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

  /** What our scripts did in the page so far. For tests. */
  measure(): Promise<Measured> {
    return this.#links.measure();
  }

  // --- what happens -----------------------------------------------------------------------------

  async #tabChanged(id: number, loaded: boolean): Promise<void> {
    if (id === this.#links.besideTab && loaded && state.shownPage.value !== null) {
      await this.#beBeside(state.shownPage.value);
      this.#watch(false);
      return;
    }
    if (id !== this.#tab?.id) return;
    const tab = await tabById(id);
    if (tab === null || id !== this.#tab?.id) return;
    // A page that was loaded anew has to be entered anew; one that only changed its address says so itself.
    if (loaded && !this.#reads) {
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
    this.#links.drop(frame);
    if (frame !== 0) {
      this.#frames.delete(frame);
      offer(this.#frames, this.#chosen);
      return;
    }
    state.stale.value = true;
    state.picking.value = null;
    const generation = this.#generation;
    setTimeout(async () => {
      if (generation !== this.#generation || this.#tab === null) return;
      const tab = await tabById(this.#tab.id);
      if (generation === this.#generation && tab !== null && !tab.loading) void this.open();
    }, GONE);
  }

  async #receive(message: FromPage, link: Link): Promise<void> {
    switch (message.kind) {
      case "places":
        this.#arrived(link.frame, message);
        break;
      case "reading":
        await this.#judge.read(message, link);
        break;
      case "lost":
        state.lost.value = { ...state.lost.value, [message.slot]: true };
        this.#judge.reset(message.slot);
        break;
      case "seen":
        if (link.frame === 0) state.paused.value = !message.visible;
        break;
      case "pointed":
        this.#pointed(message);
        break;
      case "hover":
        if (state.picking.value !== null) state.picking.value = { over: message.label };
        break;
      case "measured":
        this.#links.measured(message);
        break;
      case "picked":
        this.pick(false);
        if (message.key !== null) this.chooseField(keyIn(link.frame, message.key));
        break;
    }
  }

  #pointed({ id, result }: Extract<FromPage, { kind: "pointed" }>): void {
    const key = this.#pointing.get(id);
    this.#pointing.delete(id);
    if (key !== undefined) pointed.value = { key, result };
  }

  /** A frame told what there is in it. */
  #arrived(frame: number, message: PlacesMessage): void {
    this.#frames.set(frame, message);
    if (frame === 0 && !this.#arrivedAt(message)) return;
    offer(this.#frames, this.#chosen);
    this.#watch(false);
  }

  /** The page itself told where we are. False when there is nothing to read. */
  #arrivedAt({ address, title, contentType, login }: PlacesMessage): boolean {
    const noPage = whyNoPage(contentType);
    if (noPage !== null) {
      this.#close();
      this.#forget();
      state.place.value = { kind: "closed", why: noPage };
      return false;
    }
    const moved = state.page.value?.address !== address;
    state.page.value = { title: title || (state.page.value?.title ?? ""), address };
    state.stale.value = false;
    if (moved && this.#tab !== null) {
      this.#judge.forget();
      this.#records = new Records(address, this.#tab.private);
      void this.#records.load();
    }
    state.place.value = { kind: "open", login: login && !hasEditor(this.#frames) };
    return true;
  }

  async #beBeside(key: string): Promise<void> {
    const events = this.#events((message, link) => {
      if (message.kind === "reading") void this.#judge.read(message, link);
      if (message.kind === "measured") this.#links.measured(message);
    });
    try {
      await this.#links.openBeside(tabOf(key), events);
    } catch {
      state.lost.value = { ...state.lost.value, page: true };
    }
  }

  /** Tells the frames what to follow. With `anew` they read it now, also when they follow it already. */
  #watch(anew: boolean): void {
    const { value: source } = state.source;
    const { value: place } = state.place;
    const login = place.kind === "open" && place.login;
    const wish = { source, login, field: state.field.value, page: state.shownPage.value };
    this.#links.watch(wish, this.#frames, anew);
    for (const slot of ["field", "page"] as const) {
      if (source !== slot && source !== "both") this.#judge.reset(slot);
    }
  }

  // --- forgetting -------------------------------------------------------------------------------

  #forget(): void {
    this.#judge.forget();
    this.#frames.clear();
    this.#chosen = null;
    offerNothing();
    state.stale.value = false;
    state.paused.value = false;
    state.picking.value = null;
    state.site.value = null;
    state.dismissed.value = [];
  }

  #close(): void {
    this.#links.close();
    this.#frames.clear();
  }
}
