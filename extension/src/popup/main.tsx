/** The popup: puts the parts together. */

import { effect } from "@preact/signals";
import { render } from "preact";
import { Session } from "../app/session";
import { view } from "../app/state";
import { Engine } from "../engine";
import { startWorker } from "../ext";
import { language, t } from "../i18n";
import { App } from "../ui/App";
import { ActionsProvider } from "../ui/actions";

document.documentElement.lang = language();
document.title = t("appName");

// The engine starts before anything is drawn: loading it takes longer than reading the page.
const session = new Session(new Engine(startWorker));

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
void session.grade();

// For measuring: the moment after which the outcome is on the screen.
const stop = effect(() => {
  if (view.value.kind === "loading") return;
  requestAnimationFrame(() => requestAnimationFrame(() => performance.mark("outcome")));
  queueMicrotask(() => stop());
});
