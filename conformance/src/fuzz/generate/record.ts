import type { Arbitrary } from "fast-check";
import * as fc from "fast-check";
import { message } from "./message.ts";
import { weighted } from "./steps.ts";
import { anyText, text, word } from "./text.ts";
import { anyValue, float, int, type Written, writtenFloat } from "./values.ts";

/** Attributes of a record by name. */
export type Attributes = Readonly<Record<string, Written>>;

const textOrNone = fc.oneof(weighted(3, anyText), weighted(1, fc.constant(null)));

/**
 * Text that equals no text with another mark, none, or the name of an attribute. Where path, file name and module are equal, they are
 * one object in records that were logged, and three in those that are made here; a function's name is the
 * same object as an attribute's in the one, and not in the other.
 */
function unlike(mark: string): Arbitrary<Written> {
  return textOrNone.map((made) => (made === null ? null : mark + made));
}

/** Up to where the C library's rules for daylight saving hold: it gives up millions of years from now. */
const created: Arbitrary<Written> = fc.oneof(
  weighted(4, fc.double({ min: -1e11, max: 1e11, noNaN: true }).map(writtenFloat)),
  weighted(1, fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, 1e300).map(writtenFloat)),
);

/** Attributes that every record has, of the types they have in programs, and sometimes of others. */
const usual: Arbitrary<Attributes> = fc.record<Record<string, Written>, string>(
  {
    name: fc.oneof(weighted(4, text), weighted(1, anyValue)),
    levelname: fc.oneof(fc.constantFrom("INFO", "ERROR", "NOTICE"), text),
    levelno: int,
    pathname: unlike("/"),
    filename: unlike("f"),
    module: unlike("m"),
    exc_text: textOrNone,
    stack_info: textOrNone,
    lineno: fc.oneof(weighted(4, fc.nat()), weighted(1, fc.constant(null))),
    funcName: unlike("<"),
    created,
    msecs: float,
    relativeCreated: float,
    thread: fc.oneof(int, fc.constant(140_000_000_000_001)),
    threadName: textOrNone,
    processName: textOrNone,
    process: int,
    taskName: textOrNone,
  },
  { requiredKeys: [] },
);

/** Names that no attribute of a record has. */
export const ownName: Arbitrary<string> = fc.oneof(
  weighted(
    4,
    word.map((name) => `my_${name}`),
  ),
  weighted(
    1,
    text.map((name) => `my ${name}`),
  ),
);

/** Attributes of a program's own. */
export const own: Arbitrary<Attributes> = fc.dictionary(ownName, anyValue, { maxKeys: 4 });

/** The attributes that `makeLogRecord` is given. */
export const attributes: Arbitrary<Attributes> = fc
  .tuple(usual, message, own)
  .map(([standard, { msg, args }, more]) => ({
    ...standard,
    msg,
    ...(args.length > 0 && { args: { $tuple: args } }),
    ...more,
  }));
