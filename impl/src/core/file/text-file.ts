import { OSError, TypeError, ValueError } from "../../python/exceptions.ts";
import { repr } from "../../python/repr.ts";
import { codePointLength } from "../../python/text/code-points.ts";
import { isBytes, isNone, typeName } from "../../python/values.ts";
import { BufferedFile, joined, sizeOf } from "./buffered-file.ts";
import { type OpenMode, parseMode } from "./open-mode.ts";
import { type FileName, NOTHING, RawFile } from "./raw-file.ts";
import { TextLayer, textArgument } from "./text-layer.ts";
import { UnsupportedOperation } from "./unsupported-operation.ts";

/** How text becomes bytes. */
export interface TextFileOptions {
  /** Name of the encoding. @defaultValue null, which is UTF-8; in binary mode there is none */
  readonly encoding?: string | null | undefined;
  /** Error handler: what becomes of characters that the encoding lacks. @defaultValue null, which is `strict` */
  readonly errors?: string | null | undefined;
}

/** Text is handed on to the buffer in pieces of this many bytes or more, as in CPython. */
const CHUNK = 8192;

/**
 * A file that text is written to, or bytes if its mode has a `b`. It cannot be read.
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
  /** The mode that it was opened with; in binary mode as CPython spells it. */
  readonly mode: string;

  readonly #raw: RawFile;
  readonly #buffer: BufferedFile;
  readonly #writable: boolean;
  readonly #text: TextLayer | undefined;
  #pending: string | Uint8Array = NOTHING;
  #closed = false;

  constructor(name: FileName, mode = "r", options: TextFileOptions = {}) {
    textArgument("mode", mode);
    const encoding = textArgument("encoding", options.encoding);
    const errors = textArgument("errors", options.errors);
    const parsed = parseMode(mode, { encoding, errors });
    this.name = name;
    this.mode = parsed.binary ? parsed.rawMode : mode;
    this.#writable = parsed.writable;
    this.#raw = new RawFile(name, parsed);
    this.#buffer = new BufferedFile(this.#raw);
    this.#text = this.#layer(parsed, encoding, errors);
  }

  /** Name of the encoding, as given; undefined in binary mode. */
  get encoding(): string | undefined {
    return this.#text?.encoding;
  }

  /** Name of the error handler; undefined in binary mode. */
  get errors(): string | undefined {
    return this.#text?.errors;
  }

  /** Whether {@link close} was called. */
  get closed(): boolean {
    return this.#closed;
  }

  /**
   * Takes text (bytes in binary mode) in, and returns its length.
   *
   * Errors: TypeError, UnicodeEncodeError, UnsupportedOperation, ValueError if the file is closed;
   * nothing is written then.
   */
  write(data: string | Uint8Array): number {
    return this.#text === undefined ? this.#writeBytes(data) : this.#writeText(data, this.#text);
  }

  /** Hands everything to the kernel. Errors: OSError; what is left is tried again the next time. */
  flush(): void {
    this.#checkOpen(this.#writable ? "flush of closed file" : "I/O operation on closed file.");
    this.#drain();
    this.#buffer.flush();
  }

  /** Flushes and closes; again does nothing. Errors: OSError, and the file is closed all the same. */
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
    this.#checkOpen("I/O operation on closed file");
    this.#checkSeekable();
    this.flush();
    return this.#raw.position;
  }

  /**
   * Moves to a place and returns it.
   *
   * @param whence 0 counts from the start, 1 from here, 2 from the end; the last two only by zero
   */
  seek(offset: number, whence = 0): number {
    this.#checkOpen("seek of closed file");
    this.#checkSeekable();
    checkMove(offset, whence);
    const target = whence === 1 ? this.tell() : offset;
    this.flush();
    this.#raw.seek(target, whence === 2);
    this.#text?.restart(this.#raw.position);
    return this.#raw.position;
  }

  /** The file descriptor. Errors: ValueError if the file is closed. */
  fileno(): number {
    if (this.#closed) throw new ValueError("I/O operation on closed file");
    return this.#raw.descriptor;
  }

  /** Whether it is a terminal. Errors: ValueError if the file is closed. */
  isatty(): boolean {
    if (this.#closed) throw new ValueError("I/O operation on closed file");
    return this.#raw.isatty;
  }

  toString(): string {
    const { name, mode, encoding } = this;
    if (encoding === undefined) return `<_io.BufferedWriter name=${repr(name)}>`;
    return `<_io.TextIOWrapper name=${repr(name)} mode=${repr(mode)} encoding=${repr(encoding)}>`;
  }

  /** Makes what encodes; a file that cannot be used is closed again. */
  #layer(
    { binary, updating }: OpenMode,
    encoding: string | null,
    errors: string | null,
  ): TextLayer | undefined {
    try {
      if (updating && !this.#raw.seekable) {
        throw new UnsupportedOperation("File or stream is not seekable.");
      }
      return binary ? undefined : new TextLayer(encoding, errors, this.#raw.start);
    } catch (error) {
      this.#raw.close();
      throw error;
    }
  }

  #writeText(data: unknown, text: TextLayer): number {
    if (typeof data !== "string") {
      const type = isNone(data) ? "None" : typeName(data);
      throw new TypeError(`write() argument must be str, not ${type}`);
    }
    this.#checkOpen("");
    if (!this.#writable) throw new UnsupportedOperation("not writable");
    this.#add(text.encode(data));
    if (this.#raw.isatty && /[\n\r]/.test(data)) this.flush();
    return codePointLength(data);
  }

  #writeBytes(data: unknown): number {
    if (!this.#writable) throw new UnsupportedOperation("write");
    if (!isBytes(data)) {
      throw new TypeError(`a bytes-like object is required, not '${typeName(data)}'`);
    }
    this.#checkOpen("write to closed file");
    this.#buffer.write(Uint8Array.from(data)); // its owner may change it before the flush
    return data.length;
  }

  #add(data: string | Uint8Array): void {
    this.#pending = joined(this.#pending, data);
    // A character has three bytes at most for each of its code units; counting all of them is slow.
    if (this.#pending.length * 3 >= CHUNK && sizeOf(this.#pending) >= CHUNK) this.#drain();
  }

  /** Passes the text on; what the buffer refuses is lost, as in CPython. */
  #drain(): void {
    const data = this.#pending;
    if (data.length === 0) return;
    this.#pending = NOTHING;
    this.#buffer.write(data);
  }

  #checkOpen(binaryComplaint: string): void {
    if (!this.#closed) return;
    throw new ValueError(this.#text ? "I/O operation on closed file." : binaryComplaint);
  }

  #checkSeekable(): void {
    if (this.#raw.seekable) return;
    if (this.#text === undefined) throw new OSError(29, "Illegal seek");
    throw new UnsupportedOperation("underlying stream is not seekable");
  }
}

// Whoever asks a handler's stream for its class hears Python's name.
Object.defineProperty(TextFile, "name", { value: "TextIOWrapper" });

function checkMove(offset: number, whence: number): void {
  if (whence !== 0 && whence !== 1 && whence !== 2) {
    throw new ValueError(`invalid whence (${String(whence)}, should be 0, 1 or 2)`);
  }
  if (whence !== 0 && offset !== 0) {
    const from = whence === 1 ? "cur" : "end";
    throw new UnsupportedOperation(`can't do nonzero ${from}-relative seeks`);
  }
  if (offset < 0) throw new ValueError(`negative seek position ${offset}`);
}
