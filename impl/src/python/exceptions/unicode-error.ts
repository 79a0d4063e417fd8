import { codePoints } from "../code-points.ts";
import { str } from "../repr.ts";
import { codePointEscape } from "../string-repr.ts";
import { isBytes } from "../values.ts";
import { nameExceptions } from "./base.ts";
import { ValueError } from "./builtin.ts";

/** Root of failures to turn text into bytes and back. Source: CPython 3.15, `UnicodeError`. */
export class UnicodeError extends ValueError {}

/**
 * A character has no bytes in an encoding.
 *
 * Units: `start` and `end` count code points of `object`; `end` is one past the last.
 * Source: CPython 3.15, `UnicodeEncodeError`.
 */
export class UnicodeEncodeError extends UnicodeError {
  /** Name of the encoding as the codec spells it. */
  readonly encoding: string;
  /** The text that was being encoded. */
  readonly object: string;
  /** First code point without bytes. */
  start: number;
  /** One past the last code point without bytes. */
  end: number;
  /** Why, e.g. `ordinal not in range(128)`. */
  reason: string;

  constructor(encoding: string, object: string, start: number, end: number, reason: string) {
    super(encoding, object, start, end, reason);
    this.encoding = encoding;
    this.object = object;
    this.start = start;
    this.end = end;
    this.reason = reason;
  }

  static override messageFrom(args: readonly unknown[]): string {
    const [encoding, object, start, end, reason] = args;
    const text = codePoints(str(object));
    const [first, last] = clamped(Number(start), Number(end), text.length);
    const cannot = `'${str(encoding)}' codec can't encode`;
    if (last - first !== 1) {
      return `${cannot} characters in position ${first}-${last - 1}: ${str(reason)}`;
    }
    const character = codePointEscape(text[first]?.codePointAt(0) ?? 0);
    return `${cannot} character '${character}' in position ${first}: ${str(reason)}`;
  }
}

/**
 * Bytes are no text in an encoding.
 *
 * Units: `start` and `end` count bytes of `object`; `end` is one past the last.
 * Source: CPython 3.15, `UnicodeDecodeError`.
 */
export class UnicodeDecodeError extends UnicodeError {
  /** Name of the encoding as the codec spells it. */
  readonly encoding: string;
  /** The bytes that were being decoded. */
  readonly object: Uint8Array;
  /** First byte that cannot be read. */
  start: number;
  /** One past the last byte that cannot be read. */
  end: number;
  /** Why, e.g. `invalid start byte`. */
  reason: string;

  constructor(encoding: string, object: Uint8Array, start: number, end: number, reason: string) {
    super(encoding, object, start, end, reason);
    this.encoding = encoding;
    this.object = object;
    this.start = start;
    this.end = end;
    this.reason = reason;
  }

  static override messageFrom(args: readonly unknown[]): string {
    const [encoding, object, start, end, reason] = args;
    const bytes = isBytes(object) ? object : new Uint8Array();
    const [first, last] = clamped(Number(start), Number(end), bytes.length);
    const cannot = `'${str(encoding)}' codec can't decode`;
    if (last - first !== 1) {
      return `${cannot} bytes in position ${first}-${last - 1}: ${str(reason)}`;
    }
    const byte = (bytes[first] ?? 0).toString(16).padStart(2, "0");
    return `${cannot} byte 0x${byte} in position ${first}: ${str(reason)}`;
  }
}

/** CPython pulls both ends into the object before it names them. */
function clamped(start: number, end: number, length: number): [number, number] {
  const first = Math.max(0, Math.min(start, length - 1));
  return [first, Math.min(Math.max(end, 1), length)];
}

nameExceptions({ UnicodeError, UnicodeEncodeError, UnicodeDecodeError });
