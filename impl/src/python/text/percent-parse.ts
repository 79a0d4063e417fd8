import { codePointLength } from "./code-points.ts";
import { isPrintable } from "./printable.ts";

/** A format string of the `%` operator, taken apart. */
export interface PercentFormat {
  /** Text before each conversion, and at last the text after all of them; `%%` is text. */
  readonly literals: readonly string[];
  /** What stands between the texts. */
  readonly conversions: readonly Conversion[];
  /**
   * Whether all conversions are `%s` and `%d`, as in most log calls (`positional`), or all are
   * `%(name)s` and `%(name)d`, as in most formatters (`keyed`); there is a short way for those.
   */
  readonly kind: "positional" | "keyed" | "other";
}

/** One `%…`. It may be faulty: Python finds out only when it gets there. */
export interface Conversion {
  /** Name in parentheses, if there is one. */
  readonly key?: string;
  /** `-`: pad on the right. */
  readonly left: boolean;
  /** `+`: always show a sign. */
  readonly plus: boolean;
  /** Blank: leave room for a sign. */
  readonly blank: boolean;
  /** `#`: show `0x`, or always the point. */
  readonly alternate: boolean;
  /** `0`: pad numbers with zeros. */
  readonly zero: boolean;
  /** Least width in code points; -1 if none is given, `*` if it is an argument. */
  readonly width: number | "*";
  /** Digits or most characters; -1 if none is given, `*` if it is an argument. */
  readonly precision: number | "*";
  /** Letter of the conversion. */
  readonly type: string;
  /** Whether there is no flag, width or precision. */
  readonly plain: boolean;
  /** What is wrong, and when Python notices. */
  readonly fault?: Fault;
}

/** Text of the ValueError for a faulty conversion. */
export interface Fault {
  /**
   * When Python notices: at the `key` before looking it up, in the flags and numbers (`spec`) once
   * the `*` arguments are read, or at the `type` letter once the argument is taken.
   */
  readonly stage: "key" | "spec" | "type";
  /** The message. */
  readonly text: string;
}

const SPEC = /([-+ #0]*)(\*|\d+)?(\.(\*|\d+)?)?[hlL]?([^])?/uy;
const TYPES = "diouxXeEfFgGcrsa";
const LARGEST_WIDTH = 2n ** 63n - 1n;
const LARGEST_PRECISION = 2n ** 31n - 1n;

/** Takes a format string apart; never throws. Source: CPython 3.15, `str.__mod__`. */
export function parsePercent(format: string): PercentFormat {
  const literals: string[] = [];
  const conversions: Conversion[] = [];
  let literal = "";
  let keyed = false;
  let position = 0;
  for (;;) {
    const start = format.indexOf("%", position);
    if (start < 0) break;
    literal += format.slice(position, start);
    if (format.startsWith("%", start + 1)) {
      literal += "%";
      position = start + 2;
      continue;
    }
    const [conversion, end] = parseConversion(format, start, keyed);
    literals.push(literal);
    conversions.push(conversion);
    literal = "";
    keyed ||= conversion.key !== undefined;
    // Nothing after a fault is ever reached.
    position = conversion.fault === undefined ? end : format.length;
  }
  literals.push(literal + format.slice(position));
  return { literals, conversions, kind: kindOf(conversions) };
}

function kindOf(conversions: readonly Conversion[]): PercentFormat["kind"] {
  const everyday = conversions.every(
    ({ plain, type, fault }) => plain && fault === undefined && (type === "s" || type === "d"),
  );
  if (!everyday) return "other";
  if (conversions.every(({ key }) => key === undefined)) return "positional";
  return conversions.every(({ key }) => key !== undefined) ? "keyed" : "other";
}

const NO_SPEC = { flags: "", width: -1, precision: -1, type: "" } as const;

/** The conversion that begins at `start`, and the index after it. */
function parseConversion(format: string, start: number, keyed: boolean): [Conversion, number] {
  const place = codePointLength(format.slice(0, start));
  const bare = !format.startsWith("(", start + 1);
  const end = bare ? start + 1 : keyEnd(format, start + 1);
  if (end < 0) {
    const text = `stray % or incomplete format key at position ${place}`;
    return [conversionOf({ ...NO_SPEC, key: "", fault: { stage: "key", text } }), format.length];
  }
  if (bare && keyed) {
    const text = `format requires a parenthesised mapping key at position ${place}`;
    return [conversionOf({ ...NO_SPEC, fault: { stage: "spec", text } }), format.length];
  }
  const spec = parseSpec(format, end, place, bare);
  const key = bare ? {} : { key: format.slice(start + 2, end - 1) };
  return [conversionOf({ ...spec, ...key }), SPEC.lastIndex];
}

/** Index after the bracket that closes the one at `open`, or -1. */
function keyEnd(format: string, open: number): number {
  let depth = 0;
  for (let index = open; index < format.length; index++) {
    const character = format.charAt(index);
    if (character === "(") depth++;
    else if (character === ")" && --depth === 0) return index + 1;
  }
  return -1;
}

interface Spec {
  readonly key?: string;
  readonly flags: string;
  readonly width: number | "*";
  readonly precision: number | "*";
  readonly type: string;
  readonly fault?: Fault;
}

function parseSpec(format: string, from: number, place: number, bare: boolean): Spec {
  SPEC.lastIndex = from;
  const [, flags = "", width, dot, precision, type] = SPEC.exec(format) ?? [];
  const faulty = (text: string, read: Partial<Spec> = {}): Spec => {
    return { ...NO_SPEC, ...read, fault: { stage: "spec", text: `${text} at position ${place}` } };
  };
  const starred = "* cannot be used with a parenthesised mapping key";
  if (width === "*" && !bare) return faulty(starred);
  if (isAbove(width, LARGEST_WIDTH)) return faulty("width too big");
  const sizes = { width: sizeOf(width, -1), precision: sizeOf(precision, dot ? 0 : -1) };
  if (precision === "*" && !bare) return faulty(starred);
  if (isAbove(precision, LARGEST_PRECISION)) {
    return faulty("precision too big", { width: sizes.width });
  }
  if (type === undefined) return faulty("stray %", sizes);
  if (TYPES.includes(type)) return { flags, ...sizes, type };
  const at = codePointLength(format.slice(0, SPEC.lastIndex)) - 1;
  return { flags, ...sizes, type, fault: { stage: "type", text: unknownType(type, place, at) } };
}

function isAbove(digits: string | undefined, limit: bigint): boolean {
  return digits !== undefined && digits !== "*" && BigInt(digits) > limit;
}

function sizeOf(digits: string | undefined, otherwise: number): number | "*" {
  if (digits === undefined) return otherwise;
  return digits === "*" ? "*" : Number(digits);
}

function unknownType(type: string, place: number, at: number): string {
  if (/^[A-Za-z]$/.test(type)) return `unsupported format %${type} at position ${place}`;
  const code = type.codePointAt(0) ?? 0;
  const number = `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
  return `stray % at position ${place} or unexpected format character ${named(type, code, number)} at position ${at}`;
}

function named(type: string, code: number, number: string): string {
  if (!isPrintable(code)) return number;
  if (code >= 0x7f) return `'${type}' (${number})`;
  return type === "'" ? `"'"` : `'${type}'`;
}

function conversionOf({ flags, ...spec }: Spec): Conversion {
  const { width, precision } = spec;
  return {
    ...spec,
    left: flags.includes("-"),
    plus: flags.includes("+"),
    blank: flags.includes(" "),
    alternate: flags.includes("#"),
    zero: flags.includes("0"),
    plain: flags === "" && width === -1 && precision === -1,
  };
}
