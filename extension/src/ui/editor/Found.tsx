import { PLACES, places } from "../../app/places";
import type { ElementFinding } from "../../gen/types/ElementFinding";
import type { FactFinding } from "../../gen/types/FactFinding";
import type { OutdatedFinding } from "../../gen/types/OutdatedFinding";
import type { TopicFinding } from "../../gen/types/TopicFinding";
import { t } from "../../i18n";
import { Place } from "../Place";
import { Section } from "../Section";
import { presentElements } from "../select";
import { Finding } from "./Finding";
import { ElementRows } from "./Missing";

/** Topics on the page, strongest first. */
export function Topics({ topics }: { readonly topics: readonly TopicFinding[] }) {
  if (topics.length === 0) return null;
  return (
    <Section id="topics" title={t("topics")} count={topics.length}>
      {() => (
        <ul class="rows">
          {topics.map((topic) => (
            <li key={topic.id} class="row">
              <p class="row-line">
                <span class="row-name">{topic.name}</span>
                <span class="mark nl-data-badge">{t(`topic_${topic.status}`)}</span>
              </p>
              {places(topic.evidence, PLACES).map((place, at) => (
                <Place key={`${place.node} ${place.quote}`} evidence={place} id={`topic/${topic.id}/${at}`} />
              ))}
            </li>
          ))}
        </ul>
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
        <div class="findings">
          {applicable.map(({ id, text, outcome, source, evidence }) => (
            <Finding
              key={id}
              id={`fact/${id}`}
              name={text}
              outcome={outcome}
              sources={[source]}
              evidence={evidence}
              task={`fact/${id}`}
            />
          ))}
        </div>
      )}
    </Section>
  );
}

/** What is no longer so. */
export function Outdated({ outdated }: { readonly outdated: readonly OutdatedFinding[] }) {
  if (outdated.length === 0) return null;
  return (
    <Section id="outdated" title={t("outdated")} count={outdated.length}>
      {() => (
        <div class="findings">
          {outdated.map(({ topic, term, why, checked, evidence }, at) => (
            <Finding
              key={`${topic}/${term}`}
              id={`outdated/${at}`}
              name={term}
              outcome="fail"
              evidence={evidence}
              task="outdated/scheme"
            >
              <p>{why}</p>
              {!checked && <p class="item-note">{t("outdatedUnchecked")}</p>}
            </Finding>
          ))}
        </div>
      )}
    </Section>
  );
}
