/** The connections to the frames of the page in front and of a page beside it, and what each frame was told to follow. */

import type { FromPage, MeasuredMessage, Slot, ToPage } from "../editor/protocol";
import { connect, type Link } from "./browser";
import { type FrameKey, type Frames, fieldFrame, splitKey } from "./pages";
import type { Source } from "./state";

/** What is to be followed. */
export interface Wish {
  readonly source: Source;
  /** The field that the user chose, as {@link FrameKey}; null for the best one. */
  readonly field: string | null;
  /** The page or preview that is shown; null or empty for the page itself. */
  readonly page: string | null;
  /** On a login page there is nothing to follow. */
  readonly login: boolean;
}

/** What a frame tells. Nothing is told of a page that was left since. */
export interface Events {
  /** Is this still about the page in front? */
  readonly current: () => boolean;
  readonly receive: (message: FromPage, link: Link) => void;
  readonly lost: (frame: number) => void;
}

/** What the frames did so far, all together; see {@link MeasuredMessage}. */
export type Measured = Omit<MeasuredMessage, "kind">;

/** The frame of a page itself. */
const TOP = 0;

export class Links {
  #own: Link[] = [];
  /** A page in another tab, put beside the text. */
  #beside: { readonly tab: number; readonly links: Link[] } | null = null;
  /** What each frame was told last: nothing is said twice. */
  readonly #told = new WeakMap<Link, Partial<Record<Slot, string>>>();

  /** The tab of the page beside the text, or null. */
  get besideTab(): number | null {
    return this.#beside?.tab ?? null;
  }

  get #all(): readonly Link[] {
    return [...this.#own, ...(this.#beside?.links ?? [])];
  }

  /** Opens the frames of a tab. Rejects when the browser does not let us in. */
  async open(tab: number, events: Events): Promise<void> {
    const links = await this.#connect(tab, events);
    if (events.current()) this.#own = links;
    else for (const link of links) link.close();
  }

  /** Puts the page in another tab beside the text, or with null none. Rejects when it may not be read. */
  async openBeside(tab: number | null, events: Events): Promise<void> {
    this.#closeBeside();
    if (tab === null) return;
    const links = await this.#connect(tab, events);
    if (events.current()) this.#beside = { tab, links };
    else for (const link of links) link.close();
  }

  async #connect(tab: number, { current, receive, lost }: Events): Promise<Link[]> {
    const links: Link[] = await connect(tab, {
      receive: (message, frame) => {
        const link = links.find((one) => one.frame === frame);
        if (link !== undefined && current()) receive(message, link);
      },
      lost: (frame) => {
        if (current()) lost(frame);
      },
    });
    return links;
  }

  /** A frame of the page is gone. */
  drop(frame: number): void {
    this.#own = frame === TOP ? [] : this.#own.filter((link) => link.frame !== frame);
  }

  /** Says something to every frame of the page in front. */
  send(message: ToPage): void {
    for (const link of this.#own) link.send(message);
  }

  /** Has everything read again that is followed. */
  refresh(): void {
    for (const link of this.#all) link.send({ kind: "refresh" });
  }

  /** Tells the frames what to follow. With `anew` they read it now, also when they follow it already. */
  watch({ source, field, page, login }: Wish, frames: Frames, anew: boolean): void {
    const fieldAt: FrameKey = field === null ? { frame: fieldFrame(frames), key: null } : splitKey(field);
    const besides = this.#beside !== null;
    const pageAt: FrameKey = !page || besides ? { frame: TOP, key: null } : splitKey(page);
    for (const link of this.#own) {
      const onField = source !== "page" && link.frame === fieldAt.frame && !login;
      const onPage = source !== "field" && link.frame === pageAt.frame && !besides && !login;
      this.#tell(link, "field", onField, fieldAt.key, anew);
      this.#tell(link, "page", onPage, pageAt.key, anew);
    }
    for (const link of this.#beside?.links ?? []) {
      this.#tell(link, "page", source !== "field" && link.frame === TOP, null, anew);
    }
  }

  #tell(link: Link, slot: Slot, on: boolean, target: string | null, anew: boolean): void {
    const told = this.#told.get(link) ?? {};
    const wish = JSON.stringify([on, target]);
    if (told[slot] === wish && !(anew && on)) return;
    if (told[slot] === undefined && !on) return;
    this.#told.set(link, { ...told, [slot]: wish });
    link.send({ kind: "watch", slot, on, target });
  }

  #closeBeside(): void {
    for (const link of this.#beside?.links ?? []) link.close();
    this.#beside = null;
  }

  close(): void {
    for (const link of this.#own) link.close();
    this.#own = [];
    this.#closeBeside();
  }

  // --- for tests --------------------------------------------------------------------------------

  #answers: ((measured: MeasuredMessage) => void)[] = [];

  /** Asks all frames how much they did, and whether something changed that is not on the screen yet. */
  async measure(): Promise<Measured> {
    this.#answers = [];
    const answers = this.#all.map((link) => {
      const { promise, resolve } = Promise.withResolvers<MeasuredMessage>();
      this.#answers.push(resolve);
      link.send({ kind: "measure" });
      return promise;
    });
    const all = await Promise.all(answers);
    const sum = (what: "readings" | "callbacks" | "milliseconds") =>
      all.reduce((total, one) => total + one[what], 0);
    return {
      readings: sum("readings"),
      callbacks: sum("callbacks"),
      milliseconds: sum("milliseconds"),
      pending: all.some(({ pending }) => pending),
    };
  }

  /** A frame answered. */
  measured(message: MeasuredMessage): void {
    this.#answers.shift()?.(message);
  }
}
