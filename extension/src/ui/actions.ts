/** What a person can do in the interface, without the interface knowing how it is done. */

import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Evidence } from "../gen/types/Evidence";

/** The things behind the buttons. */
export interface Actions {
  /** Scrolls the page to a finding. `key` identifies the button. */
  show(evidence: Evidence, key: string): void;
  /** Reads the page again. */
  grade(): void;
}

const Context = createContext<Actions | null>(null);

/** Gives the actions to everything below. */
export const ActionsProvider = Context.Provider;

/** The actions of this interface. */
export function useActions(): Actions {
  const actions = useContext(Context);
  if (actions === null) throw new Error("no actions around this component");
  return actions;
}

/** Can the buttons of this report point at the page? Not when it is an old one: the numbers have changed. */
export const Pointable = createContext(true);
