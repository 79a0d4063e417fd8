import { UnicodeEncodeError } from "../exceptions.ts";
import { ASSIGNED, LEFT_TO_RIGHT, RIGHT_TO_LEFT } from "../generated/stringprep-tables.ts";
import { repr } from "../repr.ts";
import { isWithin } from "../text/boundaries.ts";
import { codePointLength } from "../text/code-points.ts";

// Tables of RFC 3454, by their names there.

/** B.1: commonly mapped to nothing. */
// oxlint-disable-next-line no-misleading-character-class -- each of them alone is meant
const NOTHING = /[\u00ad\u034f\u1806\u180b-\u180d\u200b-\u200d\u2060\ufe00-\ufe0f\ufeff]/gu;

/** C.1.2, C.2.2 and C.3 to C.9: blanks, controls, and what has no meaning of its own. */
const PROHIBITED = new RegExp(
  "[" +
    "\\u00a0\\u1680\\u2000-\\u200b\\u202f\\u205f\\u3000" +
    "\\u0080-\\u009f\\u06dd\\u070f\\u180e\\u200c\\u200d\\u2028\\u2029\\u2060-\\u2063\\ufeff\\u{1d173}-\\u{1d17a}" +
    "\\p{Private_Use}\\p{Noncharacter_Code_Point}\\p{Surrogate}" +
    "\\ufff9-\\ufffd\\u2ff0-\\u2ffb\\u0340\\u0341\\u200e\\u200f\\u202a-\\u202e\\u206a-\\u206f" +
    "\\u{e0001}\\u{e0020}-\\u{e007f}" +
    "]",
  "u",
);

/**
 * A label of a host name as it is compared: in small letters, in one form, without what cannot be seen.
 *
 * Errors: UnicodeEncodeError for what no label may hold. Source: CPython 3.15, `encodings.idna.nameprep`;
 * RFC 3491.
 */
export function nameprep(label: string): string {
  const mapped = Array.from(label.replace(NOTHING, ""), withoutCase).join("");
  const normal = normalized(mapped);
  const found = PROHIBITED.exec(normal);
  if (found !== null) {
    throw refusal(normal, found.index, `Invalid character ${repr(found[0])}`);
  }
  checkDirection(normal);
  return normal;
}

/** The five characters that Unicode 3.2 took for others than they are taken for now. */
const MISTAKEN: ReadonlyMap<string, string> = new Map([
  ["\u{2f868}", "\u{2136a}"],
  ["\u{2f874}", "\u5f33"],
  ["\u{2f91f}", "\u43ab"],
  ["\u{2f95f}", "\u7aae"],
  ["\u{2f9bf}", "\u4d57"],
]);

/** Form KC of Unicode 3.2, which leaves characters alone that it did not have. */
function normalized(text: string): string {
  let done = "";
  let known = "";
  for (const character of text) {
    if (isKnown(character)) known += MISTAKEN.get(character) ?? character;
    else {
      done += known.normalize("NFKC") + character;
      known = "";
    }
  }
  return done + known.normalize("NFKC");
}

/** Whether Unicode 3.2 has all characters of a text. */
function isKnown(text: string): boolean {
  return Array.from(text).every((character) => isWithin(ASSIGNED, character.codePointAt(0) ?? 0));
}

/** Table B.2. */
function withoutCase(character: string): string {
  const small = folded(character);
  const normal = normalized(small);
  const again = normalized(Array.from(normal, folded).join(""));
  return normal === again ? small : again;
}

/** Table B.3. */
function folded(character: string): string {
  const other = character === "ı" ? character : character.toUpperCase().toLowerCase();
  return isKnown(character + other) ? other : character;
}

function checkDirection(label: string): void {
  const codes = Array.from(label, (character) => character.codePointAt(0) ?? 0);
  const isRight = codes.map((code) => isWithin(RIGHT_TO_LEFT, code));
  if (!isRight.includes(true)) return;
  const left = codes.findIndex((code) => isWithin(LEFT_TO_RIGHT, code));
  if (left >= 0) throw new UnicodeEncodeError("idna", label, left, left + 1, violation(2));
  const last = codes.length - 1;
  if (isRight[0] === false) throw new UnicodeEncodeError("idna", label, 0, 1, violation(3));
  if (isRight[last] === false) {
    throw new UnicodeEncodeError("idna", label, last, last + 1, violation(3));
  }
}

function violation(number: number): string {
  return `Violation of BIDI requirement ${number}`;
}

/** The error for the character at `index`, counted in JavaScript's way. */
function refusal(label: string, index: number, reason: string): UnicodeEncodeError {
  const start = codePointLength(label.slice(0, index));
  return new UnicodeEncodeError("idna", label, start, start + 1, reason);
}
