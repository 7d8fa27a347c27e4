import { useContext } from "preact/hooks";
import { pointed } from "../app/state";
import type { Evidence } from "../gen/types/Evidence";
import { t } from "../i18n";
import type { ShowResult } from "../messages";
import { Pointable, useShow } from "./actions";
import { Icon } from "./Icon";

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
  return (
    <div class="place">
      {evidence.quote !== "" && <q class="quote">{evidence.quote}</q>}
      {evidence.section !== null && !evidence.section.startsWith(evidence.quote) && (
        <span class="place-section">{t("inSection", evidence.section)}</span>
      )}
      <ShowButton evidence={evidence} id={id} />
    </div>
  );
}

/** Shows a place on the page, when there is one to show. */
export function ShowButton({ evidence, id }: Props) {
  const { show } = useShow();
  if (!useContext(Pointable) || evidence.node === null) return null;
  const answer = pointed.value?.key === id ? pointed.value.result : null;
  return (
    <>
      <button
        type="button"
        class="link-button"
        data-show={id}
        aria-label={t("showOnPageOf", evidence.quote)}
        onClick={() => show(evidence, id)}
      >
        <Icon name="target" />
        {t("showOnPage")}
      </button>
      {answer !== null && <span class="place-answer">{pointedText(answer)}</span>}
    </>
  );
}
