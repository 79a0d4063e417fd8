import type { LogRecord } from "../core/record/record.ts";
import { type Deferred, deferred } from "../transport/deferred.ts";

/** Records on their way to a `for await` loop. */
export class RecordQueue implements AsyncIterableIterator<LogRecord> {
  readonly #limit: number;
  readonly #onLeave: () => void;
  #records: LogRecord[] = [];
  #first = 0;
  #reader: Deferred<IteratorResult<LogRecord>> | undefined;
  #onRoom: (() => void)[] = [];
  #isClosed = false;

  /** `onLeave` is called when the loop is left before its end. */
  constructor(limit: number, onLeave: () => void) {
    this.#limit = limit;
    this.#onLeave = onLeave;
  }

  /** Whether no more should be put in for now. */
  get isFull(): boolean {
    return this.#records.length - this.#first >= this.#limit;
  }

  /** Puts a record in; one that comes when the queue is full is kept all the same. */
  put(record: LogRecord): void {
    const reader = this.#reader;
    if (reader === undefined) {
      this.#records.push(record);
      return;
    }
    this.#reader = undefined;
    reader.resolve({ done: false, value: record });
  }

  /** Calls `action` once when the queue is no longer full. */
  whenRoom(action: () => void): void {
    this.#onRoom.push(action);
  }

  /** Ends the loop once everything in the queue was read. */
  close(): void {
    this.#isClosed = true;
    this.#reader?.resolve({ done: true, value: undefined });
    this.#reader = undefined;
  }

  async next(): Promise<IteratorResult<LogRecord>> {
    const record = this.#records[this.#first];
    if (record !== undefined) {
      this.#drop();
      return { done: false, value: record };
    }
    if (this.#isClosed) return { done: true, value: undefined };
    this.#reader ??= deferred();
    return this.#reader.promise;
  }

  async return(): Promise<IteratorResult<LogRecord>> {
    this.close();
    this.#records = [];
    this.#onLeave();
    return { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  /** Takes the first away; the list itself is cut only now and then, which is quicker. */
  #drop(): void {
    this.#first++;
    if (this.#first * 2 > this.#records.length) {
      this.#records = this.#records.slice(this.#first);
      this.#first = 0;
    }
    if (this.isFull) return;
    for (const action of this.#onRoom.splice(0)) action();
  }
}
