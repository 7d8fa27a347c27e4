import { isPrivate } from "../../app/state";
import { csv } from "../../export/csv";
import { json } from "../../export/json";
import { markdown } from "../../export/markdown";
import { plain } from "../../export/plain";
import type { Report } from "../../gen/types/Report";
import { t } from "../../i18n";
import { useActions } from "../actions";
import { Label } from "../Button";
import { Section } from "../Section";
import { CopyButton } from "./CopyButton";

/** Takes the report elsewhere. Nothing is sent: it goes to the clipboard or to a printer. */
export function Export({ report }: { readonly report: Report }) {
  const actions = useActions();
  return (
    <Section id="export" title={t("export")}>
      {() => (
        <>
          <p class="section-intro">{t("exportIntro")}</p>
          <div class="export">
            <CopyButton id="text" label={t("exportText")} text={() => plain(report)} />
            <CopyButton id="markdown" label={t("exportMarkdown")} text={() => markdown(report)} />
            <CopyButton id="csv" label={t("exportCsv")} text={() => csv(report)} />
            <CopyButton id="json" label={t("exportJson")} text={() => json(report)} />
            {!isPrivate.value && (
              <button
                type="button"
                class="nl-button nl-button--secondary"
                id="print"
                onClick={() => actions.print(report)}
              >
                <Label before="printer">{t("exportPrint")}</Label>
              </button>
            )}
          </div>
          {isPrivate.value && <p class="hint">{t("exportPrivate")}</p>}
        </>
      )}
    </Section>
  );
}
