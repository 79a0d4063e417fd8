import type { Logger } from "./logger.ts";

/**
 * Holds a place in the hierarchy where a logger has children, but does not exist itself.
 *
 * Source: CPython 3.15, `logging.PlaceHolder`.
 */
export class PlaceHolder {
  /** The loggers below; the values mean nothing. */
  readonly loggerMap: Map<Logger, null>;

  constructor(alogger: Logger) {
    this.loggerMap = new Map([[alogger, null]]);
  }

  /** Adds a logger below this place. */
  append(alogger: Logger): void {
    if (!this.loggerMap.has(alogger)) this.loggerMap.set(alogger, null);
  }
}
