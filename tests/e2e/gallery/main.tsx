/**
 * The interface without a browser extension around it: draws one state that the caller chose. For pictures and
 * for accessibility checks of states that are hard to reach, such as a crash of the engine.
 */

import { render } from "preact";
import { type View, view } from "../../../extension/src/app/state";
import { language } from "../../../extension/src/i18n";
import { App } from "../../../extension/src/ui/App";
import { ActionsProvider } from "../../../extension/src/ui/actions";

declare global {
  var galleryView: View;
}

document.documentElement.lang = language();
document.title = "Loketmeter";
view.value = galleryView;

render(
  <ActionsProvider value={{ show: () => undefined, grade: () => undefined }}>
    <App />
  </ActionsProvider>,
  document.body,
);
