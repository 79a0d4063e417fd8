import {
  AttributeError,
  IndexError,
  KeyError,
  TypeError,
  ValueError,
} from "../python/exceptions.ts";
import { repr } from "../python/repr.ts";
import { codePoints } from "../python/text/code-points.ts";
import { dictEntries, isDict, isInt, isList, isTuple, typeName } from "../python/values.ts";
import { ConvertingDict, ConvertingList, ConvertingTuple } from "./converting.ts";

/*
 * What Python does with the parts of a configuration, whatever they turn out to be. Where a dict is
 * expected and something else is found, the error is the one that Python would raise there.
 */

/** Python's `owner[key]`. Errors: KeyError, IndexError, TypeError. */
export function getItem(owner: unknown, key: unknown): unknown {
  if (owner instanceof ConvertingDict) return owner.item(key);
  if (isDict(owner)) return plainItem(owner, key);
  if (isTuple(owner) || isList(owner)) return element(owner, key);
  if (typeof owner === "string") return character(owner, key);
  throw new TypeError(`'${typeName(owner)}' object is not subscriptable`);
}

function plainItem(owner: Map<unknown, unknown> | Record<string, unknown>, key: unknown): unknown {
  for (const [name, value] of dictEntries(owner)) if (name === key) return value;
  throw new KeyError(key);
}

function element(owner: readonly unknown[], key: unknown): unknown {
  const kind = isTuple(owner) ? "tuple" : "list";
  if (!isInt(key)) {
    throw new TypeError(`${kind} indices must be integers or slices, not ${typeName(key)}`);
  }
  const index = Number(key);
  if (index >= owner.length) throw new IndexError(`${kind} index out of range`);
  if (owner instanceof ConvertingList || owner instanceof ConvertingTuple) return owner.item(index);
  return owner[index];
}

function character(owner: string, key: unknown): unknown {
  if (!isInt(key)) {
    throw new TypeError(`string indices must be integers, not '${typeName(key)}'`);
  }
  const found = codePoints(owner)[Number(key)];
  if (found === undefined) throw new IndexError("string index out of range");
  return found;
}

/** Python's `owner[key] = value`. Errors: TypeError for what takes no items. */
export function setItem(owner: unknown, key: unknown, value: unknown): void {
  if (owner instanceof ConvertingDict) owner.set(key, value);
  else if (isList(owner) && isInt(key)) owner[Number(key)] = value;
  else throw new TypeError(`'${typeName(owner)}' object does not support item assignment`);
}

/** Python's `owner.get(key, fallback)`. Errors: AttributeError for what is no dict. */
export function getOr(owner: unknown, key: unknown, fallback: unknown = null): unknown {
  return asDict(owner, "get").get(key, fallback);
}

/** `owner` as a dict, of which `method` is about to be called. Errors: AttributeError for anything else. */
export function asDict(owner: unknown, method: string): ConvertingDict {
  if (owner instanceof ConvertingDict) return owner;
  if (isDict(owner)) return new ConvertingDict(owner);
  if (method === "pop" && isList(owner)) {
    const takes = "takes from 1 to 2 positional arguments but 3 were given";
    throw new TypeError(`${typeName(owner)}.pop() ${takes}`);
  }
  throw new AttributeError(`'${typeName(owner)}' object has no attribute '${method}'`);
}

/** Python's `key in owner`. Errors: TypeError for what holds nothing. */
export function contains(owner: unknown, key: string): boolean {
  if (owner instanceof Map) return owner.has(key);
  if (typeof owner === "string") return owner.includes(key);
  if (Array.isArray(owner)) return owner.includes(key);
  if (isDict(owner)) return key in owner;
  throw new TypeError(`argument of type '${typeName(owner)}' is not a container or iterable`);
}

/** What Python's `for each in owner` goes through: the keys of a dict, the characters of a text. */
export function iterate(owner: unknown): Iterable<unknown> {
  if (typeof owner === "string") return codePoints(owner);
  if (isDict(owner)) return Array.from(dictEntries(owner), ([key]) => key);
  if (Array.isArray(owner) || owner instanceof Set) return Array.from<unknown>(owner);
  throw new TypeError(`'${typeName(owner)}' object is not iterable`);
}

/** Python's `dict(value)`, as pairs. Errors: TypeError and ValueError for what makes no dict. */
export function dictPairs(value: unknown): (readonly [unknown, unknown])[] {
  if (isDict(value)) return [...dictEntries(value)];
  return Array.from(iterate(value), pair);
}

function pair(item: unknown, index: number): readonly [unknown, unknown] {
  if (typeof item !== "string" && !Array.isArray(item)) {
    throw new TypeError("object is not iterable");
  }
  const [key, value, ...others] = iterate(item);
  const length = typeof item === "string" ? codePoints(item).length : item.length;
  if (length === 2 && others.length === 0) return [key, value];
  throw new ValueError(
    `dictionary update sequence element #${index} has length ${length}; 2 is required`,
  );
}

/** Python's `sorted(owner)`, of texts or of numbers. Errors: TypeError for a mixture. */
export function sorted(owner: unknown): unknown[] {
  return [...iterate(owner)].toSorted((one, other) => {
    if (typeof one === "string" && typeof other === "string") return compareText(one, other);
    if (typeof one === "number" && typeof other === "number") return one - other;
    const [left, right] = [one, other].map(typeName);
    throw new TypeError(`'<' not supported between instances of '${left}' and '${right}'`);
  });
}

/** The order of Python's texts: by code points, where JavaScript's is by UTF-16 units. */
export function compareText(one: string, other: string): number {
  return Buffer.compare(Buffer.from(one), Buffer.from(other));
}

const IDENTIFIER = /^[a-z_][a-z0-9_]*\n?$/iu;

/**
 * Whether `s` can name a parameter; it always can, or this throws.
 *
 * Errors: ValueError. Source: CPython 3.15, `logging.config.valid_ident`.
 */
export function valid_ident(s: unknown): true {
  if (typeof s !== "string") {
    throw new TypeError(`expected string or bytes-like object, got '${typeName(s)}'`);
  }
  if (!IDENTIFIER.test(s)) throw new ValueError(`Not a valid Python identifier: ${repr(s)}`);
  return true;
}
