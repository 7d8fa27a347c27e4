/** What of a report goes where. Choices of the interface only: nothing here judges. */

import type { ElementFinding } from "../gen/types/ElementFinding";
import type { MissingTopic } from "../gen/types/MissingTopic";
import type { Task } from "../gen/types/Task";

/** Missing topics of one theme. */
export interface ThemeGroup {
  readonly id: string;
  readonly name: string;
  readonly topics: readonly MissingTopic[];
}

/** Missing topics by theme; the order of the report decides the order of themes and of topics. */
export function byTheme(topics: readonly MissingTopic[]): ThemeGroup[] {
  const groups = new Map<string, { id: string; name: string; topics: MissingTopic[] }>();
  for (const topic of topics) {
    const group = groups.get(topic.theme);
    if (group === undefined)
      groups.set(topic.theme, { id: topic.theme, name: topic.themeName, topics: [topic] });
    else group.topics.push(topic);
  }
  return [...groups.values()];
}

/** Elements that are not there, or only in part. */
export function missingElements(elements: readonly ElementFinding[]): ElementFinding[] {
  return elements.filter(({ outcome }) => outcome === "fail" || outcome === "partial");
}

/** Elements that are fully there. */
export function presentElements(elements: readonly ElementFinding[]): ElementFinding[] {
  return elements.filter(({ outcome }) => outcome === "pass");
}

/** Tasks by what they bring, most first. The report has them by what they bring for the time they take. */
export function byGain(tasks: readonly Task[]): Task[] {
  return tasks.toSorted((a, b) => b.gainExact - a.gainExact);
}
