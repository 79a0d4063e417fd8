import type { LogRecord } from "../core/record/record.ts";
import { makeLogRecord, recordOfNothing } from "../core/record/record-factory.ts";
import { setAttribute } from "../core/record/set-attribute.ts";
import { readFlatDict } from "../python/pickle/load/flat-dict.ts";
import { limitsOf } from "../python/pickle/load/limits.ts";
import { type LoadsOptions, loads } from "../python/pickle.ts";
import { isDict, PyFloat } from "../python/values.ts";

/** Bytes that are no record, or one that is not to be trusted. */
export class MalformedRecordError extends Error {
  static {
    Object.defineProperty(MalformedRecordError.prototype, "name", {
      value: "MalformedRecordError",
    });
  }
}

/** Attributes that Python always holds as float, and records here as numbers. */
const FLOATS = ["created", "msecs", "relativeCreated"] as const;

/** A width or precision of five digits or more, or one from the arguments: `%99999d`, `%*d`. */
const WIDE = /%[^%a-zA-Z]*(?:\*|\d{5,})/u;

/**
 * The record in a pickle, as Python's `makeLogRecord(pickle.loads(bytes))`, without running anything.
 *
 * Errors: `UnpicklingError` for bytes that are no pickle or beyond a limit, `MalformedRecordError`
 * for anything that is no dict of attributes.
 */
export function decodeRecord(pickle: Uint8Array, limits: LoadsOptions): LogRecord {
  return recordOfFlat(pickle, limits) ?? recordOfAny(pickle, limits);
}

/** The record in a pickle of the usual form, quickly. */
function recordOfFlat(pickle: Uint8Array, limits: LoadsOptions): LogRecord | undefined {
  const flat = Buffer.isBuffer(pickle) ? readFlatDict(pickle, limitsOf(limits)) : undefined;
  if (flat === undefined) return undefined;
  const { names, values } = flat;
  const record = recordOfNothing();
  for (let at = 0; at < names.length; at++) setAttribute(record, names[at] ?? "", values[at]);
  for (const name of FLOATS) {
    const value: unknown = record[name];
    if (value instanceof PyFloat) record[name] = value.value;
  }
  if (record.args !== null) refuseWideFormat(record.msg);
  return record;
}

function recordOfAny(pickle: Uint8Array, limits: LoadsOptions): LogRecord {
  const attributes = attributesOf(loads(pickle, limits));
  for (const name of FLOATS) {
    const value = attributes[name];
    if (value instanceof PyFloat) attributes[name] = value.value;
  }
  if (attributes["args"] !== null) refuseWideFormat(attributes["msg"]);
  return makeLogRecord(attributes);
}

function attributesOf(value: unknown): Record<string, unknown> {
  if (!isDict(value)) throw new MalformedRecordError("a pickle of something that is no dict");
  if (!(value instanceof Map)) return value;
  const attributes: Record<string, unknown> = Object.create(null);
  for (const [name, attribute] of value) {
    if (typeof name !== "string") {
      throw new MalformedRecordError("a dict with a key that is no name of an attribute");
    }
    attributes[name] = attribute;
  }
  return attributes;
}

/**
 * Senders merge the arguments into the message. One that does not could ask for a text of gigabytes
 * in a few bytes.
 */
function refuseWideFormat(msg: unknown): void {
  if (typeof msg === "string" && WIDE.test(msg)) {
    throw new MalformedRecordError("a message whose arguments would make it too wide");
  }
}
