import type { Outcome } from "../gen/types/Outcome";
import { type Key, t } from "../i18n";

const WORDS: Readonly<Record<Outcome, Key>> = {
  pass: "present",
  partial: "partly",
  fail: "missing",
  cant_tell: "cantTell",
  not_applicable: "notApplicable",
};

/** The outcome of a check in a word. */
export function markText(outcome: Outcome): string {
  return t(WORDS[outcome]);
}

/** That word with a colour; the colour only helps. */
export function Mark({ outcome }: { readonly outcome: Outcome }) {
  return <span class={`mark nl-data-badge mark-${outcome}`}>{markText(outcome)}</span>;
}
