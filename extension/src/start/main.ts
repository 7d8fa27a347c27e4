/**
 * What takes longest, started before the popup itself is loaded: the engine in its worker, the page, and the choices of
 * the user. A small script of its own, ahead of style sheets and interface, because on a large page half of the waiting
 * was for the start of work that needs neither (docs/adr/0016).
 */

import * as ext from "../ext";
import { EarlyWorker } from "./early";

/** The engine. What it says before somebody listens waits. */
export const worker = new EarlyWorker(ext.startWorker());

/** Starts another engine, when the first one fails: from here, because here its code was compiled. */
export const startWorker = ext.startWorker;

/** The choices of the user, as they were kept. */
export const settings = ext.storedSettings();

/** The tab in front. */
export const tab = ext.frontTab();

/** Its page; null without a tab. */
export const page = tab.then((found) => (found === null ? null : ext.readPage(found)));

// Whoever takes these hears of a refusal. Nobody may be there yet when it comes.
for (const early of [settings, tab, page] as const) early.catch(() => undefined);
