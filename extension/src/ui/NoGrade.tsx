import type { Closed } from "../app/state";
import type { EngineFailure } from "../engine";
import type { GradeRefusal } from "../gen/types/GradeRefusal";
import type { Report } from "../gen/types/Report";
import { t } from "../i18n";
import { Limits } from "./Notice";
import { PageHead } from "./PageHead";

/** A page that was read but is not held to the rubric: why, and what comes nearest. */
export function Refused({ report, refusal }: { readonly report: Report; readonly refusal: GradeRefusal }) {
  return (
    <>
      <PageHead page={report.page} />
      <section class="no-grade" data-refusal={refusal.kind}>
        <h1 class="no-grade-title">{t("noGrade")}</h1>
        <p>{refusal.text}</p>
        {refusal.nearestTopicName !== null && <p>{t("nearestTopic", refusal.nearestTopicName)}</p>}
        <p class="hint">{t(`hint_${refusal.kind}`)}</p>
      </section>
      <Limits limits={report.limits} />
    </>
  );
}

/** A page that may not or cannot be read. */
export function ClosedPage({ why }: { readonly why: Closed }) {
  return (
    <section class="no-grade" data-closed={why}>
      <h1 class="no-grade-title">{t("noGrade")}</h1>
      <p>{t(`closed_${why}`)}</p>
    </section>
  );
}

/** The engine did not answer, and there is no earlier answer. */
export function Failed({ why }: { readonly why: EngineFailure }) {
  return (
    <section class="no-grade" data-failed={why}>
      <h1 class="no-grade-title">{t("failedHeading")}</h1>
      <p>{t(`failed_${why}`)}</p>
    </section>
  );
}
