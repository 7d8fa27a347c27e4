/** Parts of the page that come from elsewhere and could not be read. */

import { attribute, queryAll, readableFrame } from "./dom";

/** More than this nobody reads. */
const MOST = 5;

/** The addresses of frames that this script may not read, each once. */
export function unreadFrames(document: Document): string[] {
  const found = new Set<string>();
  for (const frame of queryAll(document, "iframe[src]")) {
    if (found.size >= MOST) break;
    if (readableFrame(frame) !== null) continue;
    try {
      const url = new URL(attribute(frame, "src") ?? "", frame.baseURI);
      if (/^https?:$/.test(url.protocol)) found.add(url.href);
    } catch {
      // A frame without an address that anybody could open.
    }
  }
  return [...found];
}
