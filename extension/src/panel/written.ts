/** Source text of a textarea as a snapshot: HTML, or plain text with empty lines between paragraphs. */

import { takeFragment } from "../content/snapshot";
import { type Block, blocksOf } from "./plain";

const HTML = /<(?:p|h[1-6]|ul|ol|li|div|br|a|strong|b|em|table|section|span|figure|blockquote|img)\b[^>]*>/i;

/** More than this is cut off: nobody writes a page of a megabyte in a textarea. */
const LONGEST = 1_000_000;

/** The snapshot of what somebody wrote, with a title when that is known. */
export function snapshotOf(written: string, title: string): string {
  const text = written.slice(0, LONGEST);
  // biome-ignore lint/plugin: a document of its own that is never shown; nothing in it runs or loads
  const page = new DOMParser().parseFromString(HTML.test(text) ? text : "", "text/html");
  if (!HTML.test(text)) for (const block of blocksOf(text)) page.body.append(write(page, block));
  const ownTitle = page.body.querySelector("h1") !== null;
  return takeFragment({
    root: page.body,
    title: ownTitle ? "" : title,
    titleField: null,
    isTool: () => false,
  }).text;
}

function write(page: Document, { tag, text }: Block): HTMLElement {
  const element = page.createElement(tag);
  element.textContent = text;
  return element;
}
