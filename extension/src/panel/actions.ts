/** What a person can do in the panel, without the panel knowing how it is done. */

import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Slot } from "../editor/protocol";
import type { Evidence } from "../gen/types/Evidence";
import type { Dismissal, DismissReason } from "./dismissals";
import type { Source } from "./state";
import type { WorkItem } from "./work";

/** The things behind the buttons. */
export interface PanelActions {
  choose(source: Source): void;
  chooseField(key: string): void;
  choosePage(key: string): void;
  findTabs(): void;
  pick(on: boolean): void;
  refresh(): void;
  /** Asks for the ready texts. */
  loadAdvice(): void;
  copy(text: string): Promise<boolean>;
  show(evidence: Evidence, key: string, slot: Slot): void;
  dismiss(item: WorkItem, reason: DismissReason, wholeSite: boolean): void;
  restore(one: Dismissal): void;
  exportDismissed(): void;
  forgetHistory(): void;
  keepWatching(on: boolean): void;
  openFrame(origin: string): void;
}

export const Commands = createContext<PanelActions | null>(null);

/** The commands of this panel. */
export function useCommands(): PanelActions {
  const actions = useContext(Commands);
  if (actions === null) throw new Error("no commands around this component");
  return actions;
}
