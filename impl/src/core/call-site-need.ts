import { isBlind } from "./blind.ts";
import { lastResort } from "./last-resort.ts";
import type { Logger } from "./logger.ts";
import { _srcfile } from "./settings.ts";

/** Whether anything that a record of `level` will meet could look at its call site. */
export function needsCallSite(logger: Logger, level: number): boolean {
  const { findCaller, makeRecord, handle } = logger;
  if (!_srcfile) return false;
  return !(
    isBlind(findCaller, logger) &&
    isBlind(makeRecord, logger) &&
    isBlind(handle, logger) &&
    areHandlersBlind(logger, level)
  );
}

function areHandlersBlind(start: Logger, level: number): boolean {
  let found = 0;
  let logger: Logger | null = start;
  while (logger) {
    for (const handler of logger.handlers) {
      found += 1;
      if (!(level < handler.level) && !isBlind(handler.handle, handler)) return false;
    }
    logger = logger.propagate ? logger.parent : null;
  }
  return found > 0 || !lastResort || isBlind(lastResort.handle, lastResort);
}
