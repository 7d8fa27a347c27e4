/** The page to print: one report, with everything open. */

import { render } from "preact";
import { readSettings } from "../app/session";
import { settings } from "../app/state";
import * as ext from "../ext";
import { language, speak, t } from "../i18n";
import { PrintPage } from "../ui/print/PrintPage";

await readSettings();
await speak(settings.value.language);
document.documentElement.lang = language();
document.title = t("printTitle");
render(<PrintPage report={await ext.printableReport()} print={() => window.print()} />, document.body);
