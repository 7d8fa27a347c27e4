/** What the user set aside, in the words of the engine. */

import type { Dismissal } from "./dismissals";

/** A choice for the engine. */
interface Choice {
  readonly id: string;
  readonly reason: string;
}

/** “Not applicable” and “stands elsewhere” leave the sum; “wrong” is a disagreement with the engine. */
export function keepOf(list: readonly Dismissal[]): {
  readonly notApplicable: Choice[];
  readonly rejected: Choice[];
} {
  const choice = ({ id, reason }: Dismissal): Choice => ({ id, reason });
  return {
    notApplicable: list.filter(({ reason }) => reason !== "wrong").map(choice),
    rejected: list.filter(({ reason }) => reason === "wrong").map(choice),
  };
}
