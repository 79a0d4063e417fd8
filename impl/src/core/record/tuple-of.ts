import { Tuple } from "../../python/values.ts";

/**
 * A tuple of the first `length` items.
 *
 * Made by length and index, which V8 does ten times faster than by `push` or by spreading.
 */
export function tupleOf<T extends readonly unknown[]>(items: T, length: number = items.length): T {
  const made = new Tuple(length);
  for (let index = 0; index < length; index++) made[index] = items[index];
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it has the items of a T, in order
  return made as unknown as T;
}
