import { isDeepStrictEqual } from "node:util";
import type { Observation } from "../observation.ts";

/** One place where the two sides were seen to differ. A side that is missing saw nothing there. */
export interface Difference {
  readonly at: string;
  readonly cpython?: Observation;
  readonly port?: Observation;
}

/** Pairs observations by where they were made, and returns the pairs that differ, ordered by place. */
export function diff(cpython: readonly Observation[], port: readonly Observation[]): Difference[] {
  const left = byPlace(cpython);
  const right = byPlace(port);
  const places = [...new Set([...left.keys(), ...right.keys()])].toSorted(byParts);
  return places.flatMap((at) => {
    const [before, after] = [left.get(at), right.get(at)];
    if (isDeepStrictEqual(before, after)) return [];
    return [{ at, ...(before && { cpython: before }), ...(after && { port: after }) }];
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
