/** The side panel: puts the parts together. */

import { effect } from "@preact/signals";
import { render } from "preact";
import { readAdvice } from "../app/advice";
import { readSettings } from "../app/session";
import { advice, settings } from "../app/state";
import { Engine } from "../engine";
import { copyText, startWorker } from "../ext";
import { language, speak, t } from "../i18n";
import { Commands, type PanelActions } from "./actions";
import { saveFile } from "./browser";
import { exportDismissed } from "./dismissals";
import { prune } from "./grades";
import { Panel } from "./Panel";
import { PanelSession } from "./session";
import { outcomes } from "./state";

// The choices of the user come first: the language of the panel, and topics that the municipality does not have.
const ready = readSettings().then(() => speak(settings.value.language));
const session = new PanelSession(new Engine(startWorker));
void ready.then(() => session.open());
void prune().catch(() => undefined);

const actions: PanelActions = {
  choose: (source) => session.choose(source),
  chooseField: (key) => session.chooseField(key),
  choosePage: (key) => void session.choosePage(key),
  findTabs: () => void session.findTabs(),
  pick: (on) => session.pick(on),
  refresh: () => session.refresh(),
  loadAdvice: async () => {
    advice.value ??= await readAdvice(language()).catch(() => null);
  },
  copy: copyText,
  show: (evidence, key, slot) => void session.show(evidence, key, slot),
  dismiss: (item, reason, wholeSite) => void session.dismiss(item, reason, wholeSite),
  restore: (one) => void session.restore(one),
  exportDismissed: async () =>
    saveFile("loketmeter-weggezet.json", "application/json", await exportDismissed()),
  forgetHistory: () => void session.forgetHistory(),
  keepWatching: (on) => void session.keepWatching(on),
  openFrame: (origin) => void session.openFrame(origin),
};

void ready.then(() => {
  document.documentElement.lang = language();
  document.title = t("panelTitle");
  render(
    <Commands.Provider value={actions}>
      <Panel />
    </Commands.Provider>,
    document.body,
  );
});

// For measuring: what the page's own thread did for us, and which update is on the screen, and since when.
effect(() => {
  const { field, page } = outcomes.value;
  const at = Math.max(field?.at ?? 0, page?.at ?? 0);
  requestAnimationFrame(() => {
    document.documentElement.dataset["updated"] = String(at);
    document.documentElement.dataset["shown"] = String(Date.now());
  });
});
addEventListener("measure", async () => {
  document.documentElement.dataset["measured"] = JSON.stringify(await session.measure());
});
