import type { Report } from "../gen/types/Report";
import { t } from "../i18n";
import { partsOf, stamp, summary, titleOf } from "./outline";

/** A report as Markdown, for a wiki or an issue. */
export function markdown(report: Report): string {
  const { address } = report.page;
  const [grade = "", ...rest] = summary(report).map(asText);
  const head = [
    `# ${asText(titleOf(report))}`,
    "",
    ...(address === null ? [] : [`<${address.replace(/[<>\s]/g, encodeURIComponent)}>`, ""]),
    `**${grade}**`,
    "",
    ...rest.map((line) => `- ${line}`),
  ];
  const parts = partsOf(report).flatMap(({ title, lines }) => [
    "",
    `## ${asText(title)}`,
    "",
    ...lines.map((line) => `- ${asText(line)}`),
  ]);
  return [...head, ...parts, "", `_${asText(`${t("appName")}. ${stamp(report)}`)}_`, ""].join("\n");
}

/** Words of a page are words, also in Markdown: no links, no pictures, no HTML. */
function asText(text: string): string {
  return text.replace(/[\\`*_[\]<>#|~!&]/g, "\\$&").replace(/^([-+]|\d+[.)])(?=\s)/, "\\$1");
}
