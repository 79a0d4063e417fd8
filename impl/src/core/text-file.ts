import { encodeUtf8 } from "../python/codecs/utf8.ts";
import { isWellFormed } from "../python/codecs/surrogates.ts";
import { type Codec, type IncrementalEncoder, lookup } from "../python/codecs.ts";
import { LookupError, OSError, TypeError, ValueError } from "../python/exceptions.ts";
import { codePointLength } from "../python/code-points.ts";
import { repr } from "../python/repr.ts";
import { isBytes, typeName } from "../python/values.ts";
import { BufferedFile } from "./buffered-file.ts";
import { type OpenMode, parseMode } from "./open-mode.ts";
import { type FileName, NOTHING, RawFile } from "./raw-file.ts";
import { UnsupportedOperation } from "./unsupported-operation.ts";

/** How text becomes bytes. */
export interface TextFileOptions {
  /** Name of the encoding. @defaultValue null, which is UTF-8; in binary mode there is none */
  readonly encoding?: string | null | undefined;
  /** Error handler: what becomes of characters that the encoding lacks. @defaultValue null, which is `strict` */
  readonly errors?: string | null | undefined;
}

/** Text is handed on in pieces of about this many characters, as CPython does. */
const CHUNK = 8192;

/**
 * A file that text is written to, or bytes if its mode has a `b`.
 *
 * `write` encodes, `flush` hands to the kernel: so an error of the encoding comes from `write`,
 * which then took nothing, and an error of the disk comes from `flush`. What could not be written
 * is tried again with the next `flush`.
 *
 * Errors: the constructor throws ValueError for a mode that cannot be, OSError where the file
 * cannot be opened, and LookupError for an encoding that is not known; by then the file is there.
 *
 * Source: CPython 3.15, `open`, `io.TextIOWrapper`, `io.BufferedWriter`.
 */
export class TextFile {
  /** The path or the descriptor that it was opened with. */
  readonly name: FileName;
  /** The mode that it was opened with. */
  readonly mode: string;
  /** Name of the encoding, as given; undefined in binary mode. */
  readonly encoding: string | undefined;
  /** Error handler; undefined in binary mode. */
  readonly errors: string | undefined;

  readonly #buffer: BufferedFile;
  readonly #writable: boolean;
  readonly #text: TextLayer | undefined;
  #pending: string | Uint8Array = NOTHING;
  #closed = false;

  constructor(name: FileName, mode = "r", options: TextFileOptions = {}) {
    const encoding = textArgument("encoding", options.encoding);
    const errors = textArgument("errors", options.errors);
    textArgument("mode", mode);
    const parsed = parseMode(mode, { encoding, errors });
    this.name = name;
    this.mode = mode;
    this.#writable = parsed.writable;
    this.#buffer = new BufferedFile(new RawFile(name, parsed));
    if (parsed.binary) {
      this.#orClose(() => this.#checkUpdating(parsed));
      return;
    }
    this.encoding = encoding === "locale" ? "UTF-8" : (encoding ?? "utf-8");
    this.errors = errors ?? "strict";
    this.#text = this.#orClose(() => {
      this.#checkUpdating(parsed);
      return this.#textLayer();
    });
  }

  /** Whether {@link close} was called. */
  get closed(): boolean {
    return this.#closed;
  }

  /**
   * Takes text (bytes in binary mode) in and returns its length.
   *
   * Errors: TypeError, UnicodeEncodeError, UnsupportedOperation, ValueError if the file is closed;
   * nothing is written then.
   */
  write(data: string | Uint8Array): number {
    return this.#text === undefined ? this.#writeBytes(data) : this.#writeText(data, this.#text);
  }

  /** Hands everything to the kernel. Errors: OSError; what is left is tried again the next time. */
  flush(): void {
    if (this.#closed) {
      throw new ValueError(this.#text ? "I/O operation on closed file." : "flush of closed file");
    }
    this.#drain();
    this.#buffer.flush();
  }

  /** Flushes and closes. A second call does nothing. Errors: OSError; the file is closed all the same. */
  close(): void {
    if (this.#closed) return;
    try {
      this.flush();
    } finally {
      this.#closed = true;
      this.#buffer.close();
    }
  }

  /** Where the next byte goes, in bytes from the start; see {@link RawFile.position}. */
  tell(): number {
    this.#checkSeekable();
    this.flush();
    return this.#buffer.raw.position;
  }

  /**
   * Moves to a place and returns it.
   *
   * @param whence 0 counts from the start, 1 from here, 2 from the end; the last two only by zero
   */
  seek(offset: number, whence = 0): number {
    this.#checkSeekable();
    if (whence !== 0 && whence !== 1 && whence !== 2) {
      throw new ValueError(`invalid whence (${whence}, should be 0, 1 or 2)`);
    }
    if (whence !== 0 && offset !== 0) {
      throw new UnsupportedOperation(`can't do nonzero ${whence === 1 ? "cur" : "end"}-relative seeks`);
    }
    if (whence === 1) return this.tell();
    if (offset < 0) throw new ValueError(`negative seek position ${offset}`);
    this.flush();
    this.#buffer.raw.seek(offset, whence === 2);
    this.#text?.restart(this.#buffer.raw.position);
    return this.#buffer.raw.position;
  }

  /** The file descriptor. Errors: ValueError if the file is closed. */
  fileno(): number {
    if (this.#closed) throw new ValueError("I/O operation on closed file");
    return this.#buffer.raw.descriptor;
  }

  /** Whether it is a terminal. Errors: ValueError if the file is closed. */
  isatty(): boolean {
    if (this.#closed) throw new ValueError("I/O operation on closed file");
    return this.#buffer.raw.isatty;
  }

  toString(): string {
    const { name, mode, encoding } = this;
    if (encoding === undefined) return `<_io.BufferedWriter name=${repr(name)}>`;
    return `<_io.TextIOWrapper name=${repr(name)} mode=${repr(mode)} encoding=${repr(encoding)}>`;
  }
}
