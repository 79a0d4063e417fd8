import { FrozenSet } from "../frozen-set.ts";
import { hashable, isDict, newDict } from "./dict-items.ts";
import type { Known } from "./known.ts";
import type { Unpickler } from "./unpickler.ts";

/** Containers that a pickle makes by calling their class. Those that it fills afterwards are empty. */
export const CONTAINER_MAKERS: readonly Known[] = [
  ["builtins", "set", ([items], machine) => fill(new Set(), items, machine)],
  ["builtins", "frozenset", ([items], machine) => fill(new FrozenSet(), items, machine)],
  ["collections", "OrderedDict", ({ length }) => (length === 0 ? newDict() : undefined)],
  ["collections", "defaultdict", ({ length }) => (length <= 1 ? newDict() : undefined)],
  ["collections", "Counter", ([counts]) => (isAnyDict(counts) ? counts : undefined)],
  ["collections", "deque", ([items]) => (isNothing(items) ? [] : undefined)],
];

function fill(set: Set<unknown>, items: unknown, machine: Unpickler): Set<unknown> | undefined {
  if (items === undefined) return set;
  if (!Array.isArray(items)) return undefined;
  machine.charge({ items: items.length });
  for (const item of items) set.add(hashable(item));
  return set;
}

function isAnyDict(value: unknown): boolean {
  return value instanceof Map || isDict(value);
}

function isNothing(items: unknown): boolean {
  return items === undefined || (Array.isArray(items) && items.length === 0);
}
