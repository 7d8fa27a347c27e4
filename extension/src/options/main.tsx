/** The page with the choices: puts the parts together. */

import { render } from "preact";
import { choose, readSettings } from "../app/session";
import { DEFAULTS } from "../app/settings";
import { settings, themes } from "../app/state";
import { Engine } from "../engine";
import * as ext from "../ext";
import { language, speak, t } from "../i18n";
import { dropAllSites } from "../panel/sites";
import { OptionsPage } from "../ui/options/OptionsPage";

await readSettings();
const engine = new Engine(ext.startWorker);
await draw();

/** Draws the page in the chosen language, with the topics in that language. */
async function draw(): Promise<void> {
  await speak(settings.value.language);
  document.documentElement.lang = language();
  document.title = `${t("options")} – ${t("appName")}`;
  render(
    <OptionsPage
      // A new language makes a new page: texts are read while it is drawn.
      key={language()}
      choose={(choice) => {
        choose(choice);
        if (choice.language !== undefined) void draw();
      }}
      forget={forget}
    />,
    document.body,
  );
  themes.value = await engine.topics(language());
}

async function forget(): Promise<void> {
  await Promise.all([ext.forgetEverything(), dropAllSites()]);
  settings.value = DEFAULTS;
  await draw();
}
