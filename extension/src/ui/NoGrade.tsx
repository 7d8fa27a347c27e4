import { type Closed, settings } from "../app/state";
import type { EngineFailure } from "../engine";
import type { GradeRefusal } from "../gen/types/GradeRefusal";
import type { Report } from "../gen/types/Report";
import { t } from "../i18n";
import { PageHead } from "./PageHead";

/** A page that was read but is not held to the rubric: why, what comes nearest, and what one can do. */
export function Refused({ report, refusal }: { readonly report: Report; readonly refusal: GradeRefusal }) {
  const resident = settings.value.audience === "resident";
  return (
    <>
      <PageHead page={report.page} brief={resident} />
      <section class="no-grade" data-refusal={refusal.kind}>
        <h1 class="no-grade-title">{t("noGrade")}</h1>
        <p>{refusal.text}</p>
        {refusal.nearestTopicName !== null && <p>{t("nearestTopic", refusal.nearestTopicName)}</p>}
        <p class="next-step">{t(`hint_${refusal.kind}`)}</p>
        {resident && <p class="next-step">{t("hintSearch")}</p>}
      </section>
    </>
  );
}

/** A page that may not or cannot be read. */
export function ClosedPage({ why }: { readonly why: Closed }) {
  return (
    <section class="no-grade" data-closed={why}>
      <h1 class="no-grade-title">{t("closedHeading")}</h1>
      <p>{t(`closed_${why}`)}</p>
      <p class="next-step">{t(`closedNext_${why}`)}</p>
    </section>
  );
}

/** The engine did not answer, and there is no earlier answer. */
export function Failed({ why }: { readonly why: EngineFailure }) {
  return (
    <section class="no-grade" data-failed={why}>
      <h1 class="no-grade-title">{t("failedHeading")}</h1>
      <p>{t(`failed_${why}`)}</p>
      <p class="next-step">{t(`failedNext_${why}`)}</p>
    </section>
  );
}
