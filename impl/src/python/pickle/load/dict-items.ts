import { Tuple } from "../../values.ts";
import { UnpicklingError } from "../errors.ts";
import { FrozenSet } from "../frozen-set.ts";
import { PickledObject } from "../pickled-object.ts";
import type { Dict, Unpickler } from "./unpickler.ts";

const ZERO = 0x30;
const NINE = 0x39;

/** A dict without a prototype: `__proto__` and `constructor` are keys like all others. */
export function newDict(): Dict {
  return Object.create(null);
}

/**
 * Gives the dict at `index` of the stack the keys and values that lie above `start`, and takes those.
 *
 * A dict is an object until its first key that is no string, and a Map from then on.
 */
export function setItems(machine: Unpickler, index: number, start: number): void {
  const { stack } = machine;
  if ((stack.length - start) % 2 !== 0)
    throw new UnpicklingError("odd number of items for SETITEMS");
  stack[index] = machine.current(stack[index]);
  let at = start + setTexts(machine, stack[index], start);
  for (; at < stack.length; at += 2) setItem(machine, index, stack[at], stack[at + 1]);
  stack.length = start;
}

/** The usual case, quickly: sets items until the first whose key an object cannot have. */
function setTexts({ stack, limits }: Unpickler, target: unknown, start: number): number {
  if (!isDict(target)) return 0;
  for (let at = start; at < stack.length; at += 2) {
    const key = stack[at];
    if (typeof key !== "string" || (limits.exact && isIndex(key))) return at - start;
    target[key] = stack[at + 1];
  }
  return stack.length - start;
}

function setItem(machine: Unpickler, index: number, key: unknown, value: unknown): void {
  const target = machine.stack[index];
  if (target instanceof Map) {
    target.set(hashable(key), value);
  } else if (target instanceof PickledObject) {
    target.dictItems.push([key, value]);
  } else if (isDict(target)) {
    asMap(machine, target, index).set(hashable(key), value);
  } else {
    throw new UnpicklingError("SETITEMS needs a dict");
  }
}

/** The Map that stands for `dict` from now on; put in its place on the stack. */
function asMap(machine: Unpickler, dict: Dict, index: number): Map<unknown, unknown> {
  const map = new Map<unknown, unknown>(Object.entries(dict));
  machine.replace(dict, map);
  machine.stack[index] = map;
  return map;
}

/** Whether `value` is an object that {@link newDict} made. */
export function isDict(value: unknown): value is Dict {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === null;
}

/** An object would move such a key before all others. */
export function isIndex(key: string): boolean {
  const first = key.charCodeAt(0);
  return first <= NINE && first >= ZERO && /^(?:0|[1-9]\d{0,9})$/.test(key);
}

/** `key` unless Python refuses it as the key of a dict or the element of a set. */
export function hashable<T>(key: T): T {
  const isList = Array.isArray(key) && !(key instanceof Tuple);
  const isSet = key instanceof Set && !(key instanceof FrozenSet);
  if (isList || isSet || key instanceof Map || isDict(key)) {
    throw new UnpicklingError("unhashable type as a key of a dict or an element of a set");
  }
  return key;
}
