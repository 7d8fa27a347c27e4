import { signal, useSignalEffect } from "@preact/signals";
import { pointed, settings, type View, view } from "../app/state";
import { gradeText } from "../format";
import type { Report } from "../gen/types/Report";
import { language, t } from "../i18n";
import { pointedText } from "./Place";
import { answerOf, answerText, mainService } from "./resident/answer";

const announcement = signal("");

/** Says something to a screen reader, once. */
export function say(text: string): void {
  announcement.value = text;
}

/** Says the outcome once to a screen reader. The element is there from the start: only changes are read out. */
export function Announcer() {
  useSignalEffect(() => {
    const now = view.value;
    // Not `settings.value`: switching the view is not a new outcome.
    say(outcome(now, settings.peek().audience === "resident"));
  });
  useSignalEffect(() => {
    const now = pointed.value;
    if (now === null) return;
    const { walk } = now;
    const which = walk === undefined ? "" : `${t("placeNumber", String(walk.number), String(walk.of))}. `;
    say(which + pointedText(now.result));
  });
  return (
    <p class="visually-hidden" role="status">
      {announcement.value}
    </p>
  );
}

function outcome(view: View, resident: boolean): string {
  switch (view.kind) {
    case "loading":
      return "";
    case "report":
      return ofReport(view.report, resident);
    case "closed":
      return t("closedHeading");
    case "failed":
      return t("failedHeading");
  }
}

function ofReport({ grade, ...report }: Report, resident: boolean): string {
  if (grade === null) return t("noGrade");
  const marks = t("announceGrade", gradeText(grade.overall.tenths, language()), grade.labelText);
  const main = resident ? mainService({ grade, ...report }) : null;
  return main === null ? marks : `${main.name}: ${answerText(answerOf(main))}. ${marks}`;
}
