/** The popup: puts the parts together. */

import { effect } from "@preact/signals";
import { render } from "preact";
import { choose, readSettings, Session } from "../app/session";
import { settings, view } from "../app/state";
import { Engine } from "../engine";
import * as ext from "../ext";
import { language, speak, t } from "../i18n";
import { tellPanel } from "../panel/browser";
import { App } from "../ui/App";
import { type Actions, ActionsProvider } from "../ui/actions";

// The engine, the page and the choices start before anything is drawn: they take longest, and not on this thread.
const ready = readSettings().then(() => speak(settings.value.language));
const session = new Session(new Engine(ext.startWorker), ready);
// An open side panel may read this tab too from now on.
void session.grade().then(tellPanel);

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

// For measuring: the moment after which the outcome is on the screen.
const stop = effect(() => {
  if (view.value.kind === "loading") return;
  requestAnimationFrame(() => setTimeout(() => performance.mark("outcome")));
  queueMicrotask(() => stop());
});
