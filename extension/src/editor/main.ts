/**
 * The script that the side panel puts in a page. It does nothing until the panel opens its port, and ends all it
 * does when that port closes: with the panel, with a navigation, with an update of the extension.
 */

import { addressOf, contentTypeOf, ownerOf, shadowOf, titleTextOf } from "../content/dom";
import { clear, show } from "../content/highlight";
import { choose, type Field, fieldsOf } from "./fields";
import { Follower, type Target, type Work } from "./follow";
import { pick } from "./pick";
import { onPort, type PagePort } from "./port";
import { closedFramesOf, type Preview, previewsOf } from "./previews";
import { type FromPage, type PlacesMessage, parseToPage, type Slot } from "./protocol";
import { all, frameOf, isDrawn, isInPage, type Tree, treesOf } from "./trees";

/** Fields are looked for again this long after the page around them changed, in milliseconds. */
const SETTLE = 300;
/** And no more often than the work that it takes allows. */
const REST_PER_WORK = 40;

/** One panel on one page. */
class Session {
  readonly #port: PagePort;
  readonly #work: Work = { readings: 0, callbacks: 0, milliseconds: 0 };
  readonly #followers: Readonly<Record<Slot, Follower>>;
  readonly #wanted: Record<Slot, { on: boolean; target: string | null }> = {
    field: { on: false, target: null },
    page: { on: false, target: null },
  };
  readonly #structure: MutationObserver;
  readonly #listening = new AbortController();
  #trees: readonly Tree[] = [];
  #fields: readonly Field[] = [];
  #previews: readonly Preview[] = [];
  #holder: WeakRef<Element> | null = null;
  #places = "";
  #address = addressOf(document);
  #search: ReturnType<typeof setTimeout> | undefined;
  #searchTook = 0;
  #stopPicking: (() => void) | null = null;

  constructor(port: PagePort) {
    this.#port = port;
    const shared = {
      document,
      work: this.#work,
      address: () => addressOf(document),
      trees: () => this.#trees,
      send: (message: FromPage) => port.send(message),
    };
    this.#followers = { field: new Follower("field", shared), page: new Follower("page", shared) };
    this.#structure = new MutationObserver((records) => this.#timed(() => this.#changedAround(records)));
    const quiet = { capture: true, passive: true, signal: this.#listening.signal };
    document.addEventListener("visibilitychange", () => this.#seen(), quiet);
    addEventListener("popstate", () => this.#look(), quiet);
    addEventListener("hashchange", () => this.#look(), quiet);
    // Where the browser has it; elsewhere the panel hears of it from the tab, or from the next change.
    (globalThis as { navigation?: EventTarget }).navigation?.addEventListener(
      "navigatesuccess",
      () => this.#look(),
      {
        signal: this.#listening.signal,
      },
    );
    addEventListener("load", (event) => this.#loaded(event), quiet);
    // The title of the page being written is a field of its own.
    addEventListener("input", (event) => this.#titleChanged(event), quiet);
    this.#find();
    this.#seen();
  }

  receive(value: unknown): void {
    const message = parseToPage(value);
    switch (message?.kind) {
      case "watch":
        this.#wanted[message.slot] = { on: message.on, target: message.target };
        this.#follow(message.slot, true);
        break;
      case "done":
        this.#followers[message.slot].done(message.revision, message.keep);
        break;
      case "refresh":
        this.#find();
        for (const slot of ["field", "page"] as const) {
          this.#follow(slot, false);
          this.#followers[slot].refresh();
        }
        break;
      case "point": {
        const element = this.#followers[message.slot].element(message.node);
        const result = element === null ? "gone" : show(element, message.quote);
        this.#port.send({ kind: "pointed", id: message.id, result });
        break;
      }
      case "pick":
        this.#pick(message.on);
        break;
      case "measure":
        this.#port.send({ kind: "measured", ...this.#work, pending: this.#pending });
        break;
    }
  }

  /** Leaves the page as if we had never been there. */
  end(): void {
    this.#listening.abort();
    this.#structure.disconnect();
    clearTimeout(this.#search);
    this.#stopPicking?.();
    for (const follower of Object.values(this.#followers)) follower.stop();
    clear();
  }

  /** Nobody looks at a tab that is not in front: then there is nothing to do in it. */
  #seen(): void {
    const visible = document.visibilityState === "visible";
    this.#port.send({ kind: "seen", visible });
    if (visible) {
      this.#find();
      for (const slot of ["field", "page"] as const) this.#follow(slot, true);
    } else {
      this.#structure.disconnect();
      clearTimeout(this.#search);
      this.#search = undefined;
      // A page beside the text may be in another tab: it is read once, and followed when it comes to the front.
      for (const slot of ["field", "page"] as const) {
        if (this.#followers[slot].target !== null) this.#followers[slot].pause();
      }
    }
  }

  get #pending(): boolean {
    return this.#search !== undefined || Object.values(this.#followers).some(({ pending }) => pending);
  }

  #timed(action: () => void): void {
    const start = performance.now();
    action();
    this.#work.callbacks += 1;
    this.#work.milliseconds += performance.now() - start;
  }

  /** What changes in the text that is followed is no reason to look for fields. */
  #changedAround(records: readonly MutationRecord[]): void {
    this.#look();
    const target = this.#followers.field.target;
    const inText = (node: Node): boolean =>
      target?.kind === "field" && (target.field.root === node || target.field.root.contains(node));
    const matters = (record: MutationRecord): boolean => !inText(record.target) && changesPlaces(record);
    if (records.length > 100 || records.some(matters)) this.#searchSoon();
  }

  #searchSoon(): void {
    if (this.#search !== undefined) return;
    this.#search = setTimeout(
      () => {
        this.#search = undefined;
        this.#timed(() => {
          this.#find();
          for (const slot of ["field", "page"] as const) this.#follow(slot, false);
          this.#followers.page.observeAgain();
        });
      },
      Math.max(SETTLE, this.#searchTook * REST_PER_WORK),
    );
  }

  /** A page can change its address without loading. */
  #look(): void {
    if (addressOf(document) === this.#address) return;
    this.#address = addressOf(document);
    this.#searchSoon();
  }

  /** A frame was loaded: it can hold an editor or a preview. */
  #loaded(event: Event): void {
    if ((event.target as Element | null)?.localName === "iframe") this.#searchSoon();
  }

  #titleChanged(event: Event): void {
    if ((event.composedPath()[0] as Element | undefined)?.localName === "input")
      this.#followers.field.touch();
  }

  /** Looks for everything that can be followed, and tells the panel when that has changed. */
  #find(): void {
    const start = performance.now();
    this.#trees = treesOf(document);
    this.#fields = fieldsOf(document, this.#trees);
    this.#previews = previewsOf(this.#trees, this.#fields);
    this.#structure.disconnect();
    if (document.visibilityState === "visible") {
      for (const { root } of this.#trees) {
        this.#structure.observe(root, {
          subtree: true,
          childList: true,
          attributes: true,
          attributeFilter: ["contenteditable", "hidden", "readonly", "disabled"],
        });
      }
      // An editor that switches to source text hides one field and shows another.
      const target = this.#followers.field.target;
      if (target?.kind === "field") this.#watchAround(target.field);
    }
    this.#searchTook = performance.now() - start;
    this.#tell();
  }

  #watchAround({ root, holder }: Field): void {
    const document = ownerOf(root);
    const frame = document === null ? null : frameOf(document);
    const around = new Set<Element>([holder]);
    for (let element: Element | null = frame ?? root; element !== null && element !== holder; ) {
      around.add(element);
      element = element.parentElement;
    }
    for (const element of around) {
      this.#structure.observe(element, { attributes: true, attributeFilter: ["class", "style", "hidden"] });
    }
  }

  #tell(): void {
    const places: PlacesMessage = {
      kind: "places",
      address: addressOf(document),
      title: titleTextOf(document).slice(0, 200),
      contentType: contentTypeOf(document),
      fields: this.#fields.map(({ key, kind, label, likely }) => ({ key, kind, label, likely })),
      previews: this.#previews.map(({ key, label }) => ({ key, label })),
      login: asksForPassword(this.#trees),
      closedFrames: closedFramesOf(this.#trees),
    };
    const text = JSON.stringify(places);
    if (text === this.#places) return;
    this.#places = text;
    this.#port.send(places);
  }

  /** Follows what the panel asked for. Without `anew` only when what was followed is gone. */
  #follow(slot: Slot, anew: boolean): void {
    const follower = this.#followers[slot];
    const { on, target } = this.#wanted[slot];
    if (!on) {
      follower.stop();
      return;
    }
    if (document.visibilityState !== "visible" && slot === "field") return;
    const found = slot === "field" ? this.#fieldFor(target) : this.#pageFor(target);
    if (found === null) {
      if (follower.target !== null || anew) {
        follower.stop();
        this.#port.send({ kind: "lost", slot });
      }
      return;
    }
    if (!anew && follower.target !== null && isSame(follower.target, found)) return;
    follower.follow(found);
    if (found.kind === "field") {
      this.#holder = new WeakRef(found.field.holder);
      this.#watchAround(found.field);
    }
  }

  #fieldFor(target: string | null): Target | null {
    const now = this.#followers.field.target;
    const stays =
      now?.kind === "field" &&
      (target === null || target === now.key) &&
      isInPage(now.field.root) &&
      isDrawn(now.field.root) &&
      this.#fields.find(({ root }) => root === now.field.root);
    const field = stays || choose(this.#fields, target, this.#holder?.deref() ?? null);
    return field === null ? null : { kind: "field", key: field.key, field };
  }

  #pageFor(target: string | null): Target | null {
    if (target === null) return { kind: "page", key: null, document };
    const preview = this.#previews.find(({ key }) => key === target);
    return preview === undefined ? null : { kind: "page", key: preview.key, document: preview.document };
  }

  #pick(on: boolean): void {
    this.#stopPicking?.();
    this.#stopPicking = null;
    if (!on) return;
    this.#find();
    this.#stopPicking = pick(this.#trees, this.#fields, {
      hover: (field) => this.#port.send({ kind: "hover", label: field === null ? null : field.label }),
      picked: (field) => {
        this.#stopPicking = null;
        this.#port.send({ kind: "picked", key: field?.key ?? null });
      },
    });
  }
}

/** What can hold a field, a preview or a login. */
const PLACES = "iframe, textarea, [contenteditable], input[type='password']";

/** Toolbars and word counters change all the time; only what can hold a field is a reason to look again. */
function changesPlaces(record: MutationRecord): boolean {
  if (record.type !== "childList") {
    const locked = record.attributeName === "disabled" || record.attributeName === "readonly";
    return !locked || /^(?:textarea|fieldset)$/.test((record.target as Element).localName);
  }
  return [...record.addedNodes, ...record.removedNodes].some((node) => {
    if (node.nodeType !== 1) return false;
    const element = node as Element;
    return (
      element.localName.includes("-") ||
      shadowOf(element) !== null ||
      Element.prototype.matches.call(element, PLACES) ||
      all(element, `${PLACES}, :not(:defined)`).length > 0 ||
      all(element, "*").some((inner) => inner.localName.includes("-"))
    );
  });
}

function isSame(a: Target, b: Target): boolean {
  if (a.kind === "field") return b.kind === "field" && a.field.root === b.field.root;
  return b.kind === "page" && a.document === b.document;
}

function asksForPassword(trees: readonly Tree[]): boolean {
  return trees.some(({ root }) =>
    all(root, 'input[type="password"]').some(
      (field) => isDrawn(field) && field.getBoundingClientRect().height > 0,
    ),
  );
}

/** Frames of our own origin are looked into from the page around them, so they need no session of their own. */
function isOurs(): boolean {
  if (window === window.top) return true;
  try {
    return window.parent.document === null;
  } catch {
    return true;
  }
}

/** Is this frame one to open a port to? The value of the script, for the panel. */
export function start(): boolean {
  if (!isOurs()) return false;
  onPort((port) => {
    const session = new Session(port);
    return { receive: (value) => session.receive(value), end: () => session.end() };
  });
  return true;
}
