import { noteBusy, noteIdle } from "./exit-drain.ts";
import type { Job } from "./job.ts";
import { expectLastDuties } from "./last-duties.ts";

/** Bounds of an {@link Outbox}; what would go beyond them is dropped and counted. */
export interface OutboxLimits {
  /** Records that may wait. @defaultValue 10000 */
  readonly records?: number;
  /** Bytes that may wait. @defaultValue 16777216, which is 16 MiB */
  readonly bytes?: number;
}

/** What happened to the records that an {@link Outbox} was given. */
export interface OutboxCounts {
  /** Records that wait or are on their way. */
  readonly pending: number;
  /** Their bytes. */
  readonly pendingBytes: number;
  /** Records that were worked off, whatever became of them. */
  readonly done: number;
  /** Records that were refused because the outbox was full. */
  readonly dropped: number;
}

/** One record's way out. */
export interface Parcel {
  /** Its size, in bytes; 0 for what is no record, such as making a connection, and not counted as one. */
  readonly size: number;
  /** Sends it. What it throws or rejects with goes to `failed`. */
  deliver(): void | Promise<void>;
  /** What is left to do, for another thread, when the process ends; null if nothing is, or can be. */
  job?(): Job | null;
  /** Told why it was not sent at the end of the process. */
  undelivered?(error: unknown): void;
  /** Told why it could not be sent. What it throws goes to the caller of `put`, if that still waits. */
  failed(error: unknown): void;
}

const RECORDS = 10_000;
const BYTES = 16 * 1024 * 1024;

/**
 * Sends one record after the other, in order, although each may take its time.
 *
 * A parcel that comes while nothing else waits is delivered at once, before `put` returns, as far as
 * its `deliver` is synchronous. What has to wait is bounded, so that a dead collector costs neither
 * memory nor time.
 */
export class Outbox implements OutboxCounts {
  readonly #limits: Required<OutboxLimits>;
  #queue: Parcel[] = [];
  #head = 0;
  #current: Parcel | undefined;
  #waiting: (() => void)[] = [];
  pendingBytes = 0;
  done = 0;
  dropped = 0;

  constructor({ records = RECORDS, bytes = BYTES }: OutboxLimits = {}) {
    this.#limits = { records, bytes };
    expectLastDuties();
  }

  get pending(): number {
    return this.#queue.length - this.#head + (this.#current ? 1 : 0);
  }

  /** Sends a parcel, now or when its turn comes. Answers false if it was dropped instead. */
  put(parcel: Parcel): boolean {
    const isFull =
      this.pending >= this.#limits.records ||
      (this.pending > 0 && this.pendingBytes + parcel.size > this.#limits.bytes);
    if (isFull) {
      this.dropped += 1;
      return false;
    }
    this.pendingBytes += parcel.size;
    this.#queue.push(parcel);
    if (!this.#current) this.#work();
    return true;
  }

  /** Settles when everything that was put so far has been worked off. */
  async idle(): Promise<void> {
    if (this.pending === 0) return;
    await new Promise<void>((resolve) => {
      this.#waiting.push(resolve);
    });
  }

  /** Takes what is not delivered yet, the parcel under way first: the process ends. */
  takeRest(): Parcel[] {
    const rest = this.#queue.slice(this.#head);
    this.#queue = [];
    this.#head = 0;
    this.pendingBytes = this.#current?.size ?? 0;
    return this.#current ? [this.#current, ...rest] : rest;
  }

  /** Works parcels off until one of them takes its time; comes back when that is through. */
  #work(): void {
    for (let parcel = this.#next(); parcel !== undefined; parcel = this.#next()) {
      this.#current = parcel;
      let delivering: Promise<void> | undefined;
      try {
        delivering = attempt(parcel);
      } finally {
        if (delivering === undefined) this.#finish(parcel); // also where `failed` throws
      }
      if (delivering !== undefined) {
        void this.#resume(parcel, delivering);
        noteBusy(this);
        return;
      }
    }
    noteIdle(this);
    for (const resolve of this.#waiting.splice(0)) resolve();
  }

  async #resume(parcel: Parcel, delivering: Promise<void>): Promise<void> {
    try {
      await delivering;
    } finally {
      this.#finish(parcel);
      this.#work();
    }
  }

  #finish(parcel: Parcel): void {
    this.#current = undefined;
    this.pendingBytes -= parcel.size;
    if (parcel.size > 0) this.done += 1;
  }

  #next(): Parcel | undefined {
    if (this.#current) return undefined; // a delivery put a parcel of its own
    const parcel = this.#queue[this.#head];
    this.#head += 1;
    if (this.#head >= this.#queue.length) {
      this.#queue = [];
      this.#head = 0;
    }
    return parcel;
  }
}

/** Delivers; the promise, if there is one, never rejects. */
function attempt(parcel: Parcel): Promise<void> | undefined {
  try {
    const delivering = parcel.deliver();
    return delivering?.catch((error: unknown) => parcel.failed(error));
  } catch (error) {
    parcel.failed(error);
    return undefined;
  }
}
