import { AttributeError } from "../../python/exceptions.ts";
import { isClass, Tuple } from "../../python/values.ts";
import type { ExceptionInfo } from "../format/traceback.ts";
import { LogRecord, type LogRecordOptions } from "./record.ts";
import { setAttribute } from "./set-attribute.ts";

/** The arguments a record is made from. */
export type LogRecordArguments = [
  name: string,
  level: number,
  pathname: string,
  lineno: number,
  msg: unknown,
  args: unknown,
  exc_info: ExceptionInfo | null,
  options?: LogRecordOptions,
];

/** A function that makes records, as taken and given by the functions below. */
export type LogRecordFactory = (...args: LogRecordArguments) => LogRecord;

/** A class of records. */
export type LogRecordClass = new (...args: LogRecordArguments) => LogRecord;

const defaultFactory: LogRecordFactory = (...args) => new LogRecord(...args);

let logRecordFactory: LogRecordFactory = defaultFactory;

/**
 * Sets what makes every later record: a function, or a class of records.
 *
 * Source: CPython 3.15, `logging.setLogRecordFactory`.
 */
export function setLogRecordFactory(factory: LogRecordFactory | LogRecordClass): void {
  if (isRecordClass(factory)) {
    logRecordFactory = factory === LogRecord ? defaultFactory : (...args) => new factory(...args);
  } else {
    logRecordFactory = factory;
  }
}

function isRecordClass(factory: LogRecordFactory | LogRecordClass): factory is LogRecordClass {
  return isClass(factory);
}

/**
 * What makes records now, as a function: a class that was set comes back as a function that
 * constructs it, so that the answer can always be called.
 *
 * Source: CPython 3.15, `logging.getLogRecordFactory`.
 */
export function getLogRecordFactory(): LogRecordFactory {
  return logRecordFactory;
}

/** Whether records are made by {@link LogRecord} itself. */
export function makesPlainRecords(): boolean {
  return logRecordFactory === defaultFactory;
}

/** A record by whatever makes records now. */
export function newRecord(
  name: string,
  level: number,
  pathname: string,
  lineno: number,
  msg: unknown,
  args: unknown,
  exc_info: ExceptionInfo | null,
  options: LogRecordOptions,
): LogRecord {
  // The usual factory would do the same, but spreads its arguments, which takes longer than all this.
  return makesPlainRecords()
    ? new LogRecord(name, level, pathname, lineno, msg, args, exc_info, options)
    : logRecordFactory(name, level, pathname, lineno, msg, args, exc_info, options);
}

/**
 * A record with the given attributes, e.g. one that came over the network as a dict.
 *
 * Source: CPython 3.15, `logging.makeLogRecord`.
 */
export function makeLogRecord(attributes: Readonly<Record<string, unknown>>): LogRecord {
  const record = recordOfNothing();
  for (const name of Object.keys(attributes)) setAttribute(record, name, attributes[name]);
  return record;
}

/** What `makeLogRecord` puts attributes on. As in CPython, its name is None, and so is its level. */
export function recordOfNothing(): LogRecord {
  const nothing = [null, null, "", 0, "", new Tuple(), null, { func: null, sinfo: null }];
  const record: LogRecord | null = Reflect.apply(logRecordFactory, undefined, nothing);
  if (record === null) throw new AttributeError("'NoneType' object has no attribute '__dict__'");
  return record;
}
