import type { Arbitrary } from "fast-check";
import * as fc from "fast-check";

/** Characters at which text handling goes wrong: ends of lines, NUL, marks of formats, outside the BMP, half a pair. */
const ODD = [
  "\n",
  "\r\n",
  "\t",
  "\0",
  "\u001b[0m",
  "\u007f",
  "\u0085",
  "\u00a0",
  "é",
  "ß",
  "\u0130",
  "€",
  "\u2028",
  "\ufeff",
  "\uffff",
  "𝄞",
  "👩‍🚀",
  "%",
  "%%",
  "{}",
  "{",
  "$",
  "'",
  '"',
  "\\",
] as const;

const LONGEST_LINE = 70;

/** Lines of one letter: only their length matters. */
export const plainLine: Arbitrary<string> = fc
  .nat({ max: LONGEST_LINE })
  .map((length) => "x".repeat(length));

/** Short text of any characters that UTF-8 has. */
export const text: Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.string({ maxLength: 12 }) },
  { weight: 2, arbitrary: fc.string({ unit: "grapheme", maxLength: 12 }) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 8 }) },
  { weight: 2, arbitrary: fc.array(fc.constantFrom(...ODD), { maxLength: 4 }).map(joined) },
);

/** Text that may hold half a surrogate pair, which most encodings refuse. */
export const anyText: Arbitrary<string> = fc.oneof(
  { weight: 12, arbitrary: text },
  // With a letter between, so that two halves are never taken for one character.
  { weight: 1, arbitrary: fc.tuple(text, fc.constantFrom("\ud800", "\udc80")).map(joined) },
);

/** A word as names are made of. */
export const word: Arbitrary<string> = fc.stringMatching(/^[a-z]{1,6}$/u);

function joined(parts: readonly string[]): string {
  return parts.join("");
}
