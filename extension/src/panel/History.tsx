import { gradeText } from "../format";
import { language, t } from "../i18n";
import { Section } from "../ui/Section";
import { useCommands } from "./actions";
import type { PastGrade } from "./grades";
import * as state from "./state";

const WIDTH = 280;
const HEIGHT = 72;
const EDGE = 6;

/** Grades of this page before: a line to see at a glance, and the numbers below it. */
export function History() {
  const grades = state.history.value;
  const commands = useCommands();
  if (grades.length === 0) return null;
  return (
    <Section id="history" title={t("panelHistory")} count={grades.length}>
      {() => (
        <>
          <p class="section-intro">{t("panelHistoryIntro")}</p>
          <Chart grades={state.history.value} />
          <table class="criteria history-table">
            <caption class="visually-hidden">{t("panelHistory")}</caption>
            <thead>
              <tr>
                <th scope="col">{t("panelHistoryWhen")}</th>
                <th scope="col" class="number">
                  {t("gradeHeading")}
                </th>
              </tr>
            </thead>
            <tbody>
              {[...state.history.value].reverse().map(({ at, tenths }) => (
                <tr key={at}>
                  <th scope="row">{when(at)}</th>
                  <td class="number">{gradeText(tenths, language())}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <button type="button" class="link-button" onClick={() => commands.forgetHistory()}>
            {t("panelForget")}
          </button>
        </>
      )}
    </Section>
  );
}

/** Decoration: the table below it says the same. */
function Chart({ grades }: { readonly grades: readonly PastGrade[] }) {
  const step = grades.length > 1 ? (WIDTH - 2 * EDGE) / (grades.length - 1) : 0;
  const x = (at: number): number => Math.round(EDGE + at * step);
  const y = (tenths: number): number =>
    Math.round(HEIGHT - EDGE - ((tenths - 10) / 90) * (HEIGHT - 2 * EDGE));
  const line = grades.map(({ tenths }, at) => `${x(at)},${y(tenths)}`).join(" ");
  const sufficient = y(55);
  return (
    <svg class="chart" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true" focusable="false">
      <line class="chart-mark" x1={EDGE} x2={WIDTH - EDGE} y1={sufficient} y2={sufficient} />
      <polyline class="chart-line" points={line} fill="none" />
      {grades.map(({ at, tenths }, number) => (
        <circle key={at} class="chart-dot" cx={x(number)} cy={y(tenths)} r="3" />
      ))}
    </svg>
  );
}

function when(at: string): string {
  const date = new Date(at);
  const two = (number: number): string => String(number).padStart(2, "0");
  const month = t("months").split(" ")[date.getMonth()] ?? "";
  return `${date.getDate()} ${month} ${two(date.getHours())}:${two(date.getMinutes())}`;
}
