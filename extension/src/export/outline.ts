/** A report as headings and lines: what the copied text, the Markdown and the printed page have in common. */

import { dateText, gradeText } from "../format";
import type { Report } from "../gen/types/Report";
import { language, t } from "../i18n";
import { improvable } from "../ui/editor/Found";
import { routeText } from "../ui/editor/Missing";
import { markText } from "../ui/Mark";
import { answerOf, answerText } from "../ui/resident/answer";
import { missingElements } from "../ui/select";

/** Lines under a heading. */
export interface Part {
  readonly title: string;
  readonly lines: readonly string[];
}

/** The title of a page, as one line: it comes from the page. */
export function titleOf({ page }: Report): string {
  return oneLine(page.title === "" ? t("appName") : page.title);
}

/** The grade and its halves, or why there is none. */
export function summary(report: Report): string[] {
  const { grade, refusal } = report;
  if (grade === null) return [t("noGrade"), ...(refusal === null ? [] : [oneLine(refusal.text)])];
  const half = (name: string, value: typeof grade.information): string =>
    `${name}: ${value === null ? t("notScored") : gradeText(value.tenths, language())}`;
  const { low, high } = grade.overall;
  return [
    t("exportGrade", gradeText(grade.overall.tenths, language()), grade.labelText),
    ...(low === high ? [] : [t("gradeRange", gradeText(low, language()), gradeText(high, language()))]),
    half(t("information"), grade.information),
    half(t("eServices"), grade.services),
  ];
}

/** What was found and what was not, by heading; parts without lines are left out. */
export function partsOf(report: Report): Part[] {
  const parts: Part[] = [
    { title: t("limits"), lines: report.limits.map(({ text }) => text) },
    {
      title: t("missingForms"),
      lines: report.missingForms.map(({ name, route, reason }) => `${name}. ${routeText(route)} ${reason}`),
    },
    {
      title: t("missingTopics"),
      lines: report.missingTopics.map(({ name, themeName }) => `${name} (${themeName})`),
    },
    {
      title: t("missingElements"),
      lines: missingElements(report.elements).map(({ name, outcome }) => `${name}: ${markText(outcome)}`),
    },
    { title: t("outdated"), lines: report.outdated.map(({ term, why }) => `${term}: ${why}`) },
    {
      title: t("flaws"),
      lines: report.flaws.map(({ text, target, evidence }) => `${text} (${target ?? evidence.quote})`),
    },
    {
      title: t("facts"),
      lines: report.facts
        .filter(({ outcome }) => outcome !== "not_applicable")
        .map(({ text, outcome }) => `${text} ${markText(outcome)}`),
    },
    {
      title: t("readability"),
      lines: report.language
        .filter(({ outcome }) => outcome !== "not_applicable")
        .map(({ name, count, of }) => `${name}: ${improvable(count, of)}`),
    },
    {
      title: t("services"),
      lines: report.services.map((service) => `${service.name}: ${answerText(answerOf(service))}`),
    },
  ];
  return parts
    .filter(({ lines }) => lines.length > 0)
    .map(({ title, lines }) => ({ title, lines: lines.map(oneLine) }));
}

/** Which rules judged the page. */
export function stamp({ rubric, engine }: Report): string {
  return t("versions", dateText(rubric.version, t("months").split(" ")), engine);
}

/** A text of the page cannot begin a line of its own, and so not look like one of ours. */
export function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}\p{Zl}\p{Zp}]+/gu, " ").trim();
}
