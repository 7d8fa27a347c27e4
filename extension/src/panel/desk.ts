/**
 * Questions to the engine, one at a time. A newer question in the same slot takes the place of one that still
 * waits; one that is being answered is left alone, because its answer is nearly there.
 */

import type { Answer } from "../engine";
import type { Options } from "../gen/types/Options";

/** What to ask. */
export interface Question {
  readonly snapshot: string;
  readonly address: string;
  readonly options: Options;
}

type Ask = (snapshot: string, address: string, options: Options) => Promise<Answer>;
type Reply = (answer: Answer | null) => void;

/** The desk of one engine. */
export class Desk<Slot> {
  readonly #ask: Ask;
  readonly #waiting = new Map<Slot, { question: Question; reply: Reply }>();
  #busy = false;

  constructor(ask: Ask) {
    this.#ask = ask;
  }

  /** The answer, or null when a newer question of the same slot came first. Never rejects. */
  ask(slot: Slot, question: Question): Promise<Answer | null> {
    return new Promise((reply) => {
      this.#waiting.get(slot)?.reply(null);
      this.#waiting.delete(slot);
      this.#waiting.set(slot, { question, reply });
      void this.#next();
    });
  }

  async #next(): Promise<void> {
    if (this.#busy) return;
    const [first] = this.#waiting;
    if (first === undefined) return;
    const [slot, { question, reply }] = first;
    this.#waiting.delete(slot);
    this.#busy = true;
    const answer = await this.#ask(question.snapshot, question.address, question.options);
    this.#busy = false;
    reply(answer);
    await this.#next();
  }
}
