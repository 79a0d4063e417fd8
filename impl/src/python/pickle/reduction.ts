import type { Tuple } from "../values.ts";
import type { PickledGlobal } from "./pickled-object.ts";

/**
 * How Python makes an object again: call `callable` with `args`, complete it with `state`, then fill
 * it with items. The tuple that Python's `__reduce__` returns.
 */
export type Reduction = readonly [
  callable: PickledGlobal,
  args: Tuple,
  state?: unknown,
  listItems?: readonly unknown[],
  dictItems?: readonly (readonly [unknown, unknown])[],
];

/**
 * An object that says how Python makes its counterpart. Any class may implement it.
 *
 * Source: CPython 3.15, `object.__reduce__`.
 */
export interface Reducible {
  __reduce__(): Reduction;
}

/** What an object says of how Python makes its counterpart; undefined if it says nothing. */
export function reductionOf(value: object): Reduction | undefined {
  return isReducible(value) ? value["__reduce__"]() : undefined;
}

function isReducible(value: object): value is Reducible {
  return typeof Reflect.get(value, "__reduce__") === "function";
}
