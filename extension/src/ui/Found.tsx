import type { ElementFinding } from "../gen/types/ElementFinding";
import type { FactFinding } from "../gen/types/FactFinding";
import type { OutdatedFinding } from "../gen/types/OutdatedFinding";
import type { TopicFinding } from "../gen/types/TopicFinding";
import { t } from "../i18n";
import { ElementRows } from "./ElementRows";
import { Mark } from "./Mark";
import { Place } from "./Place";
import { Section } from "./Section";
import { SourceNote } from "./SourceNote";
import { places, presentElements } from "./select";

/** More places than this per topic make the list unreadable; the report has them all. */
const PLACES = 2;

/** Topics on the page, strongest first. */
export function Topics({ topics }: { readonly topics: readonly TopicFinding[] }) {
  if (topics.length === 0) return null;
  return (
    <Section id="topics" title={t("topics")} count={topics.length}>
      {() => (
        <>
          <ul class="rows">
            {topics.map((topic) => (
              <li key={topic.id} class="row">
                <p class="row-line">
                  <span class="row-name">{topic.name}</span>
                  <span class="mark">{t(`topic_${topic.status}`)}</span>
                </p>
                {places(topic.evidence, PLACES).map((place, at) => (
                  <Place
                    key={`${place.node} ${place.quote}`}
                    evidence={place}
                    id={`topic/${topic.id}/${at}`}
                  />
                ))}
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}

/** Information elements that are there. */
export function PresentElements({ elements }: { readonly elements: readonly ElementFinding[] }) {
  const present = presentElements(elements);
  if (present.length === 0) return null;
  return (
    <Section id="elements" title={t("elements")} count={present.length}>
      {() => <ElementRows elements={present} />}
    </Section>
  );
}

/** Facts that a page about these topics should tell. */
export function Facts({ facts }: { readonly facts: readonly FactFinding[] }) {
  const applicable = facts.filter(({ outcome }) => outcome !== "not_applicable");
  if (applicable.length === 0) return null;
  return (
    <Section id="facts" title={t("facts")} count={applicable.length}>
      {() => (
        <>
          <ul class="rows">
            {applicable.map((fact) => (
              <li key={fact.id} class="row">
                <p class="row-line">
                  <span class="row-name">{fact.text}</span>
                  <Mark outcome={fact.outcome} />
                </p>
                <p class="item-note">
                  <SourceNote source={fact.source} />
                </p>
                {fact.evidence !== null && <Place evidence={fact.evidence} id={`fact/${fact.id}`} />}
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}

/** What is no longer so. */
export function Outdated({ outdated }: { readonly outdated: readonly OutdatedFinding[] }) {
  if (outdated.length === 0) return null;
  return (
    <Section id="outdated" title={t("outdated")} count={outdated.length} open>
      {() => (
        <>
          <ul class="rows">
            {outdated.map((finding, index) => (
              <li key={`${finding.topic}/${finding.term}`} class="row">
                <p class="row-line">
                  <span class="row-name">{finding.term}</span>
                </p>
                <p class="item-text">{finding.why}</p>
                {!finding.checked && <p class="item-note">{t("outdatedUnchecked")}</p>}
                <Place evidence={finding.evidence} id={`outdated/${index}`} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}
