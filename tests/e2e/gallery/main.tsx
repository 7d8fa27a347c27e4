/**
 * The interface without a browser extension around it: draws one state that the caller chose. For pictures and
 * for accessibility checks of states that are hard to reach, such as a crash of the engine.
 */

import { render } from "preact";
import type { Settings } from "../../../extension/src/app/settings";
import {
  advice,
  changed,
  type Pointed,
  passages,
  pointed,
  scope,
  settings,
  themes,
  type View,
  view,
} from "../../../extension/src/app/state";
import type { AdviceFile } from "../../../extension/src/gen/types/AdviceFile";
import type { FoundTopic } from "../../../extension/src/gen/types/FoundTopic";
import type { Report } from "../../../extension/src/gen/types/Report";
import type { ThemeTopics } from "../../../extension/src/gen/types/ThemeTopics";
import { language } from "../../../extension/src/i18n";
import { App } from "../../../extension/src/ui/App";
import { type Actions, ActionsProvider } from "../../../extension/src/ui/actions";
import { OptionsPage } from "../../../extension/src/ui/options/OptionsPage";
import { PrintPage } from "../../../extension/src/ui/print/PrintPage";

/** What the caller chose. */
interface State {
  readonly page: "popup" | "options" | "print";
  readonly view: View;
  readonly settings: Settings;
  readonly advice: AdviceFile | null;
  readonly themes: readonly ThemeTopics[];
  readonly found: readonly FoundTopic[];
  readonly passages: readonly (readonly [number, readonly string[]])[];
  readonly pointed: Pointed | null;
  readonly changed: boolean;
  readonly scope: string | null;
  readonly report: Report | null;
}

declare global {
  var galleryState: State;
  /** What the interface asked for, in order. */
  var galleryCalls: unknown[][];
}

const state = globalThis.galleryState;
document.documentElement.lang = language();
document.title = "Loketmeter";
view.value = state.view;
settings.value = state.settings;
advice.value = state.advice;
themes.value = state.themes;
passages.value = new Map(state.passages);
pointed.value = state.pointed;
changed.value = state.changed;
scope.value = state.scope;

globalThis.galleryCalls = [];
const note =
  (name: string) =>
  (...values: unknown[]): void => {
    globalThis.galleryCalls.push([name, ...values]);
  };

const actions: Actions = {
  show: note("show"),
  step: note("step"),
  unmark: note("unmark"),
  grade: note("grade"),
  hold: note("hold"),
  choose: (choice) => {
    note("choose")(choice);
    settings.value = { ...settings.value, ...choice };
  },
  loadThemes: () => undefined,
  loadAdvice: () => undefined,
  options: note("options"),
  search: async () => state.found,
  linkOf: async () => null,
  copy: async (text) => {
    note("copy")(text);
    return true;
  },
  print: note("print"),
};

const PAGES = {
  popup: <App />,
  options: <OptionsPage choose={actions.choose} forget={async () => note("forget")()} />,
  print: <PrintPage report={state.report} print={note("print")} />,
};

render(<ActionsProvider value={actions}>{PAGES[state.page]}</ActionsProvider>, document.body);
