import type { LogRecord } from "../record/record.ts";
import { Handler } from "./handler.ts";

/**
 * Does nothing. Libraries add it to their logger, so that no record of theirs is reported as lost.
 *
 * Source: CPython 3.15, `logging.NullHandler`.
 */
export class NullHandler extends Handler {
  /** Drops the record; None in Python. */
  override handle(_record: LogRecord): LogRecord | false | null {
    return null;
  }

  override emit(_record: LogRecord): void {}

  override createLock(): void {
    this.lock = null;
  }
}
