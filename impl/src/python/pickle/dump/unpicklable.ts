import { TypeError } from "../../exceptions/builtin.ts";
import { repr } from "../../repr.ts";
import { isDict, isList, Tuple, typeName } from "../../values.ts";
import { PicklingError } from "../errors.ts";
import { FrozenSet } from "../frozen-set.ts";

/** The error for a function or class: Python would pickle its name, which means nothing there. */
export function lookupFailure(value: { readonly name: string }): PicklingError {
  const name = value.name === "" ? "<lambda>" : value.name;
  return new PicklingError(`Can't pickle ${repr(value)}: it's not found as __main__.${name}`);
}

/** The error for an object of a class without a pickle. */
export function noPickle(value: unknown): TypeError {
  return new TypeError(`cannot pickle '${typeName(value)}' object`);
}

/**
 * Refuses what Python refuses as a key of a dict or element of a set: lists, dicts, sets, and tuples
 * that hold one. No Python could load such a pickle.
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
  return (value instanceof Set && !(value instanceof FrozenSet)) || isList(value) || isDict(value);
}
