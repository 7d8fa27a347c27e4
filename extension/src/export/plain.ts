import type { Report } from "../gen/types/Report";
import { t } from "../i18n";
import { partsOf, stamp, summary, titleOf } from "./outline";

/** A report as text, for a mail or a ticket. */
export function plain(report: Report): string {
  const { address } = report.page;
  const head = [titleOf(report), ...(address === null ? [] : [address]), "", ...summary(report)];
  const parts = partsOf(report).flatMap(({ title, lines }) => [
    "",
    title,
    ...lines.map((line) => `- ${line}`),
  ]);
  return [...head, ...parts, "", `${t("appName")}. ${stamp(report)}`, ""].join("\n");
}
