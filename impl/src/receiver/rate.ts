import { performance } from "node:perf_hooks";

/** Lets so many through in a second, evenly; what was not used is kept for no more than a second. */
export class Rate {
  readonly #perMs: number;
  readonly #most: number;
  readonly #now: () => number;
  #left: number;
  #since = 0;

  /** Units: `now` is milliseconds on a clock that only goes forward. */
  constructor(perSecond: number, now: () => number = () => performance.now()) {
    this.#perMs = perSecond / 1000;
    this.#most = Math.max(perSecond, 1);
    this.#now = now;
    this.#left = this.#most;
    this.#since = now();
  }

  /** Lets one through: 0, or else the milliseconds until one may go. */
  take(): number {
    if (this.#perMs === Number.POSITIVE_INFINITY) return 0;
    const now = this.#now();
    this.#left = Math.min(this.#most, this.#left + (now - this.#since) * this.#perMs);
    this.#since = now;
    if (this.#left < 1) return Math.ceil((1 - this.#left) / this.#perMs);
    this.#left -= 1;
    return 0;
  }
}
