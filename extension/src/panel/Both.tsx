import type { Slot } from "../editor/protocol";
import { gradeText } from "../format";
import type { Criterion } from "../gen/types/Criterion";
import { language, t } from "../i18n";
import { Mark } from "../ui/Mark";
import { Section } from "../ui/Section";
import { Delta } from "./Delta";
import { Dismissed } from "./Dismissed";
import { Pointing } from "./Result";
import * as state from "./state";
import { WorkList } from "./WorkList";

/** The text and the page side by side: two grades, and what only one of them has. */
export function Both() {
  const { field, page } = state.outcomes.value;
  return (
    <>
      <h1 class="visually-hidden">{t("panelSourceBoth")}</h1>
      <div class="pair">
        <Side slot="field" outcome={field} />
        <Side slot="page" outcome={page} />
      </div>
      <p class="hint">{t("panelBothNote")}</p>
      <div class="sections">
        {field !== null && (
          <Pointing slot="field" outcome={field}>
            <WorkList slot="field" />
            <Dismissed />
          </Pointing>
        )}
        <Differences />
      </div>
    </>
  );
}

function Side({ slot, outcome }: { readonly slot: Slot; readonly outcome: state.Outcome | null }) {
  const grade = outcome?.report.grade ?? null;
  return (
    <section class="side" data-side={slot}>
      <h2 class="side-title">{slot === "field" ? t("panelSourceField") : t("panelSourcePage")}</h2>
      {outcome === null && (
        <p class="hint">{state.lost.value[slot] ? t("panelSideLost") : t("panelLooking")}</p>
      )}
      {outcome !== null && grade === null && <p class="hint">{t("noGrade")}</p>}
      {grade !== null && (
        <>
          <p class={`side-grade grade-${grade.label}`}>
            <span class="side-value">{gradeText(grade.overall.tenths, language())}</span>
            <span class="grade-label">{grade.labelText}</span>
          </p>
          <Delta delta={outcome?.delta ?? null} />
        </>
      )}
    </section>
  );
}

/** Criteria of which the text and the page give another outcome. */
export function differences(
  field: readonly Criterion[],
  page: readonly Criterion[],
): { readonly field: Criterion; readonly page: Criterion }[] {
  const ofPage = new Map(page.map((criterion) => [criterion.id, criterion]));
  return field.flatMap((criterion) => {
    const other = ofPage.get(criterion.id);
    return other === undefined || other.outcome === criterion.outcome
      ? []
      : [{ field: criterion, page: other }];
  });
}

function Differences() {
  const { field, page } = state.outcomes.value;
  const rows = differences(field?.report.grade?.criteria ?? [], page?.report.grade?.criteria ?? []);
  if (rows.length === 0) return null;
  return (
    <Section id="differences" title={t("panelDifferences")} count={rows.length} open>
      {() => (
        <table class="criteria">
          <caption class="visually-hidden">{t("panelDifferences")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("criteriaName")}</th>
              <th scope="col">{t("panelSourceField")}</th>
              <th scope="col">{t("panelSourcePage")}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.field.id}>
                <th scope="row">{row.field.name}</th>
                <td>
                  <Mark outcome={row.field.outcome} />
                </td>
                <td>
                  <Mark outcome={row.page.outcome} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}
