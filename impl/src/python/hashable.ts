import { TypeError } from "./exceptions/builtin.ts";
import { FrozenSet } from "./pickle/frozen-set.ts";
import { ByteArray, isDict, isList, Tuple, typeName } from "./values.ts";

/**
 * Refuses what Python refuses as a key of a dict or element of a set: lists, dicts, sets, and tuples
 * that hold one.
 *
 * Errors: TypeError, with the words of CPython 3.15.
 */
export function checkHashable(value: unknown, role: "dict key" | "set element"): void {
  if (typeof value !== "object" || value === null) return;
  const culprit = unhashablePart(value, new Set());
  if (culprit === undefined) return;
  throw new TypeError(
    `cannot use '${typeName(value)}' as a ${role} (unhashable type: '${typeName(culprit)}')`,
  );
}

function unhashablePart(value: unknown, seen: Set<unknown>): unknown {
  if (isMutable(value)) return value;
  if (!(value instanceof Tuple) || seen.has(value)) return undefined;
  seen.add(value);
  for (const item of value) {
    const culprit = unhashablePart(item, seen);
    if (culprit !== undefined) return culprit;
  }
  return undefined;
}

function isMutable(value: unknown): boolean {
  if (value instanceof ByteArray || isList(value) || isDict(value)) return true;
  return value instanceof Set && !(value instanceof FrozenSet);
}
