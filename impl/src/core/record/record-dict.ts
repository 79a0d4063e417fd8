import { float } from "../../python/values.ts";
import type { LogRecord } from "./record.ts";

/** Attributes that are float in Python whatever their value. */
const FLOATS = ["created", "msecs", "relativeCreated"] as const;

/**
 * Python's `record.__dict__`: the attributes in order, as values for formatting or pickling.
 *
 * The three attributes that Python always holds as float come as such, so that a whole number is
 * written `1.0`. With `names`, only those of the attributes are there.
 */
export function recordDict(record: LogRecord, names?: readonly string[]): Record<string, unknown> {
  const attributes: Record<string, unknown> =
    names === undefined ? Object.fromEntries(Object.entries(record)) : pick(record, names);
  for (const name of FLOATS) {
    const value = attributes[name];
    if (typeof value === "number") attributes[name] = float(value);
  }
  return attributes;
}

function pick(record: LogRecord, names: readonly string[]): Record<string, unknown> {
  const attributes: Record<string, unknown> = {};
  for (const name of names) {
    if (Object.hasOwn(record, name)) attributes[name] = record[name];
  }
  return attributes;
}
