import { TypeError, ValueError } from "../../python/exceptions.ts";
import { truth } from "../../python/truth.ts";
import { findsCallerItself, logsItself, needsCallSite } from "../call-site/call-site-need.ts";
import { type Caller, callerAtSite, findCallerBelow, UNKNOWN_CALLER } from "../call-site/caller.ts";
import { exceptionTriple } from "../format/traceback.ts";
import { KeywordArguments, type LogKeywords } from "../kw.ts";
import { unexpected } from "../options.ts";
import type { Extra } from "../record/extra.ts";
import { tupleOf } from "../record/tuple-of.ts";
import { _srcfile } from "../settings.ts";
import type { Logger } from "./logger.ts";

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

function callerNear(logger: Logger, sites: readonly NodeJS.CallSite[]): Readonly<Caller> {
  if (!findsCallerItself(logger)) return askForCaller(logger, false, 1);
  return callerAtSite(sites[0]) ?? findCallerBelow(logWith, false, 1);
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
    if (!PARAMETERS.includes(name)) throw unexpected("Logger._log()", name, PARAMETERS);
    throw new TypeError(`Logger._log() got multiple values for argument '${name}'`);
  }
}

const PARAMETERS = [
  "self",
  "level",
  "msg",
  "args",
  "exc_info",
  "extra",
  "stack_info",
  "stacklevel",
];

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
  if (!findsCallerItself(logger)) return askForCaller(logger, stack_info, stacklevel);
  return findCallerBelow(logFrom, stack_info, stacklevel);
}

/** What an overridden `findCaller` says; Python shrugs if it raises ValueError or says too little. */
function askForCaller(logger: Logger, stack_info: boolean, stacklevel: number): Readonly<Caller> {
  try {
    const caller = logger.findCaller(stack_info, stacklevel);
    return caller.length === UNKNOWN_CALLER.length ? caller : UNKNOWN_CALLER;
  } catch (error) {
    if (error instanceof ValueError) return UNKNOWN_CALLER;
    throw error;
  }
}

/** Makes a record and hands it on. */
function record(
  logger: Logger,
  level: number,
  caller: Readonly<Caller>,
  msg: unknown,
  args: unknown,
  exc_info: unknown,
  extra: Extra,
): void {
  const exception = isFalse(exc_info) ? exc_info : exceptionTriple(exc_info);
  // By index, not by destructuring, which would set an iterator going for every record.
  const made = logger.makeRecord(
    logger.name,
    level,
    caller[0],
    caller[1],
    msg,
    args,
    exception,
    caller[2],
    extra,
    caller[3],
  );
  logger.handle(made);
}

/** Whether no exception is meant. A false value that is not null goes into the record as it is. */
function isFalse(exc_info: unknown): exc_info is null {
  return !truth(exc_info);
}
