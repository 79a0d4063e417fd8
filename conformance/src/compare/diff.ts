import { isDeepStrictEqual } from "node:util";
import type { Observation } from "../observation.ts";

/**
 * One place where the two sides were seen to differ. A side that is missing saw nothing there.
 *
 * On the left stands what is compared with, a CPython; on the right the port, or another CPython.
 */
export interface Difference {
  readonly at: string;
  readonly left?: Observation;
  readonly right?: Observation;
}

/** Pairs observations by where they were made, and returns the pairs that differ, ordered by place. */
export function diff(lefts: readonly Observation[], rights: readonly Observation[]): Difference[] {
  const [onLeft, onRight] = [byPlace(lefts), byPlace(rights)];
  const places = [...new Set([...onLeft.keys(), ...onRight.keys()])].toSorted(byParts);
  return places.flatMap((at) => {
    const [left, right] = [onLeft.get(at), onRight.get(at)];
    if (isDeepStrictEqual(left, right)) return [];
    return [{ at, ...(left && { left }), ...(right && { right }) }];
  });
}

function byPlace(observations: readonly Observation[]): Map<string, Observation> {
  return new Map(observations.map((seen) => [seen.at, seen]));
}

/** Order of places: numbers by value, so that `results/10` comes after `results/9`. */
export function byParts(one: string, other: string): number {
  const [left, right] = [parts(one), parts(other)];
  for (const [index, part] of left.entries()) {
    const against = right[index];
    if (against === undefined) return 1;
    if (part === against) continue;
    const numbers = /^\d/u.test(part) && /^\d/u.test(against);
    return (numbers ? Number(part) - Number(against) : 0) || (part < against ? -1 : 1);
  }
  return left.length - right.length;
}

function parts(at: string): string[] {
  return at.match(/\d+|\D+/gu) ?? [];
}
