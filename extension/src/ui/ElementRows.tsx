/** Information elements with their outcome and place. */

import type { ElementFinding } from "../gen/types/ElementFinding";
import { Mark } from "./Mark";
import { Place } from "./Place";

/** Rows of a list of information elements. */
export function ElementRows({ elements }: { readonly elements: readonly ElementFinding[] }) {
  return (
    <ul class="rows">
      {elements.map((element) => (
        <li key={element.id} class="row">
          <p class="row-line">
            <span class="row-name">{element.name}</span>
            <Mark outcome={element.outcome} />
          </p>
          {element.evidence !== null && <Place evidence={element.evidence} id={`element/${element.id}`} />}
        </li>
      ))}
    </ul>
  );
}
