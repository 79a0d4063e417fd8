import { OverflowError, TypeError, ValueError } from "../exceptions/builtin.ts";
import { str } from "../repr.ts";
import { isFloat, typeName } from "../values.ts";
import { codePointLength, codePointSlice } from "./code-points.ts";
import { formatFloat } from "./float-format.ts";
import { layOutNumber, type NumberPieces, pad } from "./format-number.ts";
import { type FormatSpec, parseFormatSpec, shownType } from "./format-spec.ts";
import { asDouble, asInt, intDigits } from "./numbers.ts";

/**
 * Python's `format(value, spec)`.
 *
 * Ints, floats, bools and text know the format specification mini-language; an object may know a
 * language of its own and have a method `__format__(spec)`. Everything else takes no specification.
 *
 * Units: widths and precisions of text are code points.
 * Errors: ValueError, TypeError, OverflowError with the texts of CPython 3.15.
 * Source: CPython 3.15, `format`.
 */
export function formatValue(value: unknown, spec = ""): string {
  const own = ownFormat(value, spec);
  if (own !== undefined) return own;
  if (spec === "") return str(value);
  if (typeof value === "string") return formatText(value, parseFormatSpec(spec, "str", true));
  const int = asInt(value);
  if (int !== undefined) return formatInt(int, spec, typeName(value));
  if (isFloat(value)) return formatDouble(value, parseFormatSpec(spec, "float", false), "float");
  throw new TypeError(`unsupported format string passed to ${typeName(value)}.__format__`);
}

function ownFormat(value: unknown, spec: string): string | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const method: unknown = Reflect.get(value, "__format__");
  return typeof method === "function" ? String(Reflect.apply(method, value, [spec])) : undefined;
}

function formatText(text: string, spec: FormatSpec): string {
  const { sign, noNegativeZero, alternate, align, precision, type } = spec;
  if (type !== "" && type !== "s") throw unknownType(type, "str");
  if (sign === " ") throw new ValueError("Space not allowed in string format specifier");
  if (sign !== "") throw new ValueError("Sign not allowed in string format specifier");
  if (noNegativeZero) {
    throw new ValueError("Negative zero coercion (z) not allowed in string format specifier");
  }
  if (alternate) {
    throw new ValueError("Alternate form (#) not allowed in string format specifier");
  }
  if (align === "=") {
    throw new ValueError("'=' alignment not allowed in string format specifier");
  }
  const shown = precision < 0 ? text : codePointSlice(text, 0, precision);
  if (spec.width < 0) return shown;
  return pad(shown, Math.max(spec.width - codePointLength(shown), 0), spec);
}

function unknownType(type: string, kind: string): ValueError {
  return new ValueError(`Unknown format code '${shownType(type)}' for object of type '${kind}'`);
}

const BASES: Readonly<Record<string, number>> = { b: 2, o: 8, x: 16, X: 16 };

function formatInt(value: number | bigint, text: string, kind: string): string {
  const spec = parseFormatSpec(text, kind, false);
  const { type } = spec;
  if (type !== "" && "eEfFgG%".includes(type)) return formatDouble(value, spec, kind);
  if (type !== "" && !"bcdoxXn".includes(type)) throw unknownType(type, kind);
  if (spec.precision >= 0) {
    throw new ValueError("Precision not allowed in integer format specifier");
  }
  if (spec.noNegativeZero) {
    throw new ValueError("Negative zero coercion (z) not allowed in integer format specifier");
  }
  if (type === "c") return formatCharacter(value, spec);
  const digits = intDigits(value, BASES[type] ?? 10);
  const prefix = spec.alternate && type in BASES ? `0${type}` : "";
  const whole = type === "X" ? digits.toUpperCase() : digits;
  return layOutNumber({ ...NOTHING, negative: value < 0, prefix, whole }, spec);
}

const NOTHING: NumberPieces = {
  negative: false,
  prefix: "",
  whole: "",
  point: "",
  fraction: "",
  rest: [],
};

const LONG_LIMIT = 2n ** 63n;

function formatCharacter(value: number | bigint, spec: FormatSpec): string {
  if (spec.sign !== "") {
    throw new ValueError("Sign not allowed with integer format specifier 'c'");
  }
  if (spec.alternate) {
    throw new ValueError("Alternate form (#) not allowed with integer format specifier 'c'");
  }
  if (value >= LONG_LIMIT || value < -LONG_LIMIT) {
    throw new OverflowError("Python int too large to convert to C long");
  }
  if (value < 0 || value > 0x10ffff) throw new OverflowError("%c arg not in range(0x110000)");
  return layOutNumber({ ...NOTHING, rest: [String.fromCodePoint(Number(value))] }, spec);
}

const LARGEST_PRECISION = 2 ** 31 - 1;
const PARTS = /^(-?)(\d*)(\.?)(\d*)([^]*)$/;

function formatDouble(value: unknown, spec: FormatSpec, kind: string): string {
  const { type, precision, alternate } = spec;
  if (type !== "" && !"eEfFgGn%".includes(type)) throw unknownType(type, kind);
  if (precision > LARGEST_PRECISION) throw new ValueError("precision too big");
  const double = asDouble(value) ?? 0;
  const percent = type === "%";
  const text = formatFloat(percent ? double * 100 : double, {
    type: notationOf(type, precision),
    precision: precision < 0 ? 6 : precision,
    alternate,
    dotZero: type === "",
  });
  const [, minus, whole = "", point = "", fraction = "", rest = ""] = PARTS.exec(text) ?? [];
  const isZero = !/[1-9a-z]/i.test(whole + fraction + (whole === "" ? rest : ""));
  return layOutNumber(
    {
      ...NOTHING,
      negative: minus === "-" && !(spec.noNegativeZero && isZero),
      whole,
      point,
      fraction,
      rest: Array.from(percent ? `${rest}%` : rest),
    },
    spec,
  );
}

/** What the specification's type means to `formatFloat`. */
function notationOf(type: string, precision: number): string {
  if (type === "%") return "f";
  if (type === "n") return "g";
  if (type === "") return precision < 0 ? "r" : "g";
  return type;
}
