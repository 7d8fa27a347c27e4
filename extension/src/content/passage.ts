/**
 * The words below a heading: what a resident wants to know when a report says that the page tells the costs. Read-only,
 * and asked for only when somebody looks at it.
 */

import { ELEMENT, firstChild, nextSibling, nodeName, nodeType, parentOf, TEXT, textOf } from "./dom";

/** Most lines of a passage, and most characters of all lines together. */
const LINES = 5;
const CHARACTERS = 420;

/** More nodes than this after a heading are not looked at. */
const NODES = 2_000;

const HEADING = /^H[1-6]$/;

/** Elements whose text does not run on with what stands around it. */
const BLOCK =
  /^(?:ADDRESS|ARTICLE|ASIDE|BLOCKQUOTE|BR|BUTTON|DD|DETAILS|DIV|DL|DT|FIELDSET|FIGURE|FOOTER|FORM|H[1-6]|HR|LI|MAIN|NAV|OL|P|PRE|SECTION|SUMMARY|TABLE|TBODY|TD|TH|THEAD|TR|UL)$/;

/** No text for readers, or the end of what a heading is about. */
const SKIPPED = /^(?:SCRIPT|STYLE|TEMPLATE|NOSCRIPT|SVG|IFRAME|TEXTAREA|SELECT|BUTTON)$/;
const END = /^(?:FOOTER|ASIDE|NAV)$/;

/** The lines of text that follow an element, up to the next heading. */
export function passageAfter(element: Element): string[] {
  const lines = new Lines();
  let node = following(element);
  for (let seen = 0; node !== null && seen < NODES && !lines.full; seen += 1) {
    const name = nodeType(node) === ELEMENT ? nodeName(node).toUpperCase() : "";
    if (HEADING.test(name) || END.test(name)) break;
    if (BLOCK.test(name)) lines.end();
    if (nodeType(node) === TEXT) lines.add(textOf(node as CharacterData));
    const inner = SKIPPED.test(name) ? null : firstChild(node);
    node = inner ?? next(node, () => lines.end());
  }
  return lines.finish();
}

/** The first node after an element and everything in it. */
function following(element: Node): Node | null {
  return next(element, () => undefined);
}

/** The next node in order of the document that is not inside this one. */
function next(node: Node, leave: () => void): Node | null {
  for (let at: Node | null = node; at !== null; at = parentOf(at)) {
    if (at !== node && nodeType(at) === ELEMENT && BLOCK.test(nodeName(at).toUpperCase())) leave();
    const sibling = nextSibling(at);
    if (sibling !== null) return sibling;
  }
  return null;
}

/** Text as it comes in, in lines with single spaces. */
class Lines {
  readonly #done: string[] = [];
  #line = "";
  #characters = 0;

  get full(): boolean {
    return this.#done.length >= LINES || this.#characters >= CHARACTERS;
  }

  add(text: string): void {
    const more = text.replace(/\s+/g, " ");
    this.#line =
      this.#line === "" || this.#line.endsWith(" ") ? this.#line + more.trimStart() : this.#line + more;
    if (this.#characters + this.#line.length > CHARACTERS) this.end();
  }

  end(): void {
    const line = this.#line.trim();
    this.#line = "";
    if (line === "" || this.full) return;
    const room = CHARACTERS - this.#characters;
    this.#done.push(line.length > room ? `${cut(line, room)} …` : line);
    this.#characters += line.length;
  }

  finish(): string[] {
    this.end();
    return this.#done;
  }
}

/** As many whole words as fit. */
function cut(line: string, room: number): string {
  const end = line.lastIndexOf(" ", room);
  return line.slice(0, end > 0 ? end : room);
}
