/** Why a page is closed to us, from its address: the browser itself only says “no”. */

import type { Closed } from "./state";

const STORES: readonly RegExp[] = [
  /^https:\/\/chromewebstore\.google\.com\//,
  /^https:\/\/chrome\.google\.com\/webstore/,
  /^https:\/\/microsoftedge\.microsoft\.com\/addons/,
  /^https:\/\/addons\.mozilla\.org\//,
];

const WEB = /^https?:/i;
const FILE = /^file:/i;
const PDF = /^[^?#]*\.pdf(?:[?#]|$)/i;

/** What Chromium says of a tab that shows its own page about a failure. */
const ERROR_PAGE = /error page/i;

/**
 * The reason, when the browser refused to run the content script.
 *
 * `refusal` is what the browser said, `online` whether there is a network at all.
 */
export function whyRefused(address: string, refusal: string, online: boolean): Closed {
  if (WEB.test(address) && !online) return "offline";
  if (ERROR_PAGE.test(refusal)) return "unreachable";
  if (STORES.some((store) => store.test(address))) return "store";
  // Firefox shows a PDF in a page of its own, which no extension may read.
  if (PDF.test(address)) return "pdf";
  if (FILE.test(address)) return "file";
  if (WEB.test(address)) return "denied";
  return "browser";
}

const PAGES: ReadonlySet<string> = new Set(["text/html", "application/xhtml+xml"]);

/** The reason, when there is a document but it is no page; null when it is one. */
export function whyNoPage(contentType: string): Closed | null {
  if (PAGES.has(contentType)) return null;
  return contentType === "application/pdf" ? "pdf" : "document";
}
