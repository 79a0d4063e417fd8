import { handlers, logging, Module, python, readModule, writeModule } from "./port.ts";

type Class = abstract new (...args: never[]) => object;

/** Attributes that Python holds as float and the port as a plain number. */
const FLOATS: readonly (readonly [Class, readonly string[]])[] = [
  [logging.LogRecord, ["created", "msecs", "relativeCreated"]],
  [handlers.SocketHandler, ["retryTime", "retryPeriod", "retryStart", "retryMax", "retryFactor"]],
];

/** What every Python object has, as the port offers it. */
const SPECIAL: ReadonlyMap<string, (owner: object) => unknown> = new Map<
  string,
  (owner: object) => unknown
>([
  ["__cause__", (owner) => (owner instanceof Error ? (owner.cause ?? null) : null)],
  ["__class__", (owner) => owner.constructor],
  ["__dict__", (owner) => ({ ...owner })],
  ["__len__", lengthOf],
  ["__repr__", (owner) => () => python.repr(owner)],
  ["__str__", (owner) => () => python.str(owner)],
]);

function lengthOf(owner: object): unknown {
  if (owner instanceof Map || owner instanceof Set) return () => owner.size;
  if (Array.isArray(owner)) return () => owner.length;
  throw missing(className(owner), "__len__");
}

/** Python's `owner.name`. Errors: AttributeError. */
export function readAttribute(owner: unknown, name: string): unknown {
  if (owner instanceof Module) return readModule(owner, name);
  if (owner === null || owner === undefined) throw missing("NoneType", name);
  if (typeof owner === "function") return readClass(owner, name);
  const value = readInstance(owner, name);
  return isFloat(owner, name) ? asFloat(value) : value;
}

function readClass(owner: object, name: string): unknown {
  const ownName: unknown = Reflect.get(owner, "name");
  if (name === "__name__" || name === "__qualname__") return ownName;
  if (name !== "name" && name !== "length" && Reflect.has(owner, name)) {
    return Reflect.get(owner, name);
  }
  const prototype: unknown = Reflect.get(owner, "prototype");
  if (isObject(prototype) && Reflect.has(prototype, name)) return Reflect.get(prototype, name);
  throw new python.AttributeError(`type object '${String(ownName)}' has no attribute '${name}'`);
}

function readInstance(value: unknown, name: string): unknown {
  const owner: object = Object(value);
  if (Reflect.has(owner, name)) return Reflect.get(owner, name);
  const special = SPECIAL.get(name);
  if (special !== undefined) return special(owner);
  const { constructor } = owner;
  if (typeof constructor === "function" && Reflect.has(constructor, name)) {
    return Reflect.get(constructor, name);
  }
  throw missing(className(value), name);
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function missing(type: string, name: string): Error {
  return new python.AttributeError(`'${type}' object has no attribute '${name}'`);
}

/** What Python calls the classes of plain values. */
const PYTHON_NAMES: ReadonlyMap<unknown, string> = new Map<unknown, string>([
  [String, "str"],
  [Boolean, "bool"],
  [BigInt, "int"],
  [Array, "list"],
  [Object, "dict"],
  [Map, "dict"],
  [Set, "set"],
  [Uint8Array, "bytes"],
  [Buffer, "bytes"],
  [RegExp, "Pattern"],
  [Function, "function"],
  [python.Tuple, "tuple"],
  [python.PyFloat, "float"],
]);

/** Name of the class of a value, as Python gives it. */
export function className(value: unknown): string {
  if (value === null || value === undefined) return "NoneType";
  if (typeof value === "number") return Number.isSafeInteger(value) ? "int" : "float";
  const { constructor }: { constructor?: unknown } = Object(value);
  const known = PYTHON_NAMES.get(constructor);
  if (known !== undefined) return known;
  return typeof constructor === "function" && constructor.name !== "" ? constructor.name : "object";
}

/** Whether `owner.name` is an attribute that Python holds as float. */
export function isFloat(owner: unknown, name: string): boolean {
  return FLOATS.some(([of, names]) => owner instanceof of && names.includes(name));
}

/** A plain number as Python's float. */
export function asFloat(value: unknown): unknown {
  return typeof value === "number" ? python.float(value) : value;
}

/** Python's `owner.name = value`. */
export function writeAttribute(owner: unknown, name: string, value: unknown): void {
  if (owner instanceof Module) return writeModule(owner, name, value);
  if (owner === null || owner === undefined) throw missing("NoneType", name);
  const prototype: unknown = typeof owner === "function" ? owner.prototype : undefined;
  // A method of a class is found through its prototype, a plain class attribute on the class itself.
  if (isObject(prototype) && typeof Reflect.get(prototype, name) === "function") {
    Reflect.set(prototype, name, value);
  }
  const isCause = name === "__cause__" && owner instanceof Error;
  Reflect.set(Object(owner), isCause ? "cause" : name, value);
}
