import { isWellFormed } from "../../python/codecs/surrogates.ts";
import { encodeUtf8 } from "../../python/codecs/utf8.ts";
import { type IncrementalEncoder, lookup } from "../../python/codecs.ts";
import { LookupError, TypeError, ValueError } from "../../python/exceptions.ts";
import { typeName } from "../../python/values.ts";

/** What ends a line in the files of this system. */
const LINE_END = process.platform === "win32" ? "\r\n" : "\n";

/** Turns the text of a file into what is written. Source: CPython 3.15, `io.TextIOWrapper`. */
export class TextLayer {
  /** Name of the encoding, as given. */
  readonly encoding: string;
  /** Name of the error handler. */
  readonly errors: string;
  readonly #encoder: IncrementalEncoder;
  readonly #isUtf8: boolean;
  readonly #isWide: boolean;

  /** @param position where in the file the text goes on; only at its start there is a byte order mark */
  constructor(encoding: string | null, errors: string | null, position: number) {
    // Python's UTF-8 mode decides about the locale; it is on by default since 3.15.
    this.encoding = encoding === "locale" ? "UTF-8" : (encoding ?? "utf-8");
    this.errors = errors ?? "strict";
    const codec = lookup(this.encoding);
    if (!codec.isText) throw new LookupError(`'${this.encoding}' is not a text encoding`);
    this.#encoder = codec.incrementalEncoder(this.errors);
    this.#isUtf8 = codec.name === "utf-8";
    this.#isWide = /^utf-(?:16|32)/.test(codec.name);
    if (position !== 0) this.#encoder.setstate(0);
  }

  /** What to write for `text`; a string stands for its UTF-8, which Node writes without a copy. */
  encode(text: string): string | Uint8Array {
    const lines = LINE_END === "\n" ? text : text.replaceAll("\n", LINE_END);
    if (!this.#isUtf8) return this.#incrementally(lines);
    return isWellFormed(lines) ? lines : encodeUtf8(lines, this.errors);
  }

  #incrementally(lines: string): Uint8Array {
    try {
      return this.#encoder.encode(lines);
    } catch (error) {
      // A refused text costs the byte order mark: CPython's text files note the start as passed first.
      if (this.#isWide) this.#encoder.setstate(0);
      throw error;
    }
  }

  /** Goes on at another position: at the start a byte order mark is due again. */
  restart(position: number): void {
    if (position === 0) this.#encoder.reset();
    else this.#encoder.setstate(0);
  }
}

/**
 * An argument of `open()` that is text or nothing.
 *
 * Errors: TypeError for anything else, ValueError for text with a null character in it.
 */
export function textArgument(name: string, value: unknown): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value !== "string") {
    const wanted = name === "mode" ? "str" : "str or None";
    throw new TypeError(`open() argument '${name}' must be ${wanted}, not ${typeName(value)}`);
  }
  encodeUtf8(value, "strict"); // CPython reads it as UTF-8, which lone surrogates are not
  if (value.includes("\0")) throw new ValueError("embedded null character");
  return value;
}
