import type { Outcome } from "../gen/types/Outcome";
import { type Key, t } from "../i18n";

const WORDS: Readonly<Record<Outcome, Key>> = {
  pass: "present",
  partial: "partly",
  fail: "missing",
  cant_tell: "cantTell",
  not_applicable: "notApplicable",
};

/** The outcome of a check in a word; colour only helps. */
export function Mark({ outcome }: { readonly outcome: Outcome }) {
  return <span class={`mark mark-${outcome}`}>{t(WORDS[outcome])}</span>;
}
