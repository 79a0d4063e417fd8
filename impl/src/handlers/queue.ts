import { Handler } from "../core/handler/handler.ts";
import type { LogRecord } from "../core/record/record.ts";
import { requireAttribute } from "./lacking.ts";
import type { QueueListener } from "./queue-listener.ts";
import { reportFailure } from "./report-failure.ts";

/** What {@link QueueHandler} needs of a queue. */
export interface QueueLike {
  /** Adds an item, or throws where there is no room. */
  put_nowait(item: unknown): void;
}

/**
 * Puts records into a queue, from which a {@link QueueListener} takes them to other handlers.
 *
 * Source: CPython 3.15, `logging.handlers.QueueHandler`.
 */
export class QueueHandler extends Handler {
  /** Where the records go. */
  queue: QueueLike;
  /** The listener at the other end, if `dictConfig` made one. */
  listener: QueueListener | null = null;

  constructor(queue: QueueLike) {
    super();
    this.queue = queue;
  }

  /** Puts into the queue what `prepare` made of a record. */
  enqueue(record: unknown): void {
    requireAttribute(this.queue, "put_nowait");
    this.queue.put_nowait(record);
  }

  /**
   * The record as it goes into the queue: a copy whose message is merged and formatted, so that it
   * holds nothing that only means something here. Override it to send something else, such as JSON.
   */
  prepare(record: LogRecord): unknown {
    const text = this.format(record);
    const copy: LogRecord = Object.create(Object.getPrototypeOf(record));
    Object.assign(copy, record);
    copy["message"] = text;
    copy.msg = text;
    copy.args = null;
    copy.exc_info = null;
    copy.exc_text = null;
    copy.stack_info = null;
    return copy;
  }

  override emit(record: LogRecord): void {
    try {
      this.enqueue(this.prepare(record));
    } catch (error) {
      reportFailure(this, record, error);
    }
  }
}
