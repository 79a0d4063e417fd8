import {
  fixedDigits,
  type Significant,
  shortestDigits,
  significantDigits,
} from "./float-digits.ts";
import { nonFinite } from "./float-repr.ts";

/** How a float is written; the letters are those of `%e` and of format specifications. */
export interface FloatNotation {
  /** `e`, `f`, `g` or their capitals; `r` writes what `repr` writes. */
  readonly type: string;
  /** Digits after the point; for `g` all digits. Not used by `r`. */
  readonly precision: number;
  /** The `#` flag: the point always shows, and `g` keeps its zeros. */
  readonly alternate: boolean;
  /** Whether a whole number gets `.0`, as in `repr`. */
  readonly dotZero?: boolean;
}

/** Writes a float, with a sign only if it is negative. Source: CPython 3.15, `float.__format__`. */
export function formatFloat(value: number, notation: FloatNotation): string {
  const upper = notation.type >= "A" && notation.type <= "Z";
  const negative = value < 0 || Object.is(value, -0);
  const text = Number.isFinite(value) ? finite(Math.abs(value), notation) : unsigned(value);
  const signed = negative ? `-${text}` : text;
  return upper ? signed.toUpperCase() : signed;
}

function unsigned(value: number): string {
  return nonFinite(Math.abs(value));
}

function finite(value: number, notation: FloatNotation): string {
  const { precision, alternate } = notation;
  switch (notation.type.toLowerCase()) {
    case "f":
      return fixedDigits(value, precision) + (alternate && precision === 0 ? "." : "");
    case "e":
      return withExponent(significantDigits(value, precision + 1), alternate);
    case "g":
      return general(value, notation);
    default:
      return shortest(value, notation);
  }
}

function general(value: number, { precision, alternate, dotZero = false }: FloatNotation): string {
  const count = Math.max(precision, 1);
  const { digits, exponent } = significantDigits(value, count);
  const kept = { digits: alternate ? digits : digits.replace(/(?<=.)0+$/, ""), exponent };
  // Where `.0` has to be added there must be room for that zero among the digits.
  const limit = dotZero ? count - 1 : count;
  const small = exponent >= -4 && exponent < limit;
  return small ? withPoint(kept, alternate, dotZero) : withExponent(kept, alternate);
}

function shortest(value: number, { alternate, dotZero = false }: FloatNotation): string {
  const digits = shortestDigits(value);
  const small = digits.exponent >= -4 && digits.exponent < 16;
  return small ? withPoint(digits, alternate, dotZero) : withExponent(digits, alternate);
}

function withPoint(
  { digits, exponent }: Significant,
  alternate: boolean,
  dotZero: boolean,
): string {
  const wholeLength = Math.max(exponent, 0) + 1;
  const padded = "0".repeat(Math.max(-exponent, 0)) + digits;
  const whole = padded.slice(0, wholeLength).padEnd(wholeLength, "0");
  const fraction = padded.slice(wholeLength);
  if (fraction !== "") return `${whole}.${fraction}`;
  if (dotZero) return `${whole}.0`;
  return alternate ? `${whole}.` : whole;
}

function withExponent({ digits, exponent }: Significant, alternate: boolean): string {
  const point = alternate || digits.length > 1 ? "." : "";
  const sign = exponent < 0 ? "-" : "+";
  const size = String(Math.abs(exponent)).padStart(2, "0");
  return `${digits.charAt(0)}${point}${digits.slice(1)}e${sign}${size}`;
}
