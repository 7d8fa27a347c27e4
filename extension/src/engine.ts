/**
 * The engine as the interface sees it: a question, and an answer that always comes.
 *
 * The worker behind it can hang on a page or trap. Then it is ended and a new one is started, so that the next
 * question meets a fresh engine.
 */

import type { FoundTopic } from "./gen/types/FoundTopic";
import type { Language } from "./gen/types/Language";
import type { Options } from "./gen/types/Options";
import type { Report } from "./gen/types/Report";
import type { ThemeTopics } from "./gen/types/ThemeTopics";
import { type Message, parseMessage, parseReport } from "./messages";

/** Why there is no report. */
export type EngineFailure = "timeout" | "trap" | "start";

/** Answer to a question. */
export type Answer =
  | { readonly kind: "report"; readonly report: Report }
  | { readonly kind: "failed"; readonly why: EngineFailure };

/** The part of a worker that is used here. */
export interface WorkerLike {
  onmessage: ((event: { readonly data: unknown }) => void) | null;
  onerror: ((event: unknown) => void) | null;
  postMessage(message: Message): void;
  terminate(): void;
}

/** Longest waits, in milliseconds. */
export interface Patience {
  /** Loading and compiling the engine; a cold, busy machine may need seconds. */
  readonly start: number;
  /** One page. */
  readonly audit: number;
}

const PATIENCE: Patience = { start: 15_000, audit: 1_300 };

/**
 * Bytes of memory above which the worker is replaced after its answer. Memory of WebAssembly never shrinks: one
 * huge page would cost its memory for as long as the panel is open.
 */
const MEMORY_BUDGET = 32_000_000;

interface Question {
  readonly message: Message & { readonly kind: "audit" };
  readonly answer: (answer: Answer) => void;
}

/** Asks the worker, one page at a time. */
export class Engine {
  readonly #spawn: () => WorkerLike;
  readonly #patience: Patience;
  #worker: WorkerLike | null;
  #ready = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #question: Question | null = null;
  /** Small questions that wait, by number. They need no clock: without an answer nothing is lost. */
  readonly #lookups = new Map<number, (message: Message | null) => void>();
  #lastId = 0;

  constructor(spawn: () => WorkerLike, patience: Patience = PATIENCE) {
    this.#spawn = spawn;
    this.#patience = patience;
    this.#worker = this.#start();
  }

  /** Scores a snapshot. Never rejects. A new question replaces one that still waits. */
  audit(snapshot: string, address: string, options: Options): Promise<Answer> {
    if (this.#question !== null) this.#fail("timeout");
    const worker = this.#worker ?? this.#start();
    this.#worker = worker;
    this.#lastId += 1;
    const message = { kind: "audit", id: this.#lastId, snapshot, address, options } as const;
    return new Promise((answer) => {
      this.#question = { message, answer };
      worker.postMessage(message);
      this.#wait();
    });
  }

  /** Topics that fit what somebody typed, best first; none when the engine cannot say. */
  async search(query: string, language: Language): Promise<readonly FoundTopic[]> {
    const message = await this.#lookUp((id) => ({ kind: "search", id, query, language }));
    return message?.kind === "found" ? message.topics : [];
  }

  /** All topics by theme; none when the engine cannot say. */
  async topics(language: Language): Promise<readonly ThemeTopics[]> {
    const message = await this.#lookUp((id) => ({ kind: "topics", id, language }));
    return message?.kind === "themes" ? message.themes : [];
  }

  #lookUp(question: (id: number) => Message): Promise<Message | null> {
    const worker = this.#worker ?? this.#start();
    this.#worker = worker;
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((answer) => {
      this.#lookups.set(id, answer);
      worker.postMessage(question(id));
    });
  }

  #start(): WorkerLike {
    const worker = this.#spawn();
    this.#ready = false;
    worker.onmessage = (event) => this.#receive(event.data);
    worker.onerror = () => this.#fail(this.#ready ? "trap" : "start");
    return worker;
  }

  /** The clock of the page runs only while the engine is at work, not while it is being loaded. */
  #wait(): void {
    clearTimeout(this.#timer);
    const [why, patience] = this.#ready
      ? (["timeout", this.#patience.audit] as const)
      : (["start", this.#patience.start] as const);
    this.#timer = setTimeout(() => this.#fail(why), patience);
  }

  #receive(data: unknown): void {
    const message = parseMessage(data);
    const asked = this.#question?.message.id;
    if (message?.kind === "ready") {
      this.#ready = true;
      if (asked !== undefined) this.#wait();
    } else if (message?.kind === "report") {
      if (message.id !== asked) return;
      const report = parseReport(message.report);
      if (report === null) {
        this.#fail("trap");
      } else {
        this.#settle({ kind: "report", report });
        if (message.memory > MEMORY_BUDGET && this.#lookups.size === 0) this.#replace();
      }
    } else if (message?.kind === "found" || message?.kind === "themes") {
      this.#lookups.get(message.id)?.(message);
      this.#lookups.delete(message.id);
    } else if (message?.kind === "failed") {
      if (message.id === null) this.#fail("start");
      else if (message.id === asked || this.#lookups.has(message.id)) this.#fail("trap");
    } else if (asked !== undefined) {
      this.#fail("trap");
    }
  }

  /**
   * After a failure nothing in the old worker can be trusted: a trap leaves the memory half written. The next one
   * is started at once, but not after a failure to start, which would only repeat itself.
   */
  #fail(why: EngineFailure): void {
    this.#end();
    if (why !== "start") this.#replace();
    for (const answer of this.#lookups.values()) answer(null);
    this.#lookups.clear();
    this.#settle({ kind: "failed", why });
  }

  #replace(): void {
    this.#end();
    this.#worker = this.#start();
  }

  #end(): void {
    if (this.#worker === null) return;
    this.#worker.onmessage = null;
    this.#worker.onerror = null;
    this.#worker.terminate();
    this.#worker = null;
  }

  #settle(answer: Answer): void {
    clearTimeout(this.#timer);
    const question = this.#question;
    this.#question = null;
    question?.answer(answer);
  }
}
