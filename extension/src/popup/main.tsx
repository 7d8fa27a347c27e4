/** The popup: puts the parts together. */

import { effect } from "@preact/signals";
import { render } from "preact";
import { choose, readSettings, Session } from "../app/session";
import { settings, view } from "../app/state";
import { Engine } from "../engine";
import * as ext from "../ext";
import { language, speak, t } from "../i18n";
import { tellPanel } from "../panel/browser";
import type { EarlyWorker } from "../start/early";
import { App } from "../ui/App";
import { type Actions, ActionsProvider } from "../ui/actions";

/** What `start.js` began, see popup.html. */
declare const loketmeterStart: typeof import("../start/main");

const ready = readSettings(loketmeterStart.settings).then(() => speak(settings.value.language));
const session = new Session(engine(), ready, loketmeterStart);
// An open side panel may read this tab too from now on.
void session.grade().then(tellPanel);

/** The engine that is starting already; a new one when that one fails. */
function engine(): Engine {
  let early: EarlyWorker | null = loketmeterStart.worker;
  return new Engine(() => {
    const worker = early?.take() ?? loketmeterStart.startWorker();
    early = null;
    return worker;
  });
}

const quietly = (work: Promise<unknown>): void => {
  work.catch(() => undefined);
};

const actions: Actions = {
  show: (evidence, key) => quietly(session.show(evidence, key)),
  step: (by) => quietly(session.step(by)),
  unmark: () => quietly(session.unmark()),
  grade: () => quietly(session.grade()),
  hold: (to) => quietly(session.hold(to)),
  choose,
  loadThemes: () => quietly(session.loadThemes()),
  loadAdvice: () => quietly(session.loadAdvice()),
  options: () => quietly(ext.openOptions()),
  search: (query) => session.search(query),
  linkOf: (evidence) => session.linkOf(evidence),
  copy: ext.copyText,
  print: (report) => quietly(ext.openPrintable(report)),
};

// Nothing is drawn in one view or language and then again in another.
void ready.then(() => {
  document.documentElement.lang = language();
  document.title = t("appName");
  render(
    <ActionsProvider value={actions}>
      <App />
    </ActionsProvider>,
    document.body,
  );
});

// For measuring: what came of it first, and the moment after which that is on the screen.
const stop = effect(() => {
  const first = view.value;
  if (first.kind === "loading") return;
  const detail = first.kind === "closed" ? first.why : first.kind;
  requestAnimationFrame(() => setTimeout(() => performance.mark("outcome", { detail })));
  queueMicrotask(() => stop());
});
