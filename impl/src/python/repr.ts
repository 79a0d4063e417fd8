import { setOrder } from "./set-order.ts";
import { floatRepr } from "./text/float-repr.ts";
import { bytesRepr, escapeNonAscii, stringRepr } from "./text/string-repr.ts";
import {
  ByteArray,
  dictEntries,
  exceptionTypeName,
  isBytes,
  isClass,
  isDict,
  isNamedTuple,
  PyFloat,
  Tuple,
  typeName,
} from "./values.ts";

/** Python's `str(value)`. Units: characters are code points. Source: CPython 3.15, `str`. */
export function str(value: unknown): string {
  if (typeof value === "string") return value;
  if (value instanceof Error) return errorText(value);
  return repr(value);
}

/** Python's `repr(value)`. Source: CPython 3.15, `repr`. */
export function repr(value: unknown): string {
  switch (typeof value) {
    case "string":
      return stringRepr(value);
    case "number":
      return numberRepr(value);
    case "boolean":
      return value ? "True" : "False";
    case "undefined":
      return "None";
    case "object":
      return value === null ? "None" : objectRepr(value);
    case "function":
      return functionRepr(value);
    case "bigint":
    case "symbol":
      return value.toString();
  }
}

/** Python's `ascii(value)`: `repr` with everything beyond ASCII escaped. Source: CPython 3.15, `ascii`. */
export function ascii(value: unknown): string {
  return escapeNonAscii(repr(value));
}

function numberRepr(value: number): string {
  return Number.isSafeInteger(value) && !Object.is(value, -0) ? String(value) : floatRepr(value);
}

// Python names the module and the address as well; neither exists here.
function functionRepr(value: { readonly name: string }): string {
  const name = value.name === "" ? "<lambda>" : value.name;
  return isClass(value) ? `<class '${name}'>` : `<function ${name}>`;
}

/** Containers whose repr is being written, so that one that holds itself ends in `[...]`. */
const open: unknown[] = [];

function objectRepr(value: object): string {
  if (value instanceof PyFloat) return floatRepr(value.value);
  if (value instanceof Error) return errorRepr(value);
  if (value instanceof ByteArray) return `bytearray(${bytesRepr(value)})`;
  if (isBytes(value)) return bytesRepr(value);
  if (!Array.isArray(value) && !(value instanceof Set) && !isDict(value)) return ownText(value);
  if (open.includes(value)) return recursionMark(value);
  open.push(value);
  try {
    return containerRepr(value);
  } finally {
    open.pop();
  }
}

function recursionMark(value: object): string {
  if (value instanceof Tuple) return "(...)";
  if (Array.isArray(value)) return "[...]";
  return value instanceof Set ? `${typeName(value)}(...)` : "{...}";
}

function containerRepr(
  value: unknown[] | Set<unknown> | Map<unknown, unknown> | Record<string, unknown>,
): string {
  if (value instanceof Tuple) return tupleRepr(value);
  if (Array.isArray(value)) return `[${joinReprs(value)}]`;
  if (value instanceof Set) return setRepr(value);
  const items = Array.from(dictEntries(value), ([key, item]) => `${repr(key)}: ${repr(item)}`);
  return `{${items.join(", ")}}`;
}

function tupleRepr(value: Tuple): string {
  if (isNamedTuple(value)) {
    const items = value._fields.map((name, index) => `${name}=${repr(value[index])}`);
    return `${typeName(value)}(${items.join(", ")})`;
  }
  return value.length === 1 ? `(${repr(value[0])},)` : `(${joinReprs(value)})`;
}

function setRepr(value: Set<unknown>): string {
  const name = typeName(value);
  if (value.size === 0) return `${name}()`;
  const items = `{${joinReprs(setOrder(value))}}`;
  return name === "set" ? items : `${name}(${items})`;
}

function joinReprs(values: Iterable<unknown>): string {
  return Array.from(values, repr).join(", "); // Array.from, unlike map, also visits the holes
}

/** An object's own `toString`, if its class has one, stands for `__str__` and `__repr__`. */
function ownText(value: object): string {
  const text: unknown = Reflect.get(value, "toString");
  if (typeof text !== "function" || isDefaultToString(text)) return `<${typeName(value)} object>`;
  return String(Reflect.apply(text, value, []));
}

const DEFAULT_TO_STRINGS: ReadonlySet<unknown> = new Set([
  Reflect.get(Object.prototype, "toString"),
  Reflect.get(Error.prototype, "toString"),
]);

function isDefaultToString(method: unknown): boolean {
  return DEFAULT_TO_STRINGS.has(method);
}

/** `str(error)`: what a class that overrides `toString` says, else the message. */
function errorText(error: Error): string {
  const text: unknown = Reflect.get(error, "toString");
  return isDefaultToString(text) ? error.message : error.toString();
}

function errorRepr(error: Error): string {
  const name = exceptionTypeName(error);
  const args: unknown = Reflect.get(error, "args");
  if (Array.isArray(args)) return `${name}(${joinReprs(args)})`;
  return Object.hasOwn(error, "message") ? `${name}(${repr(error.message)})` : `${name}()`;
}
