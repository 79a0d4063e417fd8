/* oxlint-disable typescript/unbound-method -- methods are looked at here, and never called */

import { lastResort } from "../handler/last-resort.ts";
import type { Logger } from "../logger/logger.ts";
import { LogRecord } from "../record/record.ts";
import { makesPlainRecords } from "../record/record-factory.ts";
import { _srcfile } from "../settings.ts";
import { isBlind } from "./blind.ts";
import { isHandlerBlind } from "./blind-methods.ts";

/** Whether anything that a record of `level` will meet could look at its call site. */
export function needsCallSite(logger: Logger, level: number): boolean {
  if (!_srcfile) return false;
  return !(
    isBlind(logger.findCaller, logger) &&
    isBlind(logger.makeRecord, logger) &&
    isBlind(logger.handle, logger) &&
    areHandlersBlind(logger, level)
  );
}

/** Whether `Logger._log` of this logger is the port's, and no override stands on the stack. */
export function logsItself(logger: Logger): boolean {
  return isBlind(logger._log, logger);
}

/** Whether the port looks for the caller itself. */
export function findsCallerItself(logger: Logger): boolean {
  return isBlind(logger.findCaller, logger);
}

function areHandlersBlind(start: Logger, level: number): boolean {
  let found = 0;
  let logger: Logger | null = start;
  while (logger) {
    for (const handler of logger.handlers) {
      found += 1;
      if (!(level < handler.level) && !isHandlerBlind(handler)) return false;
    }
    logger = logger.propagate ? logger.parent : null;
  }
  return found > 0 || !lastResort || isHandlerBlind(lastResort);
}

/** Whether a record is made as LogRecord makes it, and its message too. */
export function makesPlainRecord(): boolean {
  return makesPlainRecords() && isBlind(LogRecord.prototype.getMessage, null);
}
