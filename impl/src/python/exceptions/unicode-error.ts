import { str } from "../repr.ts";
import { codePoints } from "../text/code-points.ts";
import { codePointEscape } from "../text/string-repr.ts";
import { isBytes } from "../values.ts";
import { nameExceptions } from "./base.ts";
import { ValueError } from "./builtin.ts";

/** Root of failures to turn text into bytes and back. Source: CPython 3.15, `UnicodeError`. */
export class UnicodeError extends ValueError {}

/** A failure at a place: `start` and `end` count units of `object`, and `end` is one past the last. */
class PlacedUnicodeError<Units extends string | Uint8Array> extends UnicodeError {
  /** Name of the encoding as the codec spells it. */
  readonly encoding: string;
  /** What was being turned into the other. */
  readonly object: Units;
  /** First unit that fails. */
  start: number;
  /** One past the last unit that fails. */
  end: number;
  /** Why, e.g. `ordinal not in range(128)` or `invalid start byte`. */
  reason: string;

  constructor(encoding: string, object: Units, start: number, end: number, reason: string) {
    super(encoding, object, start, end, reason);
    this.encoding = encoding;
    this.object = object;
    this.start = start;
    this.end = end;
    this.reason = reason;
  }
}

/**
 * A character has no bytes in an encoding.
 *
 * Units: `start` and `end` count code points of `object`; `end` is one past the last.
 * Source: CPython 3.15, `UnicodeEncodeError`.
 */
export class UnicodeEncodeError extends PlacedUnicodeError<string> {
  static override messageFrom(args: readonly unknown[]): string {
    const [encoding, object, start, end, reason] = args;
    const single = isSingle(start, end) ? codePoints(str(object))[start] : undefined;
    const what =
      single === undefined
        ? `characters in position ${span(start, end)}`
        : `character '${codePointEscape(single.codePointAt(0) ?? 0)}' in position ${str(start)}`;
    return `'${str(encoding)}' codec can't encode ${what}: ${str(reason)}`;
  }
}

/**
 * Bytes are no text in an encoding.
 *
 * Units: `start` and `end` count bytes of `object`; `end` is one past the last.
 * Source: CPython 3.15, `UnicodeDecodeError`.
 */
export class UnicodeDecodeError extends PlacedUnicodeError<Uint8Array> {
  static override messageFrom(args: readonly unknown[]): string {
    const [encoding, object, start, end, reason] = args;
    const single = isSingle(start, end) && isBytes(object) ? object[start] : undefined;
    const what =
      single === undefined
        ? `bytes in position ${span(start, end)}`
        : `byte 0x${single.toString(16).padStart(2, "0")} in position ${str(start)}`;
    return `'${str(encoding)}' codec can't decode ${what}: ${str(reason)}`;
  }
}

function isSingle(start: unknown, end: unknown): start is number {
  return typeof start === "number" && end === start + 1;
}

/** First and last place. CPython does not check them against the object. */
function span(start: unknown, end: unknown): string {
  return `${str(start)}-${Number(end) - 1}`;
}

nameExceptions({ UnicodeError, UnicodeEncodeError, UnicodeDecodeError });
