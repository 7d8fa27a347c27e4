import { pointsText } from "../../format";
import type { Criterion } from "../../gen/types/Criterion";
import type { Half } from "../../gen/types/Half";
import { language, t } from "../../i18n";
import { Mark } from "../Mark";
import { Section } from "../Section";

/** Every point of the grade, so that nobody has to believe it. */
export function Criteria({ criteria }: { readonly criteria: readonly Criterion[] }) {
  if (criteria.length === 0) return null;
  return (
    <Section id="criteria" title={t("criteria")}>
      {() => (
        <>
          <p class="section-intro">{t("criteriaIntro")}</p>
          <HalfTable criteria={criteria} half="information" caption={t("information")} />
          <HalfTable criteria={criteria} half="services" caption={t("eServices")} />
        </>
      )}
    </Section>
  );
}

interface Props {
  readonly criteria: readonly Criterion[];
  readonly half: Half;
  readonly caption: string;
}

function HalfTable({ criteria, half, caption }: Props) {
  const rows = criteria.filter((criterion) => criterion.half === half);
  if (rows.length === 0) return null;
  return (
    <table class="criteria">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t("criteriaName")}</th>
          <th scope="col" class="number">
            {t("criteriaPoints")}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">
              {row.name} <Mark outcome={row.outcome} />
            </th>
            <td class="number">{points(row)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function points({ won, possible }: Criterion): string {
  if (possible === 0) return "–";
  return t("criteriaOf", pointsText(won, language()), pointsText(possible, language()));
}
