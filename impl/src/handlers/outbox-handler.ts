import { callsUnderWay, withCalls } from "../core/call-site/remembered-calls.ts";
import { Handler } from "../core/handler/handler.ts";
import type { LogRecord } from "../core/record/record.ts";
import { TimeoutError } from "../python/exceptions.ts";
import type { Job } from "../transport/job.ts";
import { Outbox, type OutboxCounts } from "../transport/outbox.ts";
import { reportFailure } from "./report-failure.ts";

/** Options, ours and not Python's, of every handler that sends through an outbox. */
export interface OutboxOptions {
  /** Records that may wait for a slow or dead peer; further ones are dropped. @defaultValue 10000 */
  readonly outboxRecords?: number;
  /** Bytes that may wait; further records are dropped. @defaultValue 16777216 */
  readonly outboxBytes?: number;
}

/** Any time will do for a timer that is only there to be. */
const LONG_MS = 60_000;

/**
 * Base of the handlers that send over a network: what Python does in a blocking call is done here in
 * order, one record after the other, without holding the program up.
 */
export abstract class OutboxHandler extends Handler {
  readonly #outbox: Outbox;
  /** The record that is being emitted, for the report of an error that comes later. */
  #emitting: LogRecord | null = null;

  constructor({ outboxRecords, outboxBytes }: OutboxOptions = {}) {
    super();
    this.#outbox = new Outbox({
      ...(outboxRecords !== undefined && { records: outboxRecords }),
      ...(outboxBytes !== undefined && { bytes: outboxBytes }),
    });
  }

  /** What waits, what was worked off, and what was dropped because too much waited. */
  get outbox(): OutboxCounts {
    return this.#outbox;
  }

  /**
   * Settles when every record emitted so far has been sent, or lost as Python would have lost it.
   *
   * Sockets keep no process alive; who waits here wants it to live that long.
   */
  override async flush(): Promise<void> {
    if (this.#outbox.pending === 0) return;
    const alive = setInterval(() => undefined, LONG_MS);
    try {
      await this.#outbox.idle();
    } finally {
      clearInterval(alive);
    }
  }

  /** Sends what waits, then gives up the connection. */
  override async close(): Promise<void> {
    await this.flush();
    this.closeSocket();
    await super.close();
  }

  /** Gives up the connection, if there is one. */
  protected abstract closeSocket(): void;

  /**
   * Lets `deliver` run when its turn comes; `size` is that of what it sends, in bytes. What `job`
   * answers is done in its stead if the process ends before; null if nothing is left to do or can be.
   */
  protected enqueue(
    size: number,
    deliver: () => void | Promise<void>,
    job: () => Job | null = () => null,
  ): void {
    const record = this.#emitting;
    let calls: NodeJS.CallSite[] | null = null;
    let isNow = true;
    this.#outbox.put({
      size,
      deliver,
      job,
      failed: (error) => {
        if (record !== null) withCalls(calls, () => reportFailure(this, record, error));
        else if (isNow) throw error; // to the program that called `send`; later there is nobody to tell
      },
      undelivered: (error) => {
        const isToTell = error instanceof TimeoutError || this.reportsLater();
        if (record === null || !isToTell) return;
        withCalls(calls ?? [], () => reportFailure(this, record, error));
      },
    });
    isNow = false;
    // An error that comes later is reported as if it had come now: Python's call would still wait.
    if (this.reportsLater() && this.#outbox.pending > 0) {
      calls = callsUnderWay();
    }
  }

  /** Whether delivering may end in an error that has to be reported with the calls that led to it. */
  protected reportsLater(): boolean {
    return true;
  }

  /** Python's `try` around the body of `emit`, which also knows the record when the error comes later. */
  protected emitting(record: LogRecord, body: () => void): void {
    const outer = this.#emitting;
    this.#emitting = record;
    try {
      body();
    } catch (error) {
      reportFailure(this, record, error);
    } finally {
      this.#emitting = outer;
    }
  }
}
