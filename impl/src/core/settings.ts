/*
 * The module attributes of Python's `logging` that programs assign. ESM exports cannot be assigned
 * from outside, so each has a setter; the exported names are live and always show the present value.
 */

/** Whether errors inside handlers are printed. See {@link setRaiseExceptions}. */
export let raiseExceptions: unknown = true;
/** Whether records carry thread and threadName. See {@link setLogThreads}. */
export let logThreads: unknown = true;
/** Whether records carry processName. See {@link setLogMultiprocessing}. */
export let logMultiprocessing: unknown = true;
/** Whether records carry process. See {@link setLogProcesses}. */
export let logProcesses: unknown = true;
/** Whether records carry taskName. See {@link setLogAsyncioTasks}. */
export let logAsyncioTasks: unknown = true;
/** Whether loggers look for the call site. See {@link setSrcfile}. */
export let _srcfile: unknown = "logging";

/** Python's `logging.raiseExceptions = value`: false makes errors inside handlers silent. */
export function setRaiseExceptions(value: unknown): void {
  raiseExceptions = value;
}

/** Python's `logging.logThreads = value`: false leaves `thread` and `threadName` at None. */
export function setLogThreads(value: unknown): void {
  logThreads = value;
}

/** Python's `logging.logMultiprocessing = value`: false leaves `processName` at None. */
export function setLogMultiprocessing(value: unknown): void {
  logMultiprocessing = value;
}

/** Python's `logging.logProcesses = value`: false leaves `process` at None. */
export function setLogProcesses(value: unknown): void {
  logProcesses = value;
}

/** Python's `logging.logAsyncioTasks = value`: false leaves `taskName` at None. */
export function setLogAsyncioTasks(value: unknown): void {
  logAsyncioTasks = value;
}

/** Python's `logging._srcfile = None`: a false value stops loggers from looking for the call site. */
export function setSrcfile(value: unknown): void {
  _srcfile = value;
}
