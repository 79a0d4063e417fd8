import { OverflowError, TypeError, ValueError } from "../exceptions/builtin.ts";
import { ascii, repr, str } from "../repr.ts";
import { typeName } from "../values.ts";
import { codePointLength, codePointSlice } from "./code-points.ts";
import { formatFloat } from "./float-format.ts";
import { asDouble, asInt, intDigits, truncated } from "./numbers.ts";
import { repeated } from "./padding.ts";
import type { PercentArguments } from "./percent-arguments.ts";
import type { Conversion } from "./percent-parse.ts";

/**
 * What one `%…` becomes. Takes from `args` what it needs, in CPython's order, which decides which
 * of several errors is raised.
 */
export function convert(conversion: Conversion, args: PercentArguments): string {
  const { key, type, plain, fault } = conversion;
  if (fault !== undefined) return fail(conversion, args);
  const sizes = plain ? NO_SIZES : readSizes(conversion, args);
  const value = key === undefined ? args.next(false) : args.byKey(key);
  if (plain && type === "s") return str(value);
  if (plain && type === "d" && isPlainInt(value)) return String(value);
  switch (type) {
    case "s":
      return padText(str(value), sizes);
    case "r":
      return padText(repr(value), sizes);
    case "a":
      return padText(ascii(value), sizes);
    case "c":
      return padText(character(value, args), { ...sizes, precision: -1 });
    case "d":
    case "i":
    case "u":
      return padNumber(decimal(value, conversion, args, sizes.precision), sizes, conversion);
    case "o":
    case "x":
    case "X":
      return padNumber(based(value, conversion, args, sizes.precision), sizes, conversion);
    default:
      return padNumber(floating(value, conversion, args, sizes.precision), sizes, conversion);
  }
}

/** An int that JavaScript writes as Python does; a zero may be -0, which is a float. */
export function isPlainInt(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value !== 0;
}

/** A faulty conversion takes its arguments first, and may fail on them instead. */
function fail(conversion: Conversion, args: PercentArguments): never {
  const { key, fault } = conversion;
  if (key !== undefined) args.requireMapping();
  if (key !== undefined && fault?.stage !== "key") args.byKey(key);
  readSizes(conversion, args);
  if (fault?.stage === "type" && key === undefined) args.next(false);
  throw new ValueError(fault?.text);
}

interface Sizes {
  /** Least width; -1 if there is none. */
  readonly width: number;
  /** Precision; -1 if there is none. */
  readonly precision: number;
  /** Whether to pad on the right. */
  readonly left: boolean;
}

const NO_SIZES: Sizes = { width: -1, precision: -1, left: false };
const LARGEST_WIDTH = 2 ** 63;
const LARGEST_PRECISION = 2 ** 31;

function readSizes({ width, precision, left }: Conversion, args: PercentArguments): Sizes {
  const columns = width === "*" ? starred(args, "width", LARGEST_WIDTH) : width;
  const digits = precision === "*" ? starred(args, "precision", LARGEST_PRECISION) : precision;
  return {
    width: width === "*" ? Math.abs(columns) : columns,
    precision: precision === "*" ? Math.max(digits, 0) : digits,
    left: left || (width === "*" && columns < 0),
  };
}

function starred(args: PercentArguments, what: string, limit: number): number {
  const value = args.next(true);
  const int = asInt(value);
  if (int === undefined) {
    throw new TypeError(`${args.place}: * requires int, not ${typeName(value)}`);
  }
  const isTooSmall = what === "width" ? int <= -limit : int < -limit; // a width is turned round
  if (int >= limit || isTooSmall) {
    throw new OverflowError(`${args.place}: too big for ${what}`);
  }
  return Number(int);
}

function character(value: unknown, args: PercentArguments): string {
  const wanted = "%c requires an integer or a unicode character, not";
  if (typeof value === "string") {
    const length = codePointLength(value);
    if (length === 1) return value;
    throw new TypeError(`${args.place}: ${wanted} a string of length ${length}`);
  }
  const code = asInt(value);
  if (code === undefined) throw new TypeError(`${args.place}: ${wanted} ${typeName(value)}`);
  if (code >= 0 && code < 0x110000) return String.fromCodePoint(Number(code));
  throw new OverflowError(`${args.place}: %c argument not in range(0x110000)`);
}

/** A number in the pieces between which padding goes. */
interface NumberText {
  readonly negative: boolean;
  /** `0x` or the like. */
  readonly prefix: string;
  readonly digits: string;
}

function decimal(
  value: unknown,
  { type }: Conversion,
  args: PercentArguments,
  precision: number,
): NumberText {
  const int = truncated(value);
  if (int === undefined) throw notReal(type, value, args);
  return { negative: int < 0, prefix: "", digits: atLeast(intDigits(int, 10), precision) };
}

function based(
  value: unknown,
  { type, alternate }: Conversion,
  args: PercentArguments,
  precision: number,
): NumberText {
  const int = asInt(value);
  if (int === undefined) {
    throw new TypeError(`${args.place}: %${type} requires an integer, not ${typeName(value)}`);
  }
  const digits = atLeast(intDigits(int, type === "o" ? 8 : 16), precision);
  const cased = type === "X" ? digits.toUpperCase() : digits;
  return { negative: int < 0, prefix: alternate ? `0${type}` : "", digits: cased };
}

function atLeast(digits: string, precision: number): string {
  return precision <= digits.length ? digits : repeated("0", precision - digits.length) + digits;
}

function floating(
  value: unknown,
  { type, alternate }: Conversion,
  args: PercentArguments,
  precision: number,
): NumberText {
  const double = asDouble(value);
  if (double === undefined) throw notReal(type, value, args);
  const text = formatFloat(double, { type, precision: precision < 0 ? 6 : precision, alternate });
  const negative = text.startsWith("-");
  return { negative, prefix: "", digits: negative ? text.slice(1) : text };
}

function notReal(type: string, value: unknown, args: PercentArguments): TypeError {
  return new TypeError(`${args.place}: %${type} requires a real number, not ${typeName(value)}`);
}

function padText(text: string, { width, precision, left }: Sizes): string {
  const shown = precision < 0 ? text : codePointSlice(text, 0, precision);
  if (width <= 0) return shown;
  const padding = repeated(" ", width - codePointLength(shown));
  return left ? shown + padding : padding + shown;
}

function padNumber(number: NumberText, { width, left }: Sizes, flags: Conversion): string {
  const sign = signOf(number.negative, flags);
  const text = sign + number.prefix + number.digits;
  if (text.length >= width) return text;
  const missing = width - text.length;
  if (left) return text + repeated(" ", missing);
  if (flags.zero) return sign + number.prefix + repeated("0", missing) + number.digits;
  return repeated(" ", missing) + text;
}

function signOf(negative: boolean, { plus, blank }: Conversion): string {
  if (negative) return "-";
  if (plus) return "+";
  return blank ? " " : "";
}
