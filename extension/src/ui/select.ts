/** What of a report goes where. Choices of the interface only: nothing here judges. */

import type { Channel } from "../gen/types/Channel";
import type { ChannelFinding } from "../gen/types/ChannelFinding";
import type { ElementFinding } from "../gen/types/ElementFinding";
import type { Evidence } from "../gen/types/Evidence";
import type { MissingTopic } from "../gen/types/MissingTopic";
import type { PageType } from "../gen/types/PageType";
import type { Report } from "../gen/types/Report";

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

/** Different places of a finding, at most `most`: two terms can match in one sentence. */
export function places(evidence: readonly Evidence[], most: number): Evidence[] {
  const different = new Map(evidence.map((place) => [`${place.node} ${place.quote}`, place]));
  return [...different.values()].slice(0, most);
}

const ONLINE: ReadonlySet<Channel> = new Set<Channel>([
  "online_digid",
  "online_eherkenning",
  "online_eidas",
  "online_no_login",
  "online_login_unknown",
  "embedded_form",
  "external_portal",
]);

/** Page types that are about one thing to arrange, so that “can I do this online?” has an answer. */
const ANSWERABLE: ReadonlySet<PageType> = new Set<PageType>(["product", "form", "executor"]);

/** Does this page promise an answer to “can I arrange this online?” */
export function answersOnline(report: Report): boolean {
  return report.grade !== null && ANSWERABLE.has(report.page.pageType);
}

/** The open online channel of the page's first service that has one. */
export function firstOnlineChannel(report: Report): ChannelFinding | null {
  for (const service of report.services) {
    const open = service.channels.find(
      ({ channel, status }) => status === "available" && ONLINE.has(channel),
    );
    if (open !== undefined) return open;
  }
  return null;
}
