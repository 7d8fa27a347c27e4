/**
 * The walk over the live page: one string of records for the engine. The format is in `docs/snapshot.md`.
 *
 * Read-only. It knows nothing about the extension, so that tests can run it on any document.
 */

import { ATTRIBUTES, INPUTS_WITH_LABEL } from "./attributes";
import {
  attribute,
  attributeNames,
  firstChild,
  nextSibling,
  nodeName,
  readableFrame,
  shadowOf,
  textOf,
} from "./dom";

/** What may be walked at most. */
export interface Limits {
  /** Open and text records together. */
  readonly nodes: number;
  /** UTF-16 units of the whole string. */
  readonly units: number;
  /** Elements within each other; `<html>` is at depth 1. */
  readonly depth: number;
  /** Milliseconds that the thread of the page may be kept. Without it, as long as it takes. */
  readonly time?: number;
}

/** The limits of the format. The time is for slow machines: a page within the others needs less on most. */
export const LIMITS: Limits = { nodes: 200_000, units: 8_000_000, depth: 512, time: 700 };

/** A page as text, with the elements behind the numbers of its open records. */
export interface Snapshot {
  readonly text: string;
  readonly elements: readonly Element[];
}

const HEADER = "\u0001";
const OPEN = "\u0002";
const TEXT_RECORD = "\u0003";
const CLOSE = "\u0004";
const FIELD = "\u0005";
const VERSION = "1";

const LONGEST_VALUE = 2_000;

/** The clock is asked once in so many records: asking costs as much as a record does. */
const RECORDS_PER_CLOCK = 1_024;

/** Not on the screen and not about the page: no record at all. */
const SKIPPED: ReadonlySet<string> = new Set(["style", "template", "noscript"]);

/** A record, but nothing of what is inside: drawings, formulas, what a person typed, and fallbacks. */
const CHILDLESS: ReadonlySet<string> = new Set(["math", "textarea", "iframe"]);

// biome-ignore lint/suspicious/noControlCharactersInRegex: these characters are the separators of the format.
const SEPARATOR = /[\u0001-\u0005]/;

/**
 * The elements of HTML that can have a shadow root, besides those with a hyphen in their name. Asking every
 * element would cost a call into the browser each, and in Firefox those calls are what the walk is made of.
 */
const SHADOW_HOSTS: ReadonlySet<string> = new Set(
  "article aside blockquote body div footer h1 h2 h3 h4 h5 h6 header main nav p section span".split(" "),
);

const TEXT = "#text";

/** Takes the snapshot of a document. */
export function takeSnapshot(
  document: Document,
  limits: Limits = LIMITS,
  chunks: Chunks | null = null,
): Snapshot {
  const walk = new Walk(limits, null, chunks);
  walk.tree(document, 1);
  return walk.finish();
}

/** A part of a page to read as if it were the content of one, such as the text in an editor. */
export interface Fragment {
  /** Its children are the content. */
  readonly root: Element;
  /** Title of the page that it is going to be, when that is known and not in the text itself. */
  readonly title: string;
  /** Where that title stands, for whoever wants to see it. */
  readonly titleField: Element | null;
  /** Elements that an editor adds for itself: no record. */
  readonly isTool: IsTool;
}

/** Is this something that an editor adds for itself? Gets the names of its attributes, which are known already. */
type IsTool = (element: Element, attributes: readonly string[]) => boolean;

/** The records of a whole element, from an earlier snapshot. */
interface Chunk {
  readonly text: string;
  readonly elements: readonly Element[];
  /** Nodes and units as the limits count them. */
  readonly nodes: number;
  readonly units: number;
}

/**
 * Records that were written before and still hold. Whoever takes snapshots of the same page again and again keeps one,
 * and takes out every element in which something changed, with all elements around it.
 */
export type Chunks = WeakMap<Node, Chunk>;

/** Elements of which the records are kept: large enough to be worth it, small enough to be left alone mostly. */
const CHUNKS: ReadonlySet<string> = new Set(
  "ARTICLE BLOCKQUOTE DL FIGURE H1 H2 H3 H4 H5 H6 LI NAV OL P PRE SECTION TABLE TR UL".split(" "),
);

/** Where the records of an element begin. */
interface Mark {
  readonly parts: number;
  readonly elements: number;
  readonly nodes: number;
  readonly units: number;
  readonly trees: number;
}

/** Characters that editors put in a text to have a place for the caret. */
const FILLERS = /[\u200b\u2060\ufeff]+/g;

/** Takes the snapshot of a fragment, with `html`, `body`, `main` and the title written around it. */
export function takeFragment(
  fragment: Fragment,
  limits: Limits = LIMITS,
  chunks: Chunks | null = null,
): Snapshot {
  const walk = new Walk(limits, fragment.isTool, chunks);
  walk.around(fragment);
  return walk.finish();
}

class Walk {
  readonly #limits: Limits;
  readonly #parts: string[] = [];
  readonly #elements: Element[] = [];
  readonly #end: number;
  #nodes = 0;
  #units = 0;
  #unclosed = 0;
  #unreadFrames = 0;
  /** Something was left out. */
  #cut = false;
  /** Nothing more may be written. */
  #full = false;

  readonly #isTool: IsTool | null;
  readonly #chunks: Chunks | null;
  /** Frames and shadow roots: what is in there is not seen to change, so what holds them is not kept. */
  #trees = 0;

  constructor(limits: Limits, isTool: IsTool | null, chunks: Chunks | null) {
    this.#limits = limits;
    this.#end = performance.now() + (limits.time ?? Number.POSITIVE_INFINITY);
    this.#isTool = isTool;
    this.#chunks = chunks;
  }

  /** Writes a page around the children of an element. What is added stands for that element. */
  around({ root, title, titleField }: Fragment): void {
    for (const tag of ["html", "body", "main"]) this.#open(root, tag, "");
    if (title !== "" && this.#open(titleField ?? root, "h1", "")) {
      this.#text(title);
      this.#close();
    }
    this.tree(root, 4);
  }

  finish(): Snapshot {
    const header = [HEADER + VERSION, this.#unreadFrames, this.#cut ? 1 : 0].join(FIELD);
    const closing = CLOSE.repeat(this.#unclosed);
    return { text: header + this.#parts.join("") + closing, elements: this.#elements };
  }

  /**
   * Writes everything below a document or shadow root. A loop, not a recursion: pages nest as deep as they like.
   * Only a tree within a tree (shadow root, frame) calls this again, and the depth bounds that.
   */
  tree(root: Node, depth: number): void {
    /** The elements around the node. Their records are open. */
    const around: Node[] = [];
    /** Where the records of each begin, when they are to be kept. */
    const marks: (Mark | null)[] = [];
    let node = firstChild(root);
    while (node !== null && !this.#full) {
      const name = nodeName(node);
      if (name === TEXT) {
        this.#text(textOf(node as CharacterData));
      } else if (!this.#again(node)) {
        const mark = this.#chunks !== null && CHUNKS.has(name) ? this.#mark() : null;
        if (this.#element(node as Element, name, depth + around.length)) {
          const child = firstChild(node);
          if (child !== null) {
            around.push(node);
            marks.push(mark);
            node = child;
            continue;
          }
          this.#close();
        }
        this.#keep(node, mark);
      }
      let next = nextSibling(node);
      while (next === null) {
        const parent = around.pop();
        if (parent === undefined) return;
        this.#close();
        this.#keep(parent, marks.pop() ?? null);
        next = nextSibling(parent);
      }
      node = next;
    }
  }

  /** Writes the start of an element. True when its children come next and its record is still open. */
  #element(element: Element, name: string, level: number): boolean {
    const tag = name.toLowerCase();
    if (SKIPPED.has(tag)) return false;
    const names = attributesOf(element, name);
    if (names === null || this.#isTool?.(element, names)) return false;
    if (level > this.#limits.depth) {
      this.#cut = true;
      return false;
    }
    const frame = tag === "iframe" ? readableFrame(element) : null;
    const unread = tag === "iframe" && frame === null;
    if (!this.#open(element, tag, this.#attributes(element, tag, names, unread))) return false;

    if (frame !== null) this.#inner(element, "#frame", frame, level + 1);
    const shadow = SHADOW_HOSTS.has(tag) || tag.includes("-") ? shadowOf(element) : null;
    if (shadow !== null) this.#inner(element, "#shadow", shadow, level + 1);
    if (this.#full) return false;

    if (tag === "svg") this.#titleOf(element);
    const hasText = tag !== "script" || isLinkedData(element);
    if (tag !== "svg" && hasText && !CHILDLESS.has(tag)) return true;
    this.#close();
    return false;
  }

  #inner(host: Element, tag: "#frame" | "#shadow", root: Node, level: number): void {
    this.#trees += 1;
    if (level >= this.#limits.depth) {
      this.#cut = true;
    } else if (this.#open(host, tag, "")) {
      this.tree(root, level + 1);
      if (!this.#full) this.#close();
    }
  }

  /** Of a drawing only its name counts. */
  #titleOf(svg: Element): void {
    for (let child = firstChild(svg); child !== null && !this.#full; child = nextSibling(child)) {
      if (nodeName(child) !== "title" || !this.#open(child as Element, "title", "")) continue;
      const text = firstChild(child);
      if (text !== null && nodeName(text) === TEXT) this.#text(textOf(text as CharacterData));
      if (!this.#full) this.#close();
    }
  }

  #attributes(element: Element, tag: string, names: readonly string[], unread: boolean): string {
    let written = "";
    for (const name of names) {
      if (!ATTRIBUTES.has(name)) continue;
      if (name === "value" && !isButton(element, tag)) continue;
      const value = name === "srcdoc" ? "" : clean(cut(attribute(element, name) ?? "", LONGEST_VALUE));
      written += `${FIELD}${name}=${value}`;
    }
    if (unread) {
      this.#trees += 1;
      this.#unreadFrames += 1;
      written += `${FIELD}#unread=1`;
    }
    return written;
  }

  #open(element: Element, tag: string, attributes: string): boolean {
    if (!this.#write(OPEN + clean(tag) + attributes)) return false;
    this.#elements.push(element);
    this.#unclosed += 1;
    return true;
  }

  #text(text: string): void {
    if (this.#isTool !== null) text = text.replace(FILLERS, "");
    if (text === "") return;
    const room = this.#limits.units - this.#units - 1;
    if (text.length > room) {
      this.#write(TEXT_RECORD + clean(cut(text, Math.max(room, 0))));
      this.#cut = true;
      this.#full = true;
    } else {
      this.#write(TEXT_RECORD + clean(text));
    }
  }

  #mark(): Mark {
    return {
      parts: this.#parts.length,
      elements: this.#elements.length,
      nodes: this.#nodes,
      units: this.#units,
      trees: this.#trees,
    };
  }

  /** Keeps the records of an element that has been written whole. */
  #keep(node: Node, mark: Mark | null): void {
    if (mark === null || this.#cut || this.#full || this.#trees !== mark.trees) return;
    this.#chunks?.set(node, {
      text: this.#parts.slice(mark.parts).join(""),
      elements: this.#elements.slice(mark.elements),
      nodes: this.#nodes - mark.nodes,
      units: this.#units - mark.units,
    });
  }

  /** Writes the records that were kept of an element, when there are any. */
  #again(node: Node): boolean {
    const chunk = this.#chunks?.get(node);
    if (chunk === undefined) return false;
    const { nodes, units } = this.#limits;
    if (this.#nodes + chunk.nodes > nodes || this.#units + chunk.units > units) return false;
    this.#parts.push(chunk.text);
    this.#nodes += chunk.nodes;
    this.#units += chunk.units;
    for (const element of chunk.elements) this.#elements.push(element);
    return true;
  }

  #close(): void {
    this.#parts.push(CLOSE);
    this.#units += 1;
    this.#unclosed -= 1;
  }

  #late(): boolean {
    return this.#nodes % RECORDS_PER_CLOCK === RECORDS_PER_CLOCK - 1 && performance.now() > this.#end;
  }

  #write(record: string): boolean {
    if (
      this.#nodes >= this.#limits.nodes ||
      this.#units + record.length > this.#limits.units ||
      this.#late()
    ) {
      this.#cut = true;
      this.#full = true;
      return false;
    }
    this.#nodes += 1;
    this.#units += record.length;
    this.#parts.push(record);
    return true;
  }
}

/**
 * Names of the attributes, or null when the node is no element. Comments and such have a `#` in their name; the
 * document type and processing instructions look like an element until they are asked.
 */
function attributesOf(node: Node, name: string): string[] | null {
  if (name.startsWith("#")) return null;
  try {
    return attributeNames(node as Element);
  } catch {
    return null;
  }
}

function isButton(element: Element, tag: string): boolean {
  return tag === "input" && INPUTS_WITH_LABEL.has((attribute(element, "type") ?? "").toLowerCase());
}

function isLinkedData(script: Element): boolean {
  return (attribute(script, "type") ?? "").trim().toLowerCase() === "application/ld+json";
}

function clean(text: string): string {
  // A test first: hardly any page has these characters, and not copying is quicker.
  return SEPARATOR.test(text) ? text.split(SEPARATOR).join(" ") : text;
}

/** The first `length` units, without half a character at the end. */
function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  const last = text.charCodeAt(length - 1);
  const splitsPair = last >= 0xd800 && last <= 0xdbff;
  return text.slice(0, splitsPair ? length - 1 : length);
}
