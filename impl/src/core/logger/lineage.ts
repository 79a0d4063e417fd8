import { lastResort } from "../handler/last-resort.ts";
import { NOTSET, reaches } from "../levels.ts";
import type { LogRecord } from "../record/record.ts";
import type { Logger } from "./logger.ts";

/** Gives a record to every handler of a logger and of those above it; returns how many there are. */
export function handOut(start: Logger, record: LogRecord): number {
  let found = 0;
  let logger: Logger | null = start;
  while (logger) {
    for (const handler of logger.handlers) {
      found += 1;
      if (reaches(record.levelno, handler.level)) handler.handle(record);
    }
    logger = logger.propagate ? logger.parent : null;
  }
  return found;
}

/** Gives a record to the handler for records that nobody takes; false if there is none. */
export function handToLastResort(record: LogRecord): boolean {
  if (!lastResort) return false;
  if (reaches(record.levelno, lastResort.level)) lastResort.handle(record);
  return true;
}

/** Whether a logger or one above it has a handler. */
export function meetsHandler(start: Logger): boolean {
  for (let logger: Logger | null = start; logger; logger = logger.parent) {
    if (logger.handlers.length > 0) return true;
    if (!logger.propagate) return false;
  }
  return false;
}

/** The first level, going up, that is not 0. */
export function levelAbove(start: Logger): number {
  for (let logger: Logger | null = start; logger; logger = logger.parent) {
    if (logger.level) return logger.level;
  }
  return NOTSET;
}
