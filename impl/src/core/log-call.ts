import { TypeError } from "../python/exceptions.ts";
import { truth } from "../python/truth.ts";
import { findsCallerItself, logsItself, needsCallSite } from "./call-site-need.ts";
import { type Caller, callerAtSite, findCallerBelow, UNKNOWN_CALLER } from "./caller.ts";
import type { Extra } from "./extra.ts";
import { KeywordArguments, type LogKeywords } from "./kw.ts";
import type { Logger } from "./logger.ts";
import { _srcfile } from "./settings.ts";
import { exceptionTriple } from "./traceback.ts";
import { tupleOf } from "./tuple-of.ts";

/** The nearest call site, in a list of its own; undefined where nobody can see it. */
export type NearSite = readonly NodeJS.CallSite[] | undefined;

/**
 * Does what `_log` does with the arguments of a log call, of which the last may be keywords.
 * `site` is where the method of the logger was called from.
 */
export function logWith(
  logger: Logger,
  level: number,
  msg: unknown,
  args: unknown[],
  site: NearSite,
): void {
  const last = args[args.length - 1];
  if (last instanceof KeywordArguments) {
    logWithKeywords(logger, level, msg, args, last.values);
  } else if (logsItself(logger)) {
    const caller = site === undefined ? UNKNOWN_CALLER : callerNear(logger, site);
    record(logger, level, caller, msg, tupleOf(args), null, null);
  } else {
    logger._log(level, msg, tupleOf(args));
  }
}

function callerNear(logger: Logger, [site]: readonly NodeJS.CallSite[]): Readonly<Caller> {
  if (!findsCallerItself(logger)) return logger.findCaller(false, 1);
  return callerAtSite(site) ?? findCallerBelow(logWith, false, 1);
}

function logWithKeywords(
  logger: Logger,
  level: number,
  msg: unknown,
  args: unknown[],
  keywords: LogKeywords,
): void {
  const { exc_info, extra, stack_info, stacklevel, ...unknown } = keywords;
  refuse(unknown);
  const positional = tupleOf(args, args.length - 1);
  logger._log(level, msg, positional, exc_info, extra, stack_info, stacklevel);
}

function refuse(unknown: LogKeywords): void {
  for (const name of Object.keys(unknown)) {
    throw new TypeError(
      ["level", "msg", "args"].includes(name)
        ? `Logger._log() got multiple values for argument '${name}'`
        : `Logger._log() got an unexpected keyword argument '${name}'`,
    );
  }
}

/** What `Logger._log` does. */
export function logFrom(
  logger: Logger,
  level: number,
  msg: unknown,
  args: unknown,
  exc_info: unknown,
  extra: Extra,
  stack_info: unknown,
  stacklevel: number,
): void {
  const caller =
    truth(stack_info) || needsCallSite(logger, level)
      ? callerOf(logger, truth(stack_info), stacklevel)
      : UNKNOWN_CALLER;
  record(logger, level, caller, msg, args, exc_info, extra);
}

function callerOf(logger: Logger, stack_info: boolean, stacklevel: number): Readonly<Caller> {
  if (!_srcfile) return UNKNOWN_CALLER;
  if (!findsCallerItself(logger)) return logger.findCaller(stack_info, stacklevel);
  return findCallerBelow(logFrom, stack_info, stacklevel);
}

/** Makes a record and hands it on. */
function record(
  logger: Logger,
  level: number,
  [pathname, lineno, funcName, sinfo]: Readonly<Caller>,
  msg: unknown,
  args: unknown,
  exc_info: unknown,
  extra: Extra,
): void {
  const exception = isFalse(exc_info) ? exc_info : exceptionTriple(exc_info);
  const { name } = logger;
  logger.handle(
    logger.makeRecord(name, level, pathname, lineno, msg, args, exception, funcName, extra, sinfo),
  );
}

/** Whether no exception is meant. A false value that is not null goes into the record as it is. */
function isFalse(exc_info: unknown): exc_info is null {
  return !truth(exc_info);
}
