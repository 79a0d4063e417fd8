import { ValueError } from "../exceptions/builtin.ts";
import { codePoints } from "./code-points.ts";
import { decimalDigit } from "./decimal-digit.ts";

/** A format specification such as `*^+#012,.3f`, taken apart. */
export interface FormatSpec {
  /** What pads; one code point. */
  readonly fill: string;
  /** `<`, `>`, `=` (between sign and digits) or `^`. */
  readonly align: string;
  /** `+`, `-`, a blank, or nothing. */
  readonly sign: string;
  /** `z`: a number that rounds to zero has no minus. */
  readonly noNegativeZero: boolean;
  /** `#`. */
  readonly alternate: boolean;
  /** Least width in code points; -1 if none is given. */
  readonly width: number;
  /** What stands between groups of digits before the point: a comma, `_` or nothing. */
  readonly separator: string;
  /** Digits or most characters; -1 if none is given. */
  readonly precision: number;
  /** What stands between groups of digits after the point: a comma, `_` or nothing. */
  readonly fractionSeparator: string;
  /** Presentation type, one code point; nothing if none is given. */
  readonly type: string;
}

/**
 * Takes a format specification apart.
 *
 * `typeName` is for messages; text aligns left by default, numbers right.
 * Errors: ValueError. Source: CPython 3.15, `str.__format__`, `int.__format__`.
 */
export function parseFormatSpec(spec: string, typeName: string, isText: boolean): FormatSpec {
  const reader = new SpecReader(spec);
  const [fill, align] = reader.alignment();
  const sign = reader.oneOf("+- ");
  const noNegativeZero = reader.oneOf("z") !== "";
  const alternate = reader.oneOf("#") !== "";
  const zero = fill === "" && reader.oneOf("0") !== "";
  const width = reader.integer();
  const separator = reader.separator();
  const { precision, fractionSeparator } = reader.fraction();
  const type = reader.type(typeName);
  checkSeparators(separator, fractionSeparator, type || (isText ? "s" : ""));
  const standard = isText ? "<" : ">";
  return {
    fill: fill || (zero ? "0" : " "),
    align: align || (zero && !isText ? "=" : standard),
    sign,
    noNegativeZero,
    alternate,
    width,
    separator,
    precision,
    fractionSeparator,
    type,
  };
}

const LARGEST_SIZE = 2n ** 63n - 1n;

/** Reads a specification from left to right. */
class SpecReader {
  readonly #text: string;
  readonly #characters: readonly string[];
  #position = 0;

  constructor(text: string) {
    this.#text = text;
    this.#characters = codePoints(text);
  }

  /** Fill and alignment, either of which may be nothing. */
  alignment(): [string, string] {
    const [first = "", second = ""] = this.#characters;
    if (isAlignment(second)) {
      this.#position = 2;
      return [first, second];
    }
    return ["", isAlignment(first) ? this.oneOf(first) : ""];
  }

  /** The next character if it is one of `wanted`, else nothing. */
  oneOf(wanted: string): string {
    const next = this.#peek();
    if (next === "" || !wanted.includes(next)) return "";
    this.#position++;
    return next;
  }

  /** Digits as a number, or -1 if there are none. */
  integer(): number {
    const start = this.#position;
    let value = 0n;
    for (;;) {
      const digit = decimalDigit(this.#peek());
      if (digit < 0) break;
      value = value * 10n + BigInt(digit);
      if (value > LARGEST_SIZE) throw new ValueError("Too many decimal digits in format string");
      this.#position++;
    }
    return this.#position === start ? -1 : Number(value);
  }

  /** A comma, `_` or nothing. */
  separator(): string {
    const comma = this.oneOf(",");
    const underscore = this.oneOf("_");
    if (underscore === "") return comma;
    if (comma !== "" || this.#peek() === ",") {
      throw new ValueError("Cannot specify both ',' and '_'.");
    }
    return underscore;
  }

  /** What follows a point, if there is one. */
  fraction(): Pick<FormatSpec, "precision" | "fractionSeparator"> {
    if (this.oneOf(".") === "") return { precision: -1, fractionSeparator: "" };
    const precision = this.integer();
    const fractionSeparator = this.separator();
    if (precision < 0 && fractionSeparator === "") {
      throw new ValueError("Format specifier missing precision");
    }
    return { precision, fractionSeparator };
  }

  /** The last character; nothing may follow it. */
  type(typeName: string): string {
    const rest = this.#characters.length - this.#position;
    if (rest <= 1) return this.#peek();
    throw new ValueError(
      `Invalid format specifier '${this.#text}' for object of type '${typeName}'`,
    );
  }

  #peek(): string {
    return this.#characters[this.#position] ?? "";
  }
}

function isAlignment(character: string): boolean {
  return character !== "" && "<>=^".includes(character);
}

function checkSeparators(separator: string, fraction: string, type: string): void {
  const decimal = type === "" || "defgEG%F".includes(type);
  const grouped = decimal || (separator === "_" && "boxX".includes(type));
  if (separator !== "" && !grouped) throw notWith(separator, type);
  if (fraction !== "" && type === "n") throw notWith(fraction, type);
}

function notWith(separator: string, type: string): ValueError {
  return new ValueError(`Cannot specify '${separator}' with '${shownType(type)}'.`);
}

/** A presentation type as messages show it: itself if it is ASCII, else its number. */
export function shownType(type: string): string {
  const code = type.codePointAt(0) ?? 0;
  return code > 0x20 && code < 0x80 ? type : `\\x${code.toString(16)}`;
}
