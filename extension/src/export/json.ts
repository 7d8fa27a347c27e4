import type { Report } from "../gen/types/Report";

/** The whole report, as the engine gave it. */
export function json(report: Report): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}
