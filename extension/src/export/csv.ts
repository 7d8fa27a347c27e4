import { pointsText } from "../format";
import type { Criterion } from "../gen/types/Criterion";
import type { Report } from "../gen/types/Report";
import { language, t } from "../i18n";
import { markText } from "../ui/Mark";
import { oneLine } from "./outline";

/**
 * The sum of the grade as a table. With semicolons where the decimal sign is a comma: that is what spreadsheets expect
 * of each other there.
 */
export function csv(report: Report): string {
  const separator = language() === "nl" ? ";" : ",";
  const rows = [HEAD.map((key) => t(key)), ...(report.grade?.criteria ?? []).map(row)];
  return `${rows.map((cells) => cells.map((cell) => quoted(cell, separator)).join(separator)).join("\r\n")}\r\n`;
}

const HEAD = [
  "csvHalf",
  "criteriaName",
  "csvOutcome",
  "csvWon",
  "csvPossible",
  "csvObserved",
  "csvSource",
  "csvQuote",
] as const;

function row(criterion: Criterion): string[] {
  return [
    t(criterion.half === "information" ? "information" : "eServices"),
    criterion.name,
    markText(criterion.outcome),
    pointsText(criterion.won, language()),
    pointsText(criterion.possible, language()),
    criterion.observed,
    criterion.sources.map(({ name }) => name).join("; "),
    criterion.evidence?.quote ?? "",
  ];
}

/** What begins like a formula is kept from being one: the words come from the page. */
function quoted(cell: string, separator: string): string {
  const text = oneLine(cell).replace(/^[=+\-@]/, "'$&");
  return text.includes('"') || text.includes(separator) ? `"${text.replaceAll('"', '""')}"` : text;
}
