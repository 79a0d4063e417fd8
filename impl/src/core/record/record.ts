import process from "node:process";
import { KeyError, TypeError } from "../../python/exceptions.ts";
import { percentFormat } from "../../python/percent.ts";
import { str } from "../../python/repr.ts";
import { truth } from "../../python/truth.ts";
import { dictEntries, isBytes, isDict, typeName } from "../../python/values.ts";
import { now, seconds, startTime } from "../clock.ts";
import { current_process } from "../current-process.ts";
import { currentTaskName } from "../current-task.ts";
import { current_thread } from "../current-thread.ts";
import type { ExceptionInfo } from "../format/traceback.ts";
import { getLevelName } from "../levels.ts";
import { basename, stem } from "../path.ts";
import { logAsyncioTasks, logMultiprocessing, logProcesses, logThreads } from "../settings.ts";

/** Optional arguments of {@link LogRecord}. Names and defaults are CPython's. */
export interface LogRecordOptions {
  /** Function that logged; becomes `funcName`. @defaultValue null */
  readonly func?: string | null;
  /** Call stack as text; becomes `stack_info`. @defaultValue null */
  readonly sinfo?: string | null;
}

/**
 * One event, with everything that is known of it.
 *
 * The attributes are own and enumerable, in CPython's order; `message`, `asctime` and what `extra`
 * brings follow.
 *
 * Units: `created` is seconds since 1970, `msecs` and `relativeCreated` are milliseconds; these
 * three count as float wherever they are formatted.
 *
 * Source: CPython 3.15, `logging.LogRecord`.
 */
export class LogRecord {
  /** Name of the logger. */
  declare name: string;
  /** The message before its arguments are merged in; any value. */
  declare msg: unknown;
  /** Arguments for `msg`: a tuple, or a dict if a single filled one was given. */
  declare args: unknown;
  declare levelname: string;
  declare levelno: number;
  declare pathname: string;
  declare filename: string;
  declare module: string;
  /** `tuple([type, value, traceback])`, or null. */
  declare exc_info: ExceptionInfo | null;
  /** The formatted exception, kept by the first formatter for the others. */
  declare exc_text: string | null;
  declare stack_info: string | null;
  declare lineno: number;
  declare funcName: string | null;
  declare created: number;
  declare msecs: number;
  declare relativeCreated: number;
  declare thread: number | null;
  declare threadName: string | null;
  declare processName: string | null;
  declare process: number | null;
  /** Name of the task it was made in; see `inTask`. */
  declare taskName: string | null;
  /** The message with its arguments; set by `Formatter.format`. */
  declare message?: string;
  /** The time as text; set by `Formatter.format` where the format uses it. */
  declare asctime?: string;
  /** What `extra` brought. */
  [attribute: string]: unknown;

  constructor(
    name: string,
    level: number,
    pathname: string,
    lineno: number,
    msg: unknown,
    args: unknown,
    exc_info: ExceptionInfo | null,
    options: LogRecordOptions = {},
  ) {
    const created = now();
    this.name = name;
    this.msg = msg;
    this.args = unwrapMapping(args);
    this.levelname = getLevelName(level);
    this.levelno = level;
    this.pathname = pathname;
    if (pathname !== lastPath) splitPath(pathname);
    this.filename = lastFilename;
    this.module = lastModule;
    this.exc_info = exc_info;
    this.exc_text = null;
    this.stack_info = options.sinfo ?? null;
    this.lineno = lineno;
    this.funcName = options.func ?? null;
    this.created = seconds(created);
    this.msecs = ((created % 1000) + 1000) % 1000;
    this.relativeCreated = created - startTime;
    const thread = logThreads ? current_thread() : null;
    this.thread = thread === null ? null : thread.ident;
    this.threadName = thread === null ? null : thread.name;
    this.processName = logMultiprocessing ? current_process().name : null;
    this.process = logProcesses ? process.pid : null;
    this.taskName = logAsyncioTasks ? currentTaskName() : null;
  }

  /** The message with its arguments merged in. Errors: whatever `msg % args` raises in Python. */
  getMessage(): string {
    const msg = typeof this.msg === "string" ? this.msg : str(this.msg);
    const { args } = this;
    return truth(args) ? percentFormat(msg, args) : msg;
  }

  toString(): string {
    const { name, levelno, pathname, lineno, msg } = this;
    return `<LogRecord: ${str(name)}, ${str(levelno)}, ${str(pathname)}, ${str(lineno)}, "${str(msg)}">`;
  }
}

// Most records come from where the one before came from.
let lastPath = "";
let lastFilename = "";
let lastModule = "";

function splitPath(pathname: string): void {
  lastPath = pathname;
  lastFilename = typeof pathname === "string" ? basename(pathname) : pathname;
  lastModule = typeof pathname === "string" ? stem(lastFilename) : "Unknown module";
}

/** A single filled dict stands for the arguments themselves, so that `%(key)s` finds its keys. */
function unwrapMapping(args: unknown): unknown {
  if (Array.isArray(args)) {
    const only: unknown = args.length === 1 ? args[0] : undefined;
    return isDict(only) && truth(only) ? only : args;
  }
  if (isDict(args)) refuseSingleEntry(args);
  else if (truth(args) && !hasLength(args)) {
    throw new TypeError(`object of type '${typeName(args)}' has no len()`);
  }
  return args ?? null;
}

/** Whether Python's `len` would take it. */
function hasLength(value: unknown): boolean {
  return typeof value === "string" || value instanceof Set || isBytes(value);
}

/** CPython looks at `args[0]` of whatever has length 1; a dict raises there (seen in 3.6 to 3.15). */
function refuseSingleEntry(args: Map<unknown, unknown> | Record<string, unknown>): void {
  const keys = [...dictEntries(args)].map(([key]) => key);
  if (keys.length === 1 && keys[0] !== 0) throw new KeyError(0);
}
