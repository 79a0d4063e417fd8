import { forgetOrigin } from "./call-site.ts";
import { missing } from "./library.ts";
import { python } from "./port.ts";
import type { Run } from "./run.ts";
import { type Fields, fieldsOf, isFields, listOf, textOf } from "./shape.ts";
import { isOneOf, TYPED, type TypedKey } from "./vocabulary.ts";

/** The value that `value`, as written in a scenario, stands for. */
export function decode(run: Run, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => decode(run, item));
  if (!isFields(value)) return value;
  if ("$hook" in value) return run.hook(value);
  const key = Object.keys(value).find((name) => isOneOf(TYPED, name));
  if (isOneOf(TYPED, key)) return typed[key](run, value[key]);
  return decodeFields(run, value);
}

/** Each value of a map decoded; nothing is an empty map. */
export function decodeFields(run: Run, value: unknown): Record<string, unknown> {
  const entries = Object.entries(fieldsOf(value ?? {}));
  return Object.fromEntries(entries.map(([name, item]) => [name, decode(run, item)]));
}

/** Each value of a list decoded; nothing is an empty list. */
export function decodeList(run: Run, value: unknown): unknown[] {
  return listOf(value).map((item) => decode(run, item));
}

const typed: Readonly<Record<TypedKey, (run: Run, value: unknown) => unknown>> = {
  $ref: (run, path) => run.reference(textOf(path)),
  $var: (run, name) => run.loop.get(textOf(name)) ?? missing(textOf(name)),
  $float: (_, text) => python.float(floatOf(textOf(text))),
  $int: (_, text) => intOf(BigInt(textOf(text))),
  $bytes: (_, text) => Uint8Array.from(Buffer.from(textOf(text), "base64")),
  $bytearray: (_, text) => python.bytearray(Buffer.from(textOf(text), "base64")),
  $tuple: (run, items) => python.tuple(decodeList(run, items)),
  $namedtuple: (run, pairs) => new Named(listOf(pairs).map((pair) => decodePair(run, pair))),
  $set: (run, items) => new Set(decodeList(run, items)),
  $dict: (run, pairs) => new Map(listOf(pairs).map((pair) => decodePair(run, pair))),
  $error: (run, fields) => errorOf(run, fieldsOf(fields)),
  $time: (_, text) => timeOf(textOf(text)),
  $lab: (run, path) => addressOf(run.lab(textOf(path))),
};

/** A tuple with names, which are attributes too. */
class Named extends python.Tuple {
  declare readonly _fields: readonly string[];

  constructor(pairs: readonly (readonly [unknown, unknown])[]) {
    super();
    this.push(...pairs.map(([, value]) => value));
    const names = pairs.map(([name]) => String(name));
    Object.defineProperty(this, "_fields", { value: names });
    for (const [name, value] of pairs) Object.defineProperty(this, String(name), { value });
  }
}

function decodePair(run: Run, pair: unknown): [unknown, unknown] {
  const [key, value] = decodeList(run, pair);
  return [key, value];
}

const SPECIAL: Readonly<Record<string, number>> = {
  nan: Number.NaN,
  inf: Number.POSITIVE_INFINITY,
  "-inf": Number.NEGATIVE_INFINITY,
};

function floatOf(text: string): number {
  return SPECIAL[text] ?? Number(text);
}

function intOf(value: bigint): number | bigint {
  return Number.isSafeInteger(Number(value)) ? Number(value) : value;
}

type ErrorClass = new (...args: unknown[]) => Error;

function errorOf(run: Run, fields: Fields): Error {
  const type = textOf(fields["type"]);
  const found: unknown = Reflect.get(python, type);
  const Made = isErrorClass(found) ? found : newErrorClass(type);
  const error = new Made(...decodeList(run, fields["args"]));
  forgetOrigin(error);
  return error;
}

function isErrorClass(value: unknown): value is ErrorClass {
  return typeof value === "function" && value.prototype instanceof Error;
}

/** An exception that Python itself does not have. */
function newErrorClass(name: string): ErrorClass {
  const Made = class extends python.Exception {};
  Object.defineProperty(Made, "name", { value: name });
  Object.defineProperty(Made.prototype, "name", { value: name, writable: true });
  return Made;
}

/** An address is a tuple in Python. */
function addressOf(value: unknown): unknown {
  return Array.isArray(value) ? python.tuple(value) : value;
}

/** Python's `datetime.time`, in the form that the port takes. */
function timeOf(text: string): Record<string, number> {
  const [whole = "", fraction = ""] = text.split(".");
  const [hour = 0, minute = 0, second = 0] = whole.split(":").map(Number);
  return { hour, minute, second, microsecond: Number(`${fraction}000000`.slice(0, 6)) };
}
