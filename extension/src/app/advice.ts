/** The ready texts of the rubric: what to put on a page for each thing that it lacks. */

import type { AdviceFile } from "../gen/types/AdviceFile";
import type { AdviceText } from "../gen/types/AdviceText";
import type { Language } from "../gen/types/Language";
import type { Report } from "../gen/types/Report";

/** Reads the texts of a language. They are not part of the popup: most people never open them. */
export async function readAdvice(language: Language): Promise<AdviceFile> {
  // Two imports, because the names of the files must stand here: nothing else can be loaded.
  const file = language === "en" ? await import("./advice-en.js") : await import("./advice-nl.js");
  return file.default;
}

/** The text for a task on a page about a topic, or null. */
export function adviceFor(file: AdviceFile | null, key: string, topic: string | null): AdviceText | null {
  const own = topic === null ? undefined : file?.texts[`${key}@${topic}`];
  return own ?? file?.texts[key] ?? null;
}

/** The topic that a page is about, or null when it is about none or about more. */
export function subjectOf(report: Report): string | null {
  const subjects = report.topics.filter(({ status }) => status === "subject");
  return subjects.length === 1 ? (subjects[0]?.id ?? null) : null;
}
