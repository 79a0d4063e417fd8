import type { Arbitrary } from "fast-check";
import * as fc from "fast-check";
import { weighted } from "./steps.ts";
import { anyText, text } from "./text.ts";
import { anyValue, float, int, type Written } from "./values.ts";

/** A message and what is merged into it: `msg % args`. */
export interface Message {
  readonly msg: Written;
  readonly args: readonly Written[];
}

const MOST_DIGITS = 30; // wide enough to pad and cut, small enough to read

/** What stands between `%` and the conversion. */
const modifier: Arbitrary<string> = fc
  .tuple(
    fc.array(fc.constantFrom("-", "+", " ", "0", "#"), { maxLength: 3 }),
    fc.option(fc.nat({ max: MOST_DIGITS }), { nil: "" }),
    fc.option(fc.nat({ max: MOST_DIGITS }), { nil: "" }),
    fc.constantFrom("", "", "", "l", "h"),
  )
  .map(([flags, width, precision, length]) =>
    [...flags, width, precision === "" ? "" : `.${precision}`, length].join(""),
  );

interface Piece {
  readonly text: string;
  readonly args: readonly Written[];
}

function conversion(letters: readonly string[], arg: Arbitrary<Written>): Arbitrary<Piece> {
  return fc
    .tuple(
      fc.oneof(weighted(2, fc.constant("")), weighted(1, modifier)),
      fc.constantFrom(...letters),
      arg,
    )
    .map(([modifiers, letter, value]) => ({ text: `%${modifiers}${letter}`, args: [value] }));
}

/**
 * With a mark behind it. A float by `%d` can be a message of one digit, and then is the only one that is
 * not the same object as every other such text, which a pickle shows and nobody can see here.
 */
function marked(pieces: Arbitrary<Piece>): Arbitrary<Piece> {
  return pieces.map(({ text: plain, args }) => ({ text: `${plain}!`, args }));
}

/** A conversion with an argument that fits it. */
const fitting: Arbitrary<Piece> = fc.oneof(
  weighted(3, conversion(["s", "r", "a"], anyValue)),
  weighted(2, conversion(["d", "i", "u", "o", "x", "X"], int)),
  weighted(1, marked(conversion(["d"], float))),
  weighted(2, conversion(["e", "E", "f", "F", "g", "G"], fc.oneof(float, int))),
  weighted(
    1,
    conversion(["c"], fc.oneof(fc.integer({ min: 32, max: 0x2ffff }), fc.string({ maxLength: 2 }))),
  ),
);

/** One with any argument, or that does not exist. */
const strange: Arbitrary<Piece> = marked(conversion(["d", "x", "f", "c", "y", "%", ""], anyValue));

const piece: Arbitrary<Piece> = fc.oneof(
  weighted(
    4,
    text.map((plain) => ({ text: plain.replaceAll("%", "%%"), args: [] })),
  ),
  weighted(6, fitting),
  weighted(1, strange),
);

function joined(pieces: readonly Piece[]): Message {
  return {
    msg: pieces.map((one) => one.text).join(""),
    args: pieces.flatMap((one) => one.args),
  };
}

const merged: Arbitrary<Message> = fc.array(piece, { maxLength: 4 }).map(joined);

/** One argument too many, or one too few. */
const mismatched: Arbitrary<Message> = fc
  .tuple(merged, anyValue, fc.boolean())
  .map(([{ msg, args }, more, isMore]) => ({
    msg,
    args: isMore ? [...args, more] : args.slice(1),
  }));

/** A width from the arguments. It stands alone: a large number in its place would ask for gigabytes. */
const starred: Arbitrary<Message> = fc
  .tuple(fc.integer({ min: -MOST_DIGITS, max: MOST_DIGITS }), anyText)
  .map(([width, word]) => ({ msg: "%*s|%-*s", args: [width, word, width, word] }));

const mapped: Arbitrary<Message> = fc
  .tuple(fc.constantFrom("s", "r", "5d", "%", ".2f"), anyValue, fc.constantFrom("key", "other"))
  .map(([letter, value, name]) => ({
    msg: `%(key)${letter}`,
    args: [{ $dict: [[name, value]] }],
  }));

/** Messages of all kinds; most of them can be merged, the others raise. */
export const message: Arbitrary<Message> = fc.oneof(
  weighted(
    3,
    anyText.map((msg) => ({ msg, args: [] })),
  ),
  weighted(6, merged),
  weighted(1, mismatched),
  weighted(1, starred),
  weighted(1, mapped),
  weighted(
    1,
    anyValue.map((msg) => ({ msg, args: [] })),
  ),
);
