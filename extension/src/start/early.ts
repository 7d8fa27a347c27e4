import type { WorkerLike } from "../engine";

/** A worker that was started before anybody listens to it: what it says waits until somebody does. */
export class EarlyWorker {
  readonly #worker: WorkerLike;
  /** What was said, in order. */
  readonly #said: ((listener: WorkerLike) => void)[] = [];

  constructor(worker: WorkerLike) {
    this.#worker = worker;
    worker.onmessage = (event) => this.#said.push((listener) => listener.onmessage?.(event));
    worker.onerror = (event) => this.#said.push((listener) => listener.onerror?.(event));
  }

  /** The worker itself, for whoever sets its handlers at once; then comes what it said before. */
  take(): WorkerLike {
    queueMicrotask(() => {
      for (const say of this.#said) say(this.#worker);
    });
    return this.#worker;
  }
}
