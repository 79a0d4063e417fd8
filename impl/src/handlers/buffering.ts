import { Handler } from "../core/handler/handler.ts";
import type { LogRecord } from "../core/record/record.ts";
import { isAtLeast } from "./numeric.ts";

/**
 * Keeps records until there are `capacity` of them, then drops them: a base for handlers that do more.
 *
 * Source: CPython 3.15, `logging.handlers.BufferingHandler`.
 */
export class BufferingHandler extends Handler {
  /** Number of records at which the buffer is flushed. */
  capacity: number;
  /** The records that wait, the oldest first. */
  buffer: LogRecord[] = [];

  constructor(capacity: number) {
    super();
    this.capacity = capacity;
  }

  /** Whether the buffer is to be flushed, now that `record` is in it. */
  shouldFlush(_record: LogRecord): boolean {
    return isAtLeast(this.buffer.length, this.capacity);
  }

  /** Keeps the record. What a flush throws reaches the caller, as in Python. */
  override emit(record: LogRecord): void {
    this.buffer.push(record);
    if (this.shouldFlush(record)) this.flush();
  }

  /** Empties the buffer, in place. */
  override flush(): void {
    this.buffer.length = 0;
  }

  override close(): void {
    try {
      this.flush();
    } finally {
      void super.close();
    }
  }
}
