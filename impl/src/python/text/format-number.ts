import type { FormatSpec } from "./format-spec.ts";
import { repeated } from "./padding.ts";

/** A number in the pieces between which signs, separators and padding go. */
export interface NumberPieces {
  readonly negative: boolean;
  /** `0x` or the like. */
  readonly prefix: string;
  /** Digits before the point; nothing for a character, `inf` and `nan`. */
  readonly whole: string;
  /** `.` or nothing. */
  readonly point: string;
  /** Digits after the point. */
  readonly fraction: string;
  /** Exponent, percent sign, or all of a character, `inf` and `nan`. Units: code points. */
  readonly rest: readonly string[];
}

/** Puts a number together. Source: CPython 3.15, `int.__format__`, `float.__format__`. */
export function layOutNumber(number: NumberPieces, spec: FormatSpec): string {
  const { fill, align, width } = spec;
  const head = signOf(number.negative, spec.sign) + number.prefix;
  const fraction = groupedFromLeft(number.fraction, spec.fractionSeparator);
  const tail = number.point + fraction + number.rest.join("");
  const others = head.length + number.point.length + fraction.length + number.rest.length;
  const zeros = fill === "0" && align === "=" ? width - others : 0;
  const size = "boxX".includes(spec.type || "d") ? 4 : 3;
  const whole = number.whole === "" ? "" : grouped(number.whole, spec.separator, size, zeros);
  const missing = Math.max(width - others - whole.length, 0);
  if (align === "=") return head + repeated(fill, missing) + whole + tail;
  return pad(head + whole + tail, missing, spec);
}

/** Adds `missing` fill characters where the alignment wants them; `=` counts as left. */
export function pad(
  text: string,
  missing: number,
  { fill, align }: Pick<FormatSpec, "fill" | "align">,
): string {
  const before = align === ">" ? missing : align === "^" ? Math.floor(missing / 2) : 0;
  return repeated(fill, before) + text + repeated(fill, missing - before);
}

function signOf(negative: boolean, sign: string): string {
  if (negative) return "-";
  return sign === "-" ? "" : sign;
}

/**
 * Digits in groups counted from the right, with zeros in front until they are `width` wide.
 *
 * The text gets one wider than asked for where it would else begin with a separator.
 */
function grouped(digits: string, separator: string, size: number, width: number): string {
  const wide = Math.max(width, 0);
  const needed =
    separator === "" ? wide : Math.floor(wide / (size + 1)) * size + Math.max(wide % (size + 1), 1);
  const padded = repeated("0", needed - digits.length) + digits;
  if (separator === "") return padded;
  const first = padded.length % size || size;
  let text = padded.slice(0, first);
  for (let index = first; index < padded.length; index += size) {
    text += separator + padded.slice(index, index + size);
  }
  return text;
}

function groupedFromLeft(digits: string, separator: string): string {
  return separator === "" ? digits : digits.replace(/\d{3}(?=\d)/g, `$&${separator}`);
}
