/** What a person can do in the interface, without the interface knowing how it is done. */

import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Settings } from "../app/settings";
import type { Evidence } from "../gen/types/Evidence";
import type { FoundTopic } from "../gen/types/FoundTopic";
import type { Report } from "../gen/types/Report";

/** All that the parts of a report ask of the window that they are in. */
export interface Shows {
  /** Scrolls the page to a finding. `key` identifies the button. */
  show(evidence: Evidence, key: string): void;
  /** Puts a text on the clipboard. */
  copy(text: string): Promise<boolean>;
}

/** The things behind the buttons of the popup. */
export interface Actions extends Shows {
  /** Shows the next or the previous finding of the same kind. */
  step(by: 1 | -1): void;
  /** Takes the mark on the page away. */
  unmark(): void;
  /** Reads the page again. */
  grade(): void;
  /** Holds the page to a theme, to `whole`, or to what it is about itself. */
  hold(to: string | null): void;
  /** Keeps a choice. */
  choose(choice: Partial<Settings>): void;
  /** Asks for the names of all topics. */
  loadThemes(): void;
  /** Asks for the ready texts. */
  loadAdvice(): void;
  /** Opens the page with all choices. */
  options(): void;
  /** Topics that fit what somebody typed. */
  search(query: string): Promise<readonly FoundTopic[]>;
  /** Where a place on the page links to, or null. */
  linkOf(evidence: readonly Evidence[]): Promise<string | null>;
  /** Opens a report to print or keep. */
  print(report: Report): void;
}

const ShowContext = createContext<Shows | null>(null);
const Context = createContext<Actions | null>(null);

/** Lets the parts of a report below it show things on the page and copy texts. */
export const ShowProvider = ShowContext.Provider;

/** Gives all actions to everything below. */
export const ActionsProvider = Context.Provider;

/** The actions of the popup. */
export function useActions(): Actions {
  return given(useContext(Context));
}

/** What the parts of a report may ask, in the popup or in another window. */
export function useShow(): Shows {
  const [own, all] = [useContext(ShowContext), useContext(Context)];
  return given(own ?? all);
}

function given<Found>(found: Found | null): Found {
  if (found === null) throw new Error("no actions around this component");
  return found;
}

/** Is everything open from the start? On paper there is nothing to click. */
export const Unfolded = createContext(false);

/** Can the buttons of this report point at the page? Not when it is an old one: the numbers have changed. */
export const Pointable = createContext(true);
