import { t } from "../i18n";
import { Section } from "../ui/Section";
import { useCommands } from "./actions";
import * as state from "./state";
import { reasonText } from "./WorkList";

/** What was set aside, with the way back. */
export function Dismissed() {
  const commands = useCommands();
  const list = state.dismissed.value;
  if (list.length === 0) return null;
  return (
    <Section id="dismissed" title={t("panelDismissed")} count={list.length}>
      {() => (
        <>
          <ul class="rows">
            {state.dismissed.value.map((one) => (
              <li key={`${one.page}/${one.id}`} class="row">
                <p class="row-line">
                  <span class="row-name">{one.title}</span>
                  <span class="mark">{reasonText(one.reason)}</span>
                </p>
                <p class="item-note">{one.page === null ? t("panelForSite") : t("panelForPage")}</p>
                <button
                  type="button"
                  class="link-button"
                  aria-label={t("panelRestoreOf", one.title)}
                  onClick={() => commands.restore(one)}
                >
                  {t("panelRestore")}
                </button>
              </li>
            ))}
          </ul>
          <button
            type="button"
            class="nl-button nl-button--secondary"
            id="export-dismissed"
            onClick={() => commands.exportDismissed()}
          >
            {t("panelExport")}
          </button>
        </>
      )}
    </Section>
  );
}
