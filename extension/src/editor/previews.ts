/** Frames that show the page being written, and frames that nobody lets us read. */

import { addressOf, attribute, bodyOf, readableFrame } from "../content/dom";
import type { Field } from "./fields";
import { labelOf } from "./labels";
import type { PreviewInfo } from "./protocol";
import { all, isDrawn, type Tree } from "./trees";

/** A preview in the page. */
export interface Preview extends PreviewInfo {
  readonly document: Document;
}

/** Smaller than this is no preview of a page (in pixels). */
const SMALLEST = 200;
/** Fewer characters than this is no page. */
const FEWEST_TEXT = 40;

/** Frames with a page in it that nobody writes in. */
export function previewsOf(trees: readonly Tree[], fields: readonly Field[]): Preview[] {
  const written = new Set<Document>(fields.flatMap(({ root }) => root.ownerDocument));
  const found: Preview[] = [];
  for (const { root, host } of trees) {
    if (host === null || host.localName !== "iframe" || written.has(root as Document)) continue;
    const document = root as Document;
    const box = host.getBoundingClientRect();
    if (box.width < SMALLEST || box.height < SMALLEST || !isDrawn(host)) continue;
    if ((bodyOf(document)?.textContent ?? "").trim().length < FEWEST_TEXT) continue;
    const name = attribute(host, "id") ?? attribute(host, "name") ?? addressOf(document);
    found.push({
      key: `frame:${name}:${found.length}`,
      label: attribute(host, "title") ?? labelOf(host),
      document,
    });
  }
  return found;
}

/** Origins of frames on the screen that may not be read. */
export function closedFramesOf(trees: readonly Tree[]): string[] {
  const origins = new Set<string>();
  for (const { root } of trees) {
    for (const frame of all(root, "iframe[src]")) {
      if (readableFrame(frame) !== null) continue;
      const box = frame.getBoundingClientRect();
      if (box.width < SMALLEST || box.height < SMALLEST) continue;
      const origin = originOf(attribute(frame, "src") ?? "", addressOf(document));
      if (origin !== null) origins.add(origin);
    }
  }
  return [...origins].slice(0, 5);
}

function originOf(address: string, base: string): string | null {
  try {
    const { protocol, origin } = new URL(address, base);
    return protocol === "https:" || protocol === "http:" ? origin : null;
  } catch {
    return null;
  }
}
