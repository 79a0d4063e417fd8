import type { Arbitrary, WeightedArbitrary } from "fast-check";
import * as fc from "fast-check";
import type { Step } from "../../scenario/step.ts";
import type { Written } from "./values.ts";

/** How often one kind of step comes up, beside the others. */
export function weighted<T>(weight: number, arbitrary: Arbitrary<T>): WeightedArbitrary<T> {
  return { weight, arbitrary };
}

/** Steps from up to `most` draws, each of which is one step or several that belong together. */
export function program(
  most: number,
  ...kinds: readonly WeightedArbitrary<Step | readonly Step[]>[]
): Arbitrary<Step[]> {
  return fc
    .array(fc.oneof(...kinds), { minLength: 1, maxLength: most, size: "max" })
    .map((drawn) => drawn.flat());
}

/** `set` of the attribute `name` of one of several variables. */
export function setOn(
  owner: Arbitrary<string>,
  name: string,
  values: Arbitrary<Written>,
): Arbitrary<Step> {
  return fc.tuple(owner, values).map(([of, value]) => ({ set: { [`${of}.${name}`]: value } }));
}

/** `call` without arguments of one of several methods. */
export function callOn(owner: Arbitrary<string>, ...methods: readonly string[]): Arbitrary<Step> {
  return fc
    .tuple(owner, fc.constantFrom(...methods))
    .map(([of, method]) => ({ call: { of: `${of}.${method}` } }));
}

/** `call` of one method with generated arguments. */
export function callWith(
  owner: Arbitrary<string>,
  method: string,
  ...args: readonly Arbitrary<Written>[]
): Arbitrary<Step> {
  return fc
    .tuple(owner, fc.tuple(...args))
    .map(([of, given]) => ({ call: { of: `${of}.${method}`, args: given } }));
}

/** `get` of one of several attributes. */
export function getOn(owner: Arbitrary<string>, ...names: readonly string[]): Arbitrary<Step> {
  return fc.tuple(owner, fc.constantFrom(...names)).map(([of, name]) => ({ get: `${of}.${name}` }));
}

/** One record with a plain message. */
export function log(to: Arbitrary<string>, message: Arbitrary<Written>): Arbitrary<Step> {
  return fc.tuple(to, message).map(([target, msg]) => ({ log: { to: target, msg } }));
}

/** Several records with nothing in between. */
export function burst(to: Arbitrary<string>, message: Arbitrary<Written>): Arbitrary<Step> {
  return fc
    .tuple(to, message, fc.integer({ min: 2, max: 12 }))
    .map(([target, msg, times]) => ({ burst: { to: target, times, msg } }));
}

/** The clock goes on, or back. Units: seconds. */
export function advance(seconds: Arbitrary<number>): Arbitrary<Step> {
  return seconds.map((by) => ({ clock: { advance: by } }));
}

/** Something that another program does to files of these names. */
export function meddle(names: readonly string[]): Arbitrary<Step> {
  const name = fc.constantFrom(...names);
  const content = fc.constantFrom("", "old\n", "no newline", "x".repeat(60));
  return fc
    .oneof(
      weighted(
        3,
        fc.tuple(name, content).map((pair) => ({ write: pair })),
      ),
      weighted(
        2,
        fc.tuple(name, content).map((pair) => ({ append: pair })),
      ),
      weighted(
        2,
        name.map((path) => ({ remove: path })),
      ),
      weighted(
        2,
        fc.tuple(name, name).map((pair) => ({ rename: pair })),
      ),
      weighted(
        1,
        name.map((path) => ({ mkdir: path })),
      ),
      weighted(
        1,
        name.map((path) => ({ touch: path })),
      ),
      weighted(
        1,
        fc.tuple(name, fc.nat({ max: 40 })).map((pair) => ({ truncate: pair })),
      ),
      weighted(
        1,
        fc.tuple(fc.constantFrom("/dev/null", ...names), name).map((pair) => ({ symlink: pair })),
      ),
      weighted(
        1,
        name.map((path) => ({ read: path })),
      ),
    )
    .map((action) => ({ fs: action }));
}
