import { RESIDENT_ELEMENTS } from "../../app/places";
import { passages } from "../../app/state";
import type { ElementFinding } from "../../gen/types/ElementFinding";
import { type Key, t } from "../../i18n";
import { Icon, type IconName } from "../Icon";
import { ShowButton } from "../Place";

const LOOKS: Readonly<Record<string, readonly [IconName, Key]>> = {
  bewijs: ["list", "knowNeed"],
  kosten: ["euro", "knowCosts"],
  termijn: ["clock", "knowTerm"],
};

/** What you need, what it costs and how long it takes, in the words of the page; only what the page tells. */
export function GoodToKnow({ elements }: { readonly elements: readonly ElementFinding[] }) {
  const told = RESIDENT_ELEMENTS.map((id) => elements.find((element) => element.id === id)).filter(
    (element) => element?.evidence != null,
  ) as ElementFinding[];
  if (told.length === 0) return null;
  return (
    <section class="know" aria-labelledby="know-title">
      <h2 class="part-title" id="know-title">
        {t("goodToKnow")}
      </h2>
      <dl class="know-list">
        {told.map((element) => (
          <Told key={element.id} element={element} />
        ))}
      </dl>
    </section>
  );
}

function Told({ element }: { readonly element: ElementFinding }) {
  const [icon, title] = LOOKS[element.id] ?? ["list", "goodToKnow"];
  const { evidence } = element;
  if (evidence === null) return null;
  return (
    <div class="know-item" data-element={element.id}>
      <dt class="know-name">
        <Icon name={icon} />
        {t(title)}
      </dt>
      <dd class="know-text">
        <Lines lines={linesOf(element)} />
        <ShowButton evidence={evidence} id={`element/${element.id}`} />
      </dd>
    </div>
  );
}

function Lines({ lines }: { readonly lines: readonly string[] }) {
  if (lines.length === 0) return null;
  if (lines.length === 1) return <p>{lines[0]}</p>;
  return (
    <ul class="bullets">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

/** Under a heading the text below it; a sentence says it itself. */
function linesOf({ evidence }: ElementFinding): readonly string[] {
  if (evidence === null) return [];
  const heading = evidence.section?.startsWith(evidence.quote) ?? false;
  const below = passages.value.get(evidence.node ?? -1) ?? [];
  return heading ? below : [evidence.quote];
}
