/** Source text of a textarea as a snapshot: HTML, or plain text with empty lines between paragraphs. */

import { takeFragment } from "../content/snapshot";

const HTML = /<(?:p|h[1-6]|ul|ol|li|div|br|a|strong|b|em|table|section|span|figure|blockquote|img)\b[^>]*>/i;

/** More than this is cut off: nobody writes a page of a megabyte in a textarea. */
const LONGEST = 1_000_000;

/** The snapshot of what somebody wrote, with a title when that is known. */
export function snapshotOf(written: string, title: string): string {
  const text = written.slice(0, LONGEST);
  // A document of its own that is never shown: nothing in it runs or loads.
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

interface Block {
  readonly tag: "p" | "li" | "h1" | "h2" | "h3";
  readonly text: string;
}

function write(page: Document, { tag, text }: Block): HTMLElement {
  const element = page.createElement(tag);
  element.textContent = text;
  return element;
}

/** Paragraphs, and the headings and lists of Markdown. */
export function blocksOf(text: string): Block[] {
  return text.split(/\n\s*\n/).flatMap((part) => {
    const blocks: Block[] = [];
    let lines: string[] = [];
    const flush = (): void => {
      const joined = lines.join(" ").trim();
      if (joined !== "") blocks.push({ tag: "p", text: joined });
      lines = [];
    };
    for (const line of part.split("\n")) {
      const heading = /^\s*(#{1,6})\s+(.+?)\s*#*\s*$/.exec(line);
      const item = /^\s*(?:[-*+]|\d+[.)])\s+(.+)$/.exec(line);
      if (heading === null && item === null) {
        lines.push(line.trim());
        continue;
      }
      flush();
      const level = Math.min(heading?.[1]?.length ?? 0, 3);
      if (heading !== null) blocks.push({ tag: `h${level}` as "h1", text: heading[2] ?? "" });
      else blocks.push({ tag: "li", text: item?.[1] ?? "" });
    }
    flush();
    return blocks;
  });
}
