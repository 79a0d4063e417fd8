import { str } from "./repr.ts";
import { remembering } from "./text/parse-cache.ts";
import { PercentArguments } from "./text/percent-arguments.ts";
import { convert, isPlainInt } from "./text/percent-convert.ts";
import { type PercentFormat, parsePercent } from "./text/percent-parse.ts";
import { isDict, PyFloat, Tuple } from "./values.ts";

const parsedFormat = remembering(parsePercent);

/**
 * Python's `format % args`.
 *
 * `args` is a tuple of as many values as the format takes, a dict for `%(name)s`, or one value.
 * A list is one value, as in Python.
 *
 * Units: widths, precisions and the positions in messages are code points.
 * Errors: TypeError, ValueError, KeyError and OverflowError with the texts of CPython 3.15.
 * Source: CPython 3.15, `str.__mod__`.
 */
export function percentFormat(format: string, args: unknown): string {
  const parsed = parsedFormat(format);
  return quickly(parsed, args) ?? render(parsed, PercentArguments.of(args));
}

/** The short way; undefined where it does not do. */
function quickly(parsed: PercentFormat, args: unknown): string | undefined {
  if (args instanceof Tuple) {
    const fits = parsed.kind === "positional" && args.length === parsed.conversions.length;
    return fits ? withValues(parsed, args) : undefined;
  }
  return parsed.kind === "keyed" && isDict(args) ? withKeys(parsed, args) : undefined;
}

function withValues({ literals, conversions }: PercentFormat, args: Tuple): string | undefined {
  let text = literals[0] ?? "";
  for (let index = 0; index < args.length; index++) {
    const piece = plainPiece(conversions[index]?.type, args[index]);
    if (piece === undefined) return undefined;
    text += piece;
    text += literals[index + 1];
  }
  return text;
}

function withKeys(
  { literals, conversions }: PercentFormat,
  dict: Map<unknown, unknown> | Record<string, unknown>,
): string | undefined {
  let text = literals[0] ?? "";
  for (let index = 0; index < conversions.length; index++) {
    const { key = "", type } = conversions[index] ?? {};
    if (dict instanceof Map ? !dict.has(key) : !Object.hasOwn(dict, key)) return undefined;
    const piece = plainPiece(type, dict instanceof Map ? dict.get(key) : dict[key]);
    if (piece === undefined) return undefined;
    text += piece;
    text += literals[index + 1];
  }
  return text;
}

/**
 * A value as `%s` or `%d` writes it; undefined if that takes more than a glance.
 *
 * Objects are left to the long way: their `toString` must not be called twice if the short way
 * ends at a later value.
 */
function plainPiece(type: string | undefined, value: unknown): string | number | undefined {
  if (typeof value === "string") return type === "s" ? value : undefined;
  if (isPlainInt(value)) return value;
  const isObject = typeof value === "object" && value !== null && !(value instanceof PyFloat);
  return type === "s" && !isObject ? str(value) : undefined;
}

function render({ literals, conversions }: PercentFormat, args: PercentArguments): string {
  let text = literals[0] ?? "";
  let index = 0;
  for (const conversion of conversions) {
    text += convert(conversion, args) + (literals[++index] ?? "");
  }
  args.finish();
  return text;
}
