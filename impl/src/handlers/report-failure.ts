import { whileHandling } from "../core/current-exception.ts";
import type { Handler } from "../core/handler/handler.ts";
import type { LogRecord } from "../core/record/record.ts";
import { BaseException, Exception } from "../python/exceptions.ts";

/**
 * Python's `except Exception: self.handleError(record)`. Unlike around formatting and writing, a
 * recursion that went too deep is reported as well.
 */
export function reportFailure(handler: Handler, record: LogRecord, error: unknown): void {
  if (error instanceof BaseException && !(error instanceof Exception)) throw error;
  whileHandling(error, () => handler.handleError(record));
}
