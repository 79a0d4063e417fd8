import { TypeError, ValueError } from "./exceptions.ts";
import { dictEntries, isBytes, isDict, typeName } from "./values.ts";

/**
 * Python's `one, two = value`.
 *
 * Errors: ValueError for what does not hold two items, TypeError for what holds none; CPython's texts.
 */
export function pairOf<A, B>(value: readonly [A, B]): readonly [A, B];
export function pairOf(value: unknown): readonly [unknown, unknown];
export function pairOf(value: unknown): readonly [unknown, unknown] {
  const items = itemsOf(value);
  const { length } = items;
  if (length < 2) {
    throw new ValueError(`not enough values to unpack (expected 2, got ${length})`);
  }
  if (length > 2) {
    const got = Array.isArray(value) || isDict(value) ? `, got ${length}` : "";
    throw new ValueError(`too many values to unpack (expected 2${got})`);
  }
  return [items[0], items[1]];
}

function itemsOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (typeof value === "string" || isBytes(value) || value instanceof Set) return Array.from(value);
  if (isDict(value)) return Array.from(dictEntries(value), ([key]) => key);
  throw new TypeError(`cannot unpack non-iterable ${typeName(value)} object`);
}
