import type { Handler } from "../core/handler/handler.ts";
import { ERROR } from "../core/levels.ts";
import { checkOptions } from "../core/options.ts";
import type { LogRecord } from "../core/record/record.ts";
import { BufferingHandler } from "./buffering.ts";
import { requireAttribute } from "./lacking.ts";
import { isAtLeast } from "./numeric.ts";

/** Options of {@link MemoryHandler}. Names and defaults are CPython's. */
export interface MemoryHandlerOptions {
  /** A record of this level or above flushes the buffer. @defaultValue ERROR */
  readonly flushLevel?: number;
  /** Takes the records when the buffer is flushed. @defaultValue null: they stay in the buffer */
  readonly target?: Pick<Handler, "handle"> | null;
  /** Whether closing flushes the buffer. @defaultValue true */
  readonly flushOnClose?: boolean;
}

/**
 * Keeps records in memory and hands them to another handler when the buffer is full, or when one
 * comes that is important enough.
 *
 * Source: CPython 3.15, `logging.handlers.MemoryHandler`.
 */
export class MemoryHandler extends BufferingHandler {
  /** See {@link MemoryHandlerOptions.flushLevel}. */
  flushLevel: number;
  /** See {@link MemoryHandlerOptions.target}. */
  target: Pick<Handler, "handle"> | null;
  /** See {@link MemoryHandlerOptions.flushOnClose}. */
  flushOnClose: boolean;

  constructor(capacity: number, options: MemoryHandlerOptions = {}) {
    checkOptions("MemoryHandler", options);
    super(capacity);
    this.flushLevel = options.flushLevel ?? ERROR;
    this.target = options.target ?? null;
    this.flushOnClose = options.flushOnClose ?? true;
  }

  override shouldFlush(record: LogRecord): boolean {
    return (
      isAtLeast(this.buffer.length, this.capacity) || isAtLeast(record.levelno, this.flushLevel)
    );
  }

  /** Sets what takes the records; null for nothing. */
  setTarget(target: Pick<Handler, "handle"> | null): void {
    this.target = target;
  }

  /** Hands the records to the target, if there is one; without one they stay. */
  override flush(): void {
    const { target } = this;
    if (!target) return;
    for (const record of this.buffer) {
      requireAttribute(target, "handle"); // an empty buffer does not ask
      target.handle(record);
    }
    this.buffer.length = 0;
  }

  /** Flushes if `flushOnClose`, then lets go of the target. */
  override close(): void {
    try {
      if (this.flushOnClose) this.flush();
    } finally {
      this.target = null;
      super.close();
    }
  }
}
