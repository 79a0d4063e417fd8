import { floatRepr } from "./text/float-repr.ts";

export { codePointLength } from "./text/code-points.ts";

/**
 * A Python float that happens to be whole: JavaScript cannot tell 1.0 from 1.
 *
 * Made by {@link float}. Behaves as its number in arithmetic, and as Python's `str` in text.
 */
export class PyFloat {
  /** The number itself. */
  readonly value: number;

  constructor(value: number) {
    this.value = value;
  }

  valueOf(): number {
    return this.value;
  }

  toString(): string {
    return floatRepr(this.value);
  }
}

/** Marks a number as Python's float: `float(1)` is 1.0 where `1` is an int. */
export function float(value: number | bigint | PyFloat): PyFloat {
  return value instanceof PyFloat ? value : new PyFloat(Number(value));
}

/**
 * A Python tuple: an array that is written with round brackets. Made by {@link tuple}.
 *
 * Its own `slice()` and `map()` make tuples again.
 */
// A `Symbol.species` of its own would slow down every array of the process.
export class Tuple<T = unknown> extends Array<T> {}

/** Python's `tuple(iterable)`. Its type knows the items of an array that is written out. */
export function tuple<T extends readonly unknown[] | []>(items: T): Tuple<T[number]> & T;
export function tuple<T>(items?: Iterable<T>): Tuple<T>;
export function tuple<T>(items: Iterable<T> = []): Tuple<T> {
  const made = new Tuple<T>();
  let index = 0;
  for (const item of items) made[index++] = item; // quicker than push, and every log call comes here
  return made;
}

/**
 * A tuple whose items have names, as those of Python's `collections.namedtuple`: any class of tuples
 * whose objects have `_fields`, the names in their order.
 */
export interface NamedTuple extends Tuple {
  readonly _fields: readonly string[];
}

/** Whether `value` stands for a named tuple. */
export function isNamedTuple(value: unknown): value is NamedTuple {
  return value instanceof Tuple && "_fields" in value && Array.isArray(value._fields);
}

/** A Python bytearray: bytes that show, and travel, as what may change. Made by {@link bytearray}. */
export class ByteArray extends Uint8Array {}

/** Python's `bytearray(bytes)`. */
export function bytearray(bytes: Iterable<number> = []): ByteArray {
  return new ByteArray(bytes);
}

/** Whether `value` stands for None. */
export function isNone(value: unknown): value is null | undefined {
  return value === null || value === undefined;
}

/** Whether `value` stands for an int (bool not counted): a safe integer other than -0, or a bigint. */
export function isInt(value: unknown): value is number | bigint {
  if (typeof value === "number") return Number.isSafeInteger(value) && !Object.is(value, -0);
  return typeof value === "bigint";
}

/** Whether `value` stands for a float: a `PyFloat`, or a number that is no int. */
export function isFloat(value: unknown): value is number | PyFloat {
  if (typeof value === "number") return !Number.isSafeInteger(value) || Object.is(value, -0);
  return value instanceof PyFloat;
}

/** Whether `value` stands for bytes, or a bytearray. */
export function isBytes(value: unknown): value is Uint8Array {
  return value instanceof Uint8Array;
}

/** Whether `value` stands for a tuple. */
export function isTuple(value: unknown): value is Tuple {
  return value instanceof Tuple;
}

/** Whether `value` stands for a list: an array that is no tuple. */
export function isList(value: unknown): value is unknown[] {
  return Array.isArray(value) && !(value instanceof Tuple);
}

/** A plain object: one whose prototype is the end of the chain, in whichever realm it was made. */
function isPlainObject(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** Whether `value` stands for a dict: a Map or a plain object. */
export function isDict(value: unknown): value is Map<unknown, unknown> | Record<string, unknown> {
  if (typeof value !== "object" || value === null) return false;
  return value instanceof Map || isPlainObject(value);
}

/** Keys and values of a dict, in its order. */
export function dictEntries(
  dict: Map<unknown, unknown> | Record<string, unknown>,
): Iterable<[unknown, unknown]> {
  return dict instanceof Map ? dict.entries() : Object.entries(dict);
}

/** Whether `value` is a class rather than a plain function. */
export function isClass(value: unknown): boolean {
  return typeof value === "function" && Function.prototype.toString.call(value).startsWith("class");
}

/**
 * Name of the class of an error, as Python shows it.
 *
 * Python exceptions and classes made from them give their class name; JavaScript's own errors give
 * theirs, and so does an error that carries a `name` of its own.
 */
export function exceptionTypeName(error: Error): string {
  if (Object.hasOwn(error, "name")) return error.name;
  const prototype: unknown = Object.getPrototypeOf(error);
  if (typeof prototype !== "object" || prototype === null) return "Error";
  if (Object.hasOwn(prototype, "name")) return error.name;
  const className = classNameOf(error);
  return className === "" || className === "NodeError" ? error.name : className; // Node hides TypeError behind NodeError
}

function classNameOf(value: object): string {
  const maker: unknown = value.constructor;
  return typeof maker === "function" ? maker.name : "";
}

/** Python's `type(value).__name__`: `int`, `NoneType`, the class name of an object or exception. */
export function typeName(value: unknown): string {
  switch (typeof value) {
    case "undefined":
      return "NoneType";
    case "boolean":
      return "bool";
    case "number":
      return isInt(value) ? "int" : "float";
    case "bigint":
      return "int";
    case "string":
      return "str";
    case "symbol":
      return "Symbol";
    case "function":
      return isClass(value) ? "type" : "function";
    case "object":
      return value === null ? "NoneType" : objectTypeName(value);
  }
}

const PYTHON_NAMES: ReadonlyMap<unknown, string> = new Map<unknown, string>([
  [PyFloat, "float"],
  [Tuple, "tuple"],
  [Array, "list"],
  [Map, "dict"],
  [Set, "set"],
]);

function objectTypeName(value: object): string {
  if (value instanceof Error) return exceptionTypeName(value);
  if (value instanceof Uint8Array) return value instanceof ByteArray ? "bytearray" : "bytes";
  const known = PYTHON_NAMES.get(value.constructor);
  if (known !== undefined) return known;
  return isPlainObject(value) ? "dict" : classNameOf(value) || "object";
}
