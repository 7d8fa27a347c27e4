/** Which places of the page a report points at, and in which order people walk along them. */

import type { Evidence } from "../gen/types/Evidence";
import type { Report } from "../gen/types/Report";
import type { TopicFinding } from "../gen/types/TopicFinding";
import type { View } from "./state";

/** A place with the key of its button: the kind of finding, then what tells it from the others. */
export interface Place {
  readonly key: string;
  readonly evidence: Evidence;
}

/**
 * Different places of a finding, at most `most`: two terms can match in one sentence, and what stands in the title of the
 * window mostly stands on the page too.
 */
export function places(evidence: readonly Evidence[], most: number): Evidence[] {
  const onPage = new Set(evidence.filter(({ node }) => node !== null).map(({ quote }) => quote));
  const worth = evidence.filter(({ node, quote }) => node !== null || !onPage.has(quote));
  const different = new Map(worth.map((place) => [`${place.node} ${place.quote}`, place]));
  return [...different.values()].slice(0, most);
}

/** The first place of a topic that can be shown, or null. */
export function firstPlace({ id, evidence }: TopicFinding): Place | null {
  const all = places(evidence, PLACES);
  const at = all.findIndex(({ node }) => node !== null);
  const found = all[at];
  return found === undefined ? null : { key: `topic/${id}/${at}`, evidence: found };
}

/** More places than this per topic make a list unreadable; the report has them all. */
export const PLACES = 2;

/** The elements that a resident asks about, in the order of the questions. */
export const RESIDENT_ELEMENTS: readonly string[] = ["bewijs", "kosten", "termijn"];

/** All places, as the interface shows them. */
export function placesOf(report: Report): Place[] {
  const all: [string, Evidence | null][] = [
    ...report.topics.flatMap((topic) =>
      places(topic.evidence, PLACES).map((place, at): [string, Evidence] => [
        `topic/${topic.id}/${at}`,
        place,
      ]),
    ),
    ...report.services.flatMap((service, at) =>
      service.channels.map((channel, number): [string, Evidence] => [
        `service/${at}/${number}`,
        channel.evidence,
      ]),
    ),
    ...report.elements.map(({ id, evidence }): [string, Evidence | null] => [`element/${id}`, evidence]),
    ...report.facts.map(({ id, evidence }): [string, Evidence | null] => [`fact/${id}`, evidence]),
    ...report.outdated.map(({ evidence }, at): [string, Evidence] => [`outdated/${at}`, evidence]),
    ...report.flaws.map(({ evidence }, at): [string, Evidence] => [`flaw/${at}`, evidence]),
    ...report.language.flatMap(({ kind, places }) =>
      places.map(({ evidence }, at): [string, Evidence] => [`language/${kind}/${at}`, evidence]),
    ),
    ...report.advice.map(({ id, evidence }): [string, Evidence | null] => [`task/${id}`, evidence]),
  ];
  return all.flatMap(([key, evidence]) =>
    evidence === null || evidence.node === null ? [] : [{ key, evidence }],
  );
}

/** The places of the same kind as that of a key. */
export function placesLike(key: string, view: View): Place[] {
  const kind = key.slice(0, key.indexOf("/") + 1);
  return view.kind === "report" ? placesOf(view.report).filter((place) => place.key.startsWith(kind)) : [];
}

/** The numbers of all elements that a report can point at. */
export function nodesOf(report: Report): number[] {
  const topics = report.topics.flatMap(({ evidence }) => evidence.map(({ node }) => node));
  const nodes = [...topics, ...placesOf(report).map(({ evidence }) => evidence.node)];
  return [...new Set(nodes.filter((node) => node !== null))].sort((a, b) => a - b);
}

/** The elements of the page whose text a resident wants to read. */
export function residentNodes(report: Report): number[] {
  return report.elements
    .filter(({ id, outcome }) => RESIDENT_ELEMENTS.includes(id) && outcome !== "fail")
    .map(({ evidence }) => evidence?.node ?? null)
    .filter((node) => node !== null);
}
