import { useContext } from "preact/hooks";
import { pointed } from "../app/state";
import type { Evidence } from "../gen/types/Evidence";
import { t } from "../i18n";
import type { ShowResult } from "../messages";
import { Pointable, useActions } from "./actions";

/** What came of pointing, in words. */
export function pointedText(result: ShowResult): string {
  if (result === "shown") return t("shown");
  return result === "hidden" ? t("shownHidden") : t("shownGone");
}

interface Props {
  readonly evidence: Evidence;
  /** Unique in the report: the answer of the page is shown at the button that asked. */
  readonly id: string;
}

/** The words of the page behind a finding, with a button that shows them there. */
export function Place({ evidence, id }: Props) {
  const actions = useActions();
  const canPoint = useContext(Pointable) && evidence.node !== null;
  const answer = pointed.value?.key === id ? pointed.value.result : null;
  return (
    <div class="place">
      {evidence.quote !== "" && <q class="quote">{evidence.quote}</q>}
      {evidence.section !== null && evidence.section !== evidence.quote && (
        <span class="place-section">{t("inSection", evidence.section)}</span>
      )}
      {canPoint && (
        <button
          type="button"
          class="button-link"
          data-show={id}
          aria-label={t("showOnPageOf", evidence.quote)}
          onClick={() => actions.show(evidence, id)}
        >
          {t("showOnPage")}
        </button>
      )}
      {answer !== null && <span class="place-answer">{pointedText(answer)}</span>}
    </div>
  );
}
