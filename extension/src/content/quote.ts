/** Finding the words of a quote in the page. */

import { ownerOf, textOf, texts } from "./dom";

/** More text than this under one element is not searched; the element as a whole is marked. */
const LONGEST_SEARCH = 50_000;

/** What quotes do not have: soft hyphens, and what the engine takes out because it hides or turns text round. */
const INVISIBLE = /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/**
 * The range of a quote within an element, or of everything in it when the quote is not found literally.
 * Null when the element has no text. The engine collapses white space in quotes and may end them with “…”.
 */
export function rangeOfQuote(element: Element, quote: string): Range | null {
  const document = ownerOf(element);
  if (document === null) return null;

  // The text with single spaces, and for each of its characters the place that it came from.
  let flat = "";
  const nodes: CharacterData[] = [];
  const offsets: number[] = [];
  const walker = texts(document, element);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const text = textOf(node as CharacterData);
    for (let at = 0; at < text.length; at += 1) {
      const character = text.charAt(at);
      if (character.search(INVISIBLE) === 0) continue;
      const space = /\s/.test(character);
      if (space && (flat === "" || flat.endsWith(" "))) continue;
      flat += space ? " " : character;
      nodes.push(node as CharacterData);
      offsets.push(at);
    }
    if (flat.length > LONGEST_SEARCH) break;
  }
  const length = flat.trimEnd().length;
  if (length === 0) return null;

  const wanted = flatten(quote);
  const found = wanted === "" ? -1 : indexIgnoringCase(flat, wanted);
  const from = Math.max(found, 0);
  const to = (found < 0 ? length : Math.min(found + wanted.length, length)) - 1;
  const [first, last] = [nodes[from], nodes[to]];
  if (first === undefined || last === undefined) return null;

  const range = Document.prototype.createRange.call(document);
  range.setStart(first, offsets[from] ?? 0);
  range.setEnd(last, (offsets[to] ?? 0) + 1);
  return range;
}

function indexIgnoringCase(text: string, wanted: string): number {
  const lower = text.toLowerCase();
  // Some letters grow in lower case (İ); then the places would be wrong.
  return lower.length === text.length ? lower.indexOf(wanted.toLowerCase()) : text.indexOf(wanted);
}

/** A quote as the search sees text: single spaces, no soft hyphens, no ellipsis at the ends. */
export function flatten(quote: string): string {
  return quote
    .replace(INVISIBLE, "")
    .replace(/\s+/g, " ")
    .replace(/^[\s…]+|[\s…]+$/g, "");
}
