import { asFloat, className, isFloat } from "./attributes.ts";
import { floatText } from "./float-text.ts";
import { logging, python } from "./port.ts";

/** Names of the scenario's variables, by the object each holds. */
export type Names = ReadonlyMap<unknown, string>;

/** The observation value of `value`: JSON where it is rich enough, one-key maps where not. */
export function encode(value: unknown, names: Names): unknown {
  switch (typeof value) {
    case "undefined":
      return null;
    case "boolean":
    case "string":
      return value;
    case "number":
      return isInt(value) ? value : { $float: floatText(value) };
    case "bigint":
      return isInt(Number(value)) ? Number(value) : { $int: String(value) };
    case "function":
      return names.has(value) ? { $ref: names.get(value) } : { $object: functionKind(value) };
    case "symbol":
      return { $object: "Symbol" };
    case "object":
      return value === null ? null : (container(value, names) ?? object(value, names));
  }
}

function isInt(value: number): boolean {
  return Number.isSafeInteger(value) && !Object.is(value, -0);
}

function functionKind(value: object): "function" | "type" {
  return /^class\b/.test(Function.prototype.toString.call(value)) ? "type" : "function";
}

function container(value: object, names: Names): unknown {
  if (value instanceof python.PyFloat) return { $float: floatText(value.value) };
  if (value instanceof Uint8Array) return { $bytes: Buffer.from(value).toString("base64") };
  if (value instanceof python.Tuple) return { $tuple: encodeAll(value, names) };
  if (value instanceof python.struct_time) return { $tuple: encodeAll(value, names) };
  if (Array.isArray(value)) return encodeAll(value, names);
  if (value instanceof Set) return { $set: sortedByText(encodeAll(value, names)) };
  if (value instanceof Map) return { $dict: encodePairs(value.entries(), names) };
  return isPlain(value) ? { $dict: encodePairs(Object.entries(value), names) } : undefined;
}

function encodeAll(items: Iterable<unknown>, names: Names): unknown[] {
  return [...items].map((item) => encode(item, names));
}

function encodePairs(pairs: Iterable<readonly [unknown, unknown]>, names: Names): unknown[] {
  return [...pairs].map(([key, item]) => [encode(key, names), encode(item, names)]);
}

function sortedByText(items: readonly unknown[]): unknown[] {
  const keyed = items.map((item) => [JSON.stringify(item), item] as const);
  return keyed.toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, item]) => item);
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}

function object(value: object, names: Names): unknown {
  if (value instanceof Error) return { $error: encodeError(value) };
  if (names.has(value)) return { $ref: names.get(value) };
  if (value instanceof logging.LogRecord) return encodeRecord(value, names);
  return { $object: className(value) };
}

/** A record with all its attributes in their order. */
export function encodeRecord(record: object, names: Names): unknown {
  const pairs = Object.entries(record).map(([name, value]) => {
    if (name === "exc_info") return [name, encodeExcInfo(value, names)];
    return [name, encode(isFloat(record, name) ? asFloat(value) : value, names)];
  });
  return { $record: pairs };
}

/** The class and the traceback say nothing that the exception does not. */
function encodeExcInfo(value: unknown, names: Names): unknown {
  const error = value instanceof python.Tuple && value.length === 3 ? value[1] : value;
  return error instanceof Error ? { $error: encodeError(error) } : encode(value, names);
}

/** Class name and text of what was thrown. */
export function encodeError(thrown: unknown): { type: string; message: string } {
  if (!(thrown instanceof Error)) return { type: typeof thrown, message: String(thrown) };
  return { type: python.exceptionTypeName(thrown), message: thrown.message };
}
