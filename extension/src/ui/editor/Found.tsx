import { PLACES, places } from "../../app/places";
import type { ElementFinding } from "../../gen/types/ElementFinding";
import type { FactFinding } from "../../gen/types/FactFinding";
import type { Flaw } from "../../gen/types/Flaw";
import type { LanguageFinding } from "../../gen/types/LanguageFinding";
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
          {applicable.map((fact) => (
            <Fact key={fact.id} fact={fact} />
          ))}
        </div>
      )}
    </Section>
  );
}

function Fact({ fact }: { readonly fact: FactFinding }) {
  const { id, text, outcome, status, seen, source, evidence } = fact;
  return (
    <Finding
      id={`fact/${id}`}
      name={text}
      outcome={outcome}
      sources={[source]}
      evidence={evidence}
      task={`fact/${id}`}
      {...(status === "contradicted" ? { note: t("factWrong") } : {})}
    >
      <p>{seen === null ? t(`fact_${status}`) : t("factSeen", t(`fact_${status}`), seen)}</p>
    </Finding>
  );
}

/** What is no longer so. */
export function Outdated({ outdated }: { readonly outdated: readonly OutdatedFinding[] }) {
  if (outdated.length === 0) return null;
  return (
    <Section id="outdated" title={t("outdated")} count={outdated.length}>
      {() => (
        <div class="findings">
          {outdated.map(({ topic, term, kind, why, checked, evidence }, at) => (
            <Finding
              key={`${topic}/${term}`}
              id={`outdated/${at}`}
              name={term}
              outcome="fail"
              evidence={evidence}
              task={`outdated/${kind}`}
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

/** Links to test sites, and forms that are announced and not there. They cost no points. */
export function Flaws({ flaws }: { readonly flaws: readonly Flaw[] }) {
  if (flaws.length === 0) return null;
  return (
    <Section id="flaws" title={t("flaws")} count={flaws.length}>
      {() => (
        <div class="findings">
          {flaws.map(({ text, target, evidence }, at) => (
            <Finding
              key={`${evidence.node} ${evidence.quote}`}
              id={`flaw/${at}`}
              name={text}
              outcome="fail"
              evidence={evidence}
            >
              {target !== null && <p class="item-note">{t("flawTarget", target)}</p>}
            </Finding>
          ))}
        </div>
      )}
    </Section>
  );
}

/** What makes the text hard to read, with the places and what to write instead. */
export function Readability({ checks }: { readonly checks: readonly LanguageFinding[] }) {
  const applicable = checks.filter(({ outcome }) => outcome !== "not_applicable");
  if (applicable.length === 0) return null;
  return (
    <Section id="language" title={t("readability")} count={applicable.length}>
      {() => (
        <div class="findings">
          {applicable.map(({ kind, name, outcome, count, of, places }) => (
            <Finding
              key={kind}
              id={`language/${kind}`}
              name={name}
              outcome={outcome}
              note={improvable(count, of)}
              task={`language/${kind}`}
            >
              {places.length === 0 && <p>{t("nothingToMend")}</p>}
              {places.map(({ evidence, hint }, at) => (
                <div key={`${evidence.node} ${evidence.quote}`}>
                  <Place evidence={evidence} id={`language/${kind}/${at}`} />
                  {hint !== null && <p class="item-note">{hintText(kind, hint)}</p>}
                </div>
              ))}
              {places.length < count && (
                <p class="item-note">{t("morePlaces", String(count - places.length))}</p>
              )}
            </Finding>
          ))}
        </div>
      )}
    </Section>
  );
}

/** How many there are to improve: of a check that is passed, “0 of 35” beside “most sentences are short” says the opposite. */
export function improvable(count: number, of: number): string {
  return count === 0 ? t("allFine") : t("canImprove", String(count), String(of));
}

/** What to write instead; of a long sentence how long it is. */
function hintText(kind: LanguageFinding["kind"], hint: string): string {
  return kind === "sentences" ? t("sentenceWords", hint) : t("writeInstead", hint);
}
