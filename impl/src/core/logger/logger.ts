/* oxlint-disable typescript/unbound-method -- methods mark places on the stack here, or are marked */
import { TypeError } from "../../python/exceptions.ts";
import { PicklingError } from "../../python/pickle/errors.ts";
import { PickledGlobal } from "../../python/pickle/pickled-object.ts";
import type { Reduction } from "../../python/pickle/reduction.ts";
import { truth } from "../../python/truth.ts";
import { tuple, typeName } from "../../python/values.ts";
import { isBlind, markAllBlind, markBlind } from "../call-site/blind.ts";
import { makesPlainRecord, needsCallSite } from "../call-site/call-site-need.ts";
import { callSites } from "../call-site/call-stack.ts";
import { type Caller, findCallerBelow } from "../call-site/caller.ts";
import { type ExceptionInfo } from "../format/traceback.ts";
import { Filterer } from "../handler/filterer.ts";
import type { Handler } from "../handler/handler.ts";
import { withKeyword } from "../kw.ts";
import {
  CRITICAL,
  checkLevel,
  DEBUG,
  ERROR,
  getLevelName,
  INFO,
  isIntOrBool,
  type Level,
  NOTSET,
  reaches,
  WARNING,
} from "../levels.ts";
import { addExtra, type Extra } from "../record/extra.ts";
import { LogRecord } from "../record/record.ts";
import { newRecord } from "../record/record-factory.ts";
import { tupleOf } from "../record/tuple-of.ts";
import { _srcfile, raiseExceptions } from "../settings.ts";
import { sys } from "../sys.ts";
import { handOut, handToLastResort, levelAbove, meetsHandler } from "./lineage.ts";
import { logFrom, logWith } from "./log-call.ts";
import type { Manager } from "./manager.ts";
import { warn } from "./warn.ts";

/**
 * A channel for records. Loggers form a tree by the dots in their names, and a record goes to the
 * handlers of its logger and of all that are above. Ask `getLogger` for one.
 *
 * A log call takes the message, its arguments, and perhaps `kw(…)` as the last.
 *
 * Source: CPython 3.15, `logging.Logger`.
 */
export class Logger extends Filterer {
  /** The top of the tree. */
  static root: Logger;
  /** The manager of the tree. */
  static manager: Manager;

  name: string;
  /** Records below this level are dropped; 0 asks the parent. Set it with `setLevel`. */
  level: number;
  /** The next logger above; null for the root. */
  parent: Logger | null = null;
  /** Whether records go on to the handlers of the loggers above. */
  propagate: unknown = true;
  handlers: Handler[] = [];
  /** Whether everything is dropped. */
  disabled: unknown = false;
  /** What `isEnabledFor` found, until a level changes. */
  readonly _cache: Map<number, boolean> = new Map();
  #manager: Manager | null = null;

  constructor(name: string, level: Level = NOTSET) {
    super();
    this.name = name;
    this.level = checkLevel(level);
  }

  /** The manager that made this logger, or else the one of all. */
  get manager(): Manager {
    return this.#manager ?? Logger.manager;
  }

  set manager(manager: Manager) {
    this.#manager = manager;
  }

  /** The top of the tree. */
  get root(): Logger {
    return Logger.root;
  }

  /** Sets the level, by number or by name. */
  setLevel(level: Level): void {
    this.level = checkLevel(level);
    this.manager._clear_cache();
  }

  /** Logs `msg % args` at DEBUG. */
  debug(msg: unknown, ...args: unknown[]): void {
    if (!this.isEnabledFor(DEBUG)) return;
    logWith(this, DEBUG, msg, args, needsCallSite(this, DEBUG) ? callSites(debug, 1) : undefined);
  }

  /** Logs `msg % args` at INFO. */
  info(msg: unknown, ...args: unknown[]): void {
    if (!this.isEnabledFor(INFO)) return;
    logWith(this, INFO, msg, args, needsCallSite(this, INFO) ? callSites(info, 1) : undefined);
  }

  /** Logs `msg % args` at WARNING. */
  warning(msg: unknown, ...args: unknown[]): void {
    if (!this.isEnabledFor(WARNING)) return;
    logWith(
      this,
      WARNING,
      msg,
      args,
      needsCallSite(this, WARNING) ? callSites(warning, 1) : undefined,
    );
  }

  /** Logs `msg % args` at ERROR. */
  error(msg: unknown, ...args: unknown[]): void {
    if (!this.isEnabledFor(ERROR)) return;
    logWith(this, ERROR, msg, args, needsCallSite(this, ERROR) ? callSites(error, 1) : undefined);
  }

  /** Logs `msg % args` at CRITICAL. */
  critical(msg: unknown, ...args: unknown[]): void {
    if (!this.isEnabledFor(CRITICAL)) return;
    logWith(
      this,
      CRITICAL,
      msg,
      args,
      needsCallSite(this, CRITICAL) ? callSites(critical, 1) : undefined,
    );
  }

  /** Logs `msg % args` at `level`. Errors: TypeError if that is no int, unless `raiseExceptions` is false. */
  log(level: number, msg: unknown, ...args: unknown[]): void {
    if (!isIntOrBool(level)) {
      if (raiseExceptions) throw new TypeError("level must be an integer");
      return;
    }
    if (!this.isEnabledFor(level)) return;
    logWith(this, level, msg, args, needsCallSite(this, level) ? callSites(log, 1) : undefined);
  }

  /** Logs at ERROR with an exception: that of `kw({ exc_info })`, or the one that is being handled. */
  exception(msg: unknown, ...args: unknown[]): void {
    this.error(msg, ...withKeyword(args, { exc_info: true }));
  }

  /** Deprecated in Python: use `warning`. */
  warn(msg: unknown, ...args: unknown[]): void {
    const text = "The 'warn' method is deprecated, use 'warning' instead";
    warn(text, "DeprecationWarning");
    this.warning(msg, ...args);
  }

  /** Another name of `critical`. */
  fatal(msg: unknown, ...args: unknown[]): void {
    this.critical(msg, ...args);
  }

  /** Who is logging: the caller outside of logging numbered `stacklevel`, with the stack if wanted. */
  findCaller(stack_info: unknown = false, stacklevel = 1): Caller {
    return tupleOf(findCallerBelow(findCallerBelow, truth(stack_info), stacklevel));
  }

  /** Makes a record. Errors: KeyError if `extra` would overwrite an attribute. */
  makeRecord(
    name: string,
    level: number,
    fn: string,
    lno: number,
    msg: unknown,
    args: unknown,
    exc_info: ExceptionInfo | null,
    func: string | null = null,
    extra: Extra = null,
    sinfo: string | null = null,
  ): LogRecord {
    const record = newRecord(name, level, fn, lno, msg, args, exc_info, {
      func,
      sinfo,
    });
    if (extra !== null) addExtra(record, extra);
    return record;
  }

  /** Makes a record of a call that is let through, and hands it on. */
  _log(
    level: number,
    msg: unknown,
    args: unknown,
    exc_info: unknown = null,
    extra: Extra = null,
    stack_info: unknown = false,
    stacklevel = 1,
  ): void {
    logFrom(this, level, msg, args, exc_info, extra, stack_info, stacklevel);
  }

  /** Gives a record to the handlers, if the filters let it pass. */
  handle(record: LogRecord): void {
    if (this.disabled) return;
    const verdict: unknown = this.filter(record);
    if (verdict instanceof LogRecord) this.callHandlers(verdict);
    else if (truth(verdict)) this.callHandlers(record);
  }

  /** Adds a handler, unless it is there already. */
  addHandler(hdlr: Handler): void {
    if (!this.handlers.includes(hdlr)) this.handlers.push(hdlr);
  }

  /** Takes a handler out, if it is there. */
  removeHandler(hdlr: Handler): void {
    // A new list: whoever is walking the old one goes on undisturbed (gh-79366).
    if (this.handlers.includes(hdlr)) this.handlers = without(this.handlers, hdlr);
  }

  /** Whether a record of this logger would meet a handler, here or above. */
  hasHandlers(): boolean {
    return meetsHandler(this);
  }

  /** Gives a record to every handler here and above whose level it reaches. */
  callHandlers(record: LogRecord): void {
    if (handOut(this, record) > 0 || handToLastResort(record)) return;
    if (!raiseExceptions || this.manager.emittedNoHandlerWarning) return;
    sys.stderr?.write(`No handlers could be found for logger "${this.name}"\n`);
    this.manager.emittedNoHandlerWarning = true;
  }

  /** The level of this logger or, as long as that is 0, of the next above. */
  getEffectiveLevel(): number {
    return levelAbove(this);
  }

  /** Whether a record of that level would be made at all. */
  isEnabledFor(level: number): boolean {
    if (this.disabled) return false;
    return this._cache.get(level) ?? this.#isEnabledFor(level);
  }

  #isEnabledFor(level: number): boolean {
    const isEnabled =
      !reaches(this.manager.disable, level) && reaches(level, this.getEffectiveLevel());
    this._cache.set(level, isEnabled);
    return isEnabled;
  }

  /** The logger `suffix` below this one. */
  getChild(suffix: string): Logger {
    return this.manager.getLogger(this.root === this ? suffix : `${this.name}.${part(suffix)}`);
  }

  /** The loggers directly below this one. */
  getChildren(): Set<Logger> {
    const { loggerDict } = this.manager;
    const children = [...loggerDict.values()].filter(
      (item): item is Logger =>
        item instanceof Logger && item.parent === this && depth(item) === 1 + depth(this),
    );
    return new Set(children);
  }

  /**
   * How a pickle tells of a logger: by its name. Errors: PicklingError for one that nobody gets by it.
   *
   * Source: CPython 3.15, `logging.Logger.__reduce__`.
   */
  __reduce__(): Reduction {
    if (this.manager.getLogger(this.name) === this) return [GET_LOGGER, tuple([this.name])];
    throw new PicklingError("logger cannot be pickled");
  }

  override toString(): string {
    return `<${this.constructor.name} ${this.name} (${getLevelName(this.getEffectiveLevel())})>`;
  }
}

/** What makes a logger again, wherever its pickle is read. */
export const GET_LOGGER: PickledGlobal = new PickledGlobal("logging", "getLogger");

// The methods as they are here: with a patched one in between, the caller is whoever called this one.
const { debug, info, warning, error, critical, log } = Logger.prototype;

markAllBlind(Logger.prototype._log, Logger.prototype.findCaller, Logger.prototype.callHandlers);
markBlind(Logger.prototype.makeRecord, makesPlainRecord);
markBlind(
  Logger.prototype.handle,
  (logger: Logger) => isBlind(logger.filter, logger) && isBlind(logger.callHandlers, logger),
);

/** Python joins the two names, which takes text alone. */
function part(suffix: unknown): string {
  if (typeof suffix === "string") return suffix;
  throw new TypeError(`sequence item 1: expected str instance, ${typeName(suffix)} found`);
}

function without(handlers: readonly Handler[], handler: Handler): Handler[] {
  return handlers.toSpliced(handlers.indexOf(handler), 1);
}

function depth(logger: Logger): number {
  return logger === logger.manager.root ? 0 : logger.name.split(".").length;
}
