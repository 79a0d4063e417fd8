import type { Arbitrary } from "fast-check";
import * as fc from "fast-check";
import { anyText } from "./text.ts";

/** A value in the notation of scenarios. */
export type Written = unknown;

/** What of Python's values is generated. */
export interface ValueKinds {
  /** Text within the values. */
  readonly text: Arbitrary<string>;
  /** Whether exceptions are among them. */
  readonly errors?: boolean;
}

const SAFE = 2n ** 53n - 1n;

/** Python's int, of any size. */
export const int: Arbitrary<Written> = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: -300, max: 300 }) },
  { weight: 2, arbitrary: fc.integer() },
  { weight: 2, arbitrary: fc.constantFrom(-129, 255, 256, 65_535, 65_536, 2_147_483_648) },
  { weight: 1, arbitrary: fc.maxSafeInteger() },
  { weight: 2, arbitrary: fc.bigInt({ min: -(2n ** 300n), max: 2n ** 300n }).map(writtenInt) },
);

/** Python's float. */
export const float: Arbitrary<Written> = fc
  .oneof(
    fc.double(),
    fc.double({ min: -1e6, max: 1e6, noNaN: true }),
    fc.integer({ min: -1000, max: 1000 }),
    fc.constantFrom(
      1e16,
      1e22,
      1e-4,
      1e-5,
      123_456.789,
      0.1,
      2.5,
      5e-324,
      1.797_693_134_862_315_7e308,
    ),
  )
  .map(writtenFloat);

/** Python's bytes. */
export const bytes: Arbitrary<Written> = fc
  .uint8Array({ maxLength: 9 })
  .map((data) => ({ $bytes: Buffer.from(data).toString("base64") }));

const ERRORS = ["ValueError", "KeyError", "OSError", "RuntimeError"] as const;

/** An exception that was made and not raised. A third argument of OSError is not always a file's name. */
export function error(arg: Arbitrary<Written>): Arbitrary<Written> {
  return fc
    .record({ type: fc.constantFrom(...ERRORS), args: fc.array(arg, { maxLength: 3 }) })
    .map(({ type, args }) => ({
      $error: { type, args: type === "OSError" ? args.slice(0, 2) : args },
    }));
}

/** Any value, containers within containers included. */
export function value({ text, errors = false }: ValueKinds): Arbitrary<Written> {
  const scalar = fc.oneof(
    { weight: 1, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.boolean() },
    { weight: 3, arbitrary: int },
    { weight: 2, arbitrary: float },
    { weight: 4, arbitrary: text },
    { weight: 1, arbitrary: bytes },
  );
  const { any } = fc.letrec<{ any: Written; list: Written[] }>((tie) => ({
    any: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      { weight: 6, arbitrary: scalar },
      { weight: 1, arbitrary: tie("list") },
      { weight: 1, arbitrary: tie("list").map((items) => ({ $tuple: items })) },
      { weight: 1, arbitrary: dictOf(key(text), tie("any")) },
      { weight: 1, arbitrary: setOf(text) },
      ...(errors ? [{ weight: 1, arbitrary: error(scalar) }] : []),
    ),
    list: fc.array(tie("any"), { maxLength: 4 }),
  }));
  return any;
}

/** Any value with any text in it. */
export const anyValue: Arbitrary<Written> = value({ text: anyText, errors: true });

/**
 * A dict, always as pairs: the keys of a JSON object are one and the same string in CPython wherever
 * they occur in a request, which a pickle shows.
 */
export function dictOf(keys: Arbitrary<Written>, values: Arbitrary<Written>): Arbitrary<Written> {
  return fc
    .uniqueArray(fc.tuple(keys, values), {
      maxLength: 4,
      selector: ([name]) => JSON.stringify(name),
    })
    .map((pairs) => ({ $dict: pairs }));
}

/** Keys that no two values share: 1, 1.0 and True are the same key in Python only. */
function key(text: Arbitrary<string>): Arbitrary<Written> {
  return fc.oneof(text, fc.integer({ min: 2, max: 99_999 }));
}

/** A set whose order is the same in every process: of numbers, or of no more than one text. */
function setOf(text: Arbitrary<string>): Arbitrary<Written> {
  const numbers = fc.uniqueArray(fc.integer({ min: 2, max: 70_000 }), { maxLength: 6 });
  return fc.oneof(numbers, fc.tuple(text)).map((items) => ({ $set: items }));
}

function writtenInt(number: bigint): Written {
  return number > SAFE || number < -SAFE ? { $int: String(number) } : Number(number);
}

/** A number as Python's float. */
export function writtenFloat(number: number): Written {
  if (Number.isNaN(number)) return { $float: "nan" };
  if (!Number.isFinite(number)) return { $float: number > 0 ? "inf" : "-inf" };
  const digits = Object.is(number, -0) ? "-0" : String(number);
  return { $float: /^-?\d+$/u.test(digits) ? `${digits}.0` : digits };
}
