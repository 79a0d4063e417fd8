import { remembering } from "./parse-cache.ts";
import { PercentArguments } from "./percent-arguments.ts";
import { convert } from "./percent-convert.ts";
import { type PercentFormat, parsePercent } from "./percent-parse.ts";
import { str } from "./repr.ts";
import { Tuple } from "./values.ts";

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
  const text = args instanceof Tuple ? quickly(parsed, args) : undefined;
  return text ?? render(parsed, PercentArguments.of(args));
}

/** The everyday case, `%s` and `%d` of strings and ints; undefined where there is more to do. */
function quickly({ literals, conversions }: PercentFormat, args: Tuple): string | undefined {
  if (args.length !== conversions.length) return undefined;
  let text = literals[0] ?? "";
  for (let index = 0; index < args.length; index++) {
    const conversion = conversions[index];
    if (conversion === undefined || !conversion.plain || conversion.key !== undefined) {
      return undefined;
    }
    const piece = plainPiece(conversion.type, args[index]);
    if (piece === undefined) return undefined;
    text += piece + (literals[index + 1] ?? "");
  }
  return text;
}

function plainPiece(type: string, value: unknown): string | undefined {
  if (typeof value === "number" && type === "d") {
    return Number.isSafeInteger(value) ? String(value === 0 ? 0 : value) : undefined;
  }
  if (type !== "s") return undefined;
  return typeof value === "string" ? value : str(value);
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
