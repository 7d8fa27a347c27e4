/** How long to wait after a change before the text is read again. Pure arithmetic; times in milliseconds. */

/** Shortest wait: less than this and a word that is being typed is read letter by letter. */
export const SHORTEST = 120;
/** Longest wait, however slow the machine. */
export const LONGEST = 1_500;
/** While somebody goes on typing, a reading is made at least this often (and no sooner than the wait itself). */
export const AT_LEAST_EVERY = 2_000;

/** Rest for each millisecond of work: a reading of 20 ms means a wait of 40 ms on top of the shortest. */
const REST_PER_WORK = 2;

/** Weight of the last run in the mean: slow runs count soon, and are forgotten soon. */
const NEWEST = 0.4;

/** Waits longer as readings take longer. */
export class Pace {
  #cost = 0;

  /** A reading took this long, from the start of the walk until its report was on the screen. */
  took(milliseconds: number): void {
    const time = Math.max(milliseconds, 0);
    this.#cost = this.#cost === 0 ? time : this.#cost * (1 - NEWEST) + time * NEWEST;
  }

  /** The wait after the last change. */
  get delay(): number {
    return Math.min(SHORTEST + this.#cost * REST_PER_WORK, LONGEST);
  }

  /** The wait from now, when changes began `since` ago and have not stopped. */
  wait(since: number): number {
    return Math.max(Math.min(this.delay, Math.max(AT_LEAST_EVERY, this.delay) - since), 0);
  }
}
