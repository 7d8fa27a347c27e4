import { gradeShare, gradeText } from "../../format";
import type { Grade } from "../../gen/types/Grade";
import type { GradeValue } from "../../gen/types/GradeValue";
import { language, t } from "../../i18n";

/** The grade, its word, its range and its two halves. */
export function GradeCard({ grade }: { readonly grade: Grade }) {
  return (
    <section class={`card grade-card grade-${grade.label}`} aria-labelledby="grade-heading">
      <h1 class="visually-hidden" id="grade-heading">
        {t("gradeHeading")}
      </h1>
      <div class="grade">
        <Gauge value={grade.overall} />
        <p class="grade-words">
          <span class="grade-value" id="grade" data-tenths={grade.overall.tenths}>
            {gradeText(grade.overall.tenths, language())}
          </span>
          <span class="visually-hidden"> {t("gradeOutOf")} </span>
          <span class="grade-label nl-data-badge">{grade.labelText}</span>
        </p>
      </div>
      <div class="halves">
        <HalfBar name={t("information")} hint={t("informationHint")} value={grade.information} />
        <HalfBar name={t("eServices")} hint={t("eServicesHint")} value={grade.services} />
      </div>
      <Range value={grade.overall} />
    </section>
  );
}

/** Length of the half circle of the gauge, in hundredths of it: makes shares of it easy to write. */
const FULL = 100;

/** A half circle that fills with the grade; the number beside it says the same. */
function Gauge({ value }: { readonly value: GradeValue }) {
  const arc = "M8 50a42 42 0 0 1 84 0";
  const fill = (from: number, to: number) => ({
    strokeDasharray: `${to - from} ${2 * FULL}`,
    strokeDashoffset: `${-from}`,
  });
  const [low, high] = [gradeShare(value.low), gradeShare(value.high)];
  return (
    <svg class="gauge" viewBox="0 0 100 56" aria-hidden="true" focusable="false">
      <path class="gauge-track" d={arc} pathLength={FULL} />
      <path class="gauge-fill" d={arc} pathLength={FULL} style={fill(0, gradeShare(value.tenths))} />
      {low !== high && <path class="gauge-range" d={arc} pathLength={FULL} style={fill(low, high)} />}
    </svg>
  );
}

function Range({ value }: { readonly value: GradeValue }) {
  if (value.low === value.high) return null;
  const [low, high] = [gradeText(value.low, language()), gradeText(value.high, language())];
  return <p class="grade-range">{t("gradeRange", low, high)}</p>;
}

interface HalfProps {
  readonly name: string;
  readonly hint: string;
  readonly value: GradeValue | null;
}

function HalfBar({ name, hint, value }: HalfProps) {
  return (
    <div class="half">
      <p class="half-line">
        <span class="half-name">{name}</span>
        {value === null ? (
          <span class="half-none">{t("notScored")}</span>
        ) : (
          <span class="half-value">{gradeText(value.tenths, language())}</span>
        )}
      </p>
      {value !== null && (
        <div class="bar" aria-hidden="true">
          <div class="bar-fill" style={{ inlineSize: `${gradeShare(value.tenths)}%` }} />
          {value.low !== value.high && (
            <div
              class="bar-range"
              style={{
                insetInlineStart: `${gradeShare(value.low)}%`,
                inlineSize: `${gradeShare(value.high) - gradeShare(value.low)}%`,
              }}
            />
          )}
        </div>
      )}
      <p class="half-hint">{hint}</p>
    </div>
  );
}
