import { KeywordArguments, kw, type LogKeywords, withKeyword } from "../kw.ts";
import { CRITICAL, DEBUG, ERROR, getLevelName, INFO, type Level, WARNING } from "../levels.ts";
import { checkOptions } from "../options.ts";
import { type Attributes, mergedExtra } from "../record/extra.ts";
import { tupleOf } from "../record/tuple-of.ts";
import type { Logger } from "./logger.ts";
import type { Manager } from "./manager.ts";
import { warn } from "./warn.ts";

/** Options of {@link LoggerAdapter}. */
export interface LoggerAdapterOptions {
  /** Whether the `extra` of a call is added to the adapter's instead of dropped. @defaultValue false */
  readonly merge_extra?: boolean | undefined;
}

/** What an adapter can stand on: a logger, or another adapter. */
export type Adapted = Pick<
  Logger,
  | "name"
  | "manager"
  | "log"
  | "_log"
  | "isEnabledFor"
  | "setLevel"
  | "getEffectiveLevel"
  | "hasHandlers"
>;

/**
 * A logger with context: what is logged through it carries its `extra`. Adapters may be stacked.
 *
 * Source: CPython 3.15, `logging.LoggerAdapter`.
 */
export class LoggerAdapter<
  L extends Adapted = Logger,
  E extends Attributes = Readonly<Record<string, unknown>>,
> {
  logger: L;
  extra: E | null;
  merge_extra: unknown;

  constructor(logger: L, extra: E | null = null, options: LoggerAdapterOptions = {}) {
    checkOptions("LoggerAdapter", options);
    const { merge_extra = false } = options;
    this.logger = logger;
    this.extra = extra;
    this.merge_extra = merge_extra;
  }

  /** What becomes of a call's message and keywords; made to be overridden. */
  process(msg: unknown, kwargs: LogKeywords): [msg: unknown, kwargs: LogKeywords] {
    const { extra } = kwargs;
    if (!this.merge_extra || extra === null || extra === undefined) kwargs.extra = this.extra;
    else if (this.extra) kwargs.extra = mergedExtra(this.extra, extra);
    return tupleOf<[unknown, LogKeywords]>([msg, kwargs]);
  }

  /** Logs at DEBUG. */
  debug(msg: unknown, ...args: unknown[]): void {
    this.log(DEBUG, msg, ...args);
  }

  /** Logs at INFO. */
  info(msg: unknown, ...args: unknown[]): void {
    this.log(INFO, msg, ...args);
  }

  /** Logs at WARNING. */
  warning(msg: unknown, ...args: unknown[]): void {
    this.log(WARNING, msg, ...args);
  }

  /** Deprecated in Python: use `warning`. */
  warn(msg: unknown, ...args: unknown[]): void {
    const text = "The 'warn' method is deprecated, use 'warning' instead";
    warn(text, "DeprecationWarning");
    this.warning(msg, ...args);
  }

  /** Logs at ERROR. */
  error(msg: unknown, ...args: unknown[]): void {
    this.log(ERROR, msg, ...args);
  }

  /** Logs at ERROR with an exception: that of `kw({ exc_info })`, or the one that is being handled. */
  exception(msg: unknown, ...args: unknown[]): void {
    this.log(ERROR, msg, ...withKeyword(args, { exc_info: true }));
  }

  /** Logs at CRITICAL. */
  critical(msg: unknown, ...args: unknown[]): void {
    this.log(CRITICAL, msg, ...args);
  }

  /** Logs at `level`, with what `process` makes of the call. */
  log(level: number, msg: unknown, ...args: unknown[]): void {
    if (!this.isEnabledFor(level)) return;
    const last = args.at(-1);
    const hasKeywords = last instanceof KeywordArguments;
    const [processed, kwargs] = this.process(msg, hasKeywords ? { ...last.values } : {});
    const positional = hasKeywords ? args.slice(0, -1) : args;
    this.logger.log(level, processed, ...positional, kw(kwargs));
  }

  /** Whether the logger below would make a record of that level. */
  isEnabledFor(level: number): boolean {
    return this.logger.isEnabledFor(level);
  }

  /** Sets the level of the logger below. */
  setLevel(level: Level): void {
    this.logger.setLevel(level);
  }

  /** The level that counts for the logger below. */
  getEffectiveLevel(): number {
    return this.logger.getEffectiveLevel();
  }

  /** Whether a record would meet a handler. */
  hasHandlers(): boolean {
    return this.logger.hasHandlers();
  }

  /** Hands on to the logger below. */
  _log(...args: Parameters<Logger["_log"]>): void {
    this.logger._log(...args);
  }

  /** The manager of the logger below. */
  get manager(): Manager {
    return this.logger.manager;
  }

  set manager(manager: Manager) {
    this.logger.manager = manager;
  }

  /** The name of the logger below. */
  get name(): string {
    return this.logger.name;
  }

  toString(): string {
    const level = getLevelName(this.logger.getEffectiveLevel());
    return `<${this.constructor.name} ${this.logger.name} (${level})>`;
  }
}
