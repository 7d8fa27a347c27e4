/** The popup: puts the parts together. */

import { effect } from "@preact/signals";
import { render } from "preact";
import { Session } from "../app/session";
import { view } from "../app/state";
import { Engine } from "../engine";
import { startWorker } from "../ext";
import { language, t } from "../i18n";
import { tellPanel } from "../panel/browser";
import { App } from "../ui/App";
import { ActionsProvider } from "../ui/actions";

document.documentElement.lang = language();
document.title = t("appName");

// The engine and the page start before anything is drawn: they take longest, and not on this thread.
const session = new Session(new Engine(startWorker));
// An open side panel may read this tab too from now on.
void session.grade().then(tellPanel);

const actions = {
  show: (...args: Parameters<Session["show"]>) => void session.show(...args),
  grade: () => void session.grade(),
};

render(
  <ActionsProvider value={actions}>
    <App />
  </ActionsProvider>,
  document.body,
);

// For measuring: the moment after which the outcome is on the screen.
const stop = effect(() => {
  if (view.value.kind === "loading") return;
  requestAnimationFrame(() => setTimeout(() => performance.mark("outcome")));
  queueMicrotask(() => stop());
});
