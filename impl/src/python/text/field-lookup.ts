import { AttributeError, IndexError, KeyError, TypeError } from "../exceptions/builtin.ts";
import { isBytes, isClass, isDict, isFloat, isInt, isTuple, PyFloat, typeName } from "../values.ts";
import { codePoints } from "./code-points.ts";
import type { FieldIndex, FieldStep } from "./field-name.ts";

/** Goes one step from `value`. Errors: AttributeError, IndexError, KeyError, TypeError. */
export function follow(value: unknown, step: FieldStep): unknown {
  return step.kind === "attribute" ? attribute(value, step.name) : item(value, step.key);
}

/** The value of `key` in a dict. Errors: KeyError. */
export function dictItem(dict: object, key: string | FieldIndex): unknown {
  if (dict instanceof Map) {
    if (dict.has(key)) return dict.get(key);
    for (const [other, value] of dict) if (isSameKey(other, key)) return value;
  } else if (typeof key === "string" && Object.hasOwn(dict, key)) {
    return Reflect.get(dict, key);
  }
  throw new KeyError(key);
}

/** Whether a key is the number `key` in another form: False and 0.0 are 0. */
function isSameKey(other: unknown, key: string | FieldIndex): boolean {
  if (typeof key === "string" || !(typeof other === "boolean" || isFloat(other))) return false;
  return Number(other) === Number(key);
}

function item(value: unknown, key: string | FieldIndex): unknown {
  if (isDict(value)) return dictItem(value, key);
  if (typeof value === "string") return element(codePoints(value), key, TEXT);
  if (isBytes(value)) return element(value, key, BYTES);
  if (Array.isArray(value)) return element(value, key, isTuple(value) ? TUPLE : LIST);
  if (isClass(value)) throw new TypeError(`type '${nameOf(value)}' is not subscriptable`);
  throw new TypeError(`'${typeName(value)}' object is not subscriptable`);
}

/** What Python says about a wrong index into a sequence. */
interface SequenceTexts {
  readonly outOfRange: string;
  readonly notAnIndex: string;
}

const LIST: SequenceTexts = {
  outOfRange: "list index out of range",
  notAnIndex: "list indices must be integers or slices, not str",
};
const TUPLE: SequenceTexts = {
  outOfRange: "tuple index out of range",
  notAnIndex: "tuple indices must be integers or slices, not str",
};
const TEXT: SequenceTexts = {
  outOfRange: "string index out of range",
  notAnIndex: "string indices must be integers, not 'str'",
};
const BYTES: SequenceTexts = {
  outOfRange: "index out of range",
  notAnIndex: "byte indices must be integers or slices, not str",
};

function element(
  values: ArrayLike<unknown>,
  key: string | FieldIndex,
  texts: SequenceTexts,
): unknown {
  if (typeof key === "string") throw new TypeError(texts.notAnIndex);
  if (key < values.length) return values[Number(key)];
  throw new IndexError(texts.outOfRange);
}

function attribute(value: unknown, name: string): unknown {
  if (name === "__class__") return classOf(value);
  const found = isInt(value) || typeof value === "boolean" ? intPart(value, name) : undefined;
  if (found !== undefined) return found;
  if (isFloat(value) && (name === "real" || name === "imag")) {
    return name === "real" ? value : new PyFloat(0);
  }
  if (name === "__name__" && (typeof value === "function" || value instanceof type)) {
    return value.name;
  }
  if (typeof value === "function" && Object.hasOwn(value, name)) return Reflect.get(value, name);
  if (hasProperty(value, name)) return Reflect.get(value, name);
  if (isClass(value)) {
    throw new AttributeError(`type object '${nameOf(value)}' has no attribute '${name}'`);
  }
  throw new AttributeError(`'${typeName(value)}' object has no attribute '${name}'`);
}

function intPart(value: number | bigint | boolean, name: string): unknown {
  const int = typeof value === "boolean" ? Number(value) : value;
  if (name === "real" || name === "numerator") return int;
  if (name === "imag") return 0;
  return name === "denominator" ? 1 : undefined;
}

/** Names that JavaScript's errors have and Python's do not. */
const ERROR_PROPERTIES: ReadonlySet<string> = new Set(["message", "name", "stack", "cause"]);

/** Whether an instance of a class has a property that a Python program could mean. */
function hasProperty(value: unknown, name: string): value is object {
  if (typeof value !== "object" || value === null || isDict(value)) return false;
  if (Array.isArray(value) || isBytes(value)) return false;
  if (value instanceof PyFloat || value instanceof Set || value instanceof type) return false;
  if (value instanceof Error && ERROR_PROPERTIES.has(name)) return false;
  return Reflect.has(value, name) && !Reflect.has(Object.prototype, name);
}

function classOf(value: unknown): unknown {
  const isInstance = typeof value === "object" && value !== null && !isBuiltin(value);
  const own: unknown = isInstance ? value.constructor : undefined;
  return typeof own === "function" ? own : new type(typeName(value));
}

function isBuiltin(value: object): boolean {
  if (Array.isArray(value) || isBytes(value) || isDict(value)) return true;
  return value instanceof PyFloat || value instanceof Set;
}

function nameOf(value: unknown): string {
  return typeof value === "function" ? value.name : typeName(value);
}

/** A built-in class of Python's, as far as `{0.__class__.__name__}` needs one. */
class type {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }

  toString(): string {
    return `<class '${this.name}'>`;
  }
}
