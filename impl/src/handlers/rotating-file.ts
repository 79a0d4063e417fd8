/* oxlint-disable typescript/unbound-method -- methods are marked and compared here, never called */
import { isBlind, markBlind } from "../core/call-site/blind.ts";
import { isBinaryMode } from "../core/file/open-mode.ts";
import type { TextFile } from "../core/file/text-file.ts";
import { UnsupportedOperation } from "../core/file/unsupported-operation.ts";
import type { FileHandlerOptions } from "../core/handler/file.ts";
import { checkOptions } from "../core/options.ts";
import type { LogRecord } from "../core/record/record.ts";
import { codePointLength } from "../python/text/code-points.ts";
import type { PyFloat } from "../python/values.ts";
import { BaseRotatingHandler } from "./base-rotating.ts";
import { exists, isSpecialFile, remove, rename } from "./file-system.ts";
import { index, isPositive } from "./numeric.ts";
import { isRepeatable } from "./repeatable-format.ts";

/** Options of {@link RotatingFileHandler}. Names and defaults are CPython's. */
export interface RotatingFileHandlerOptions extends FileHandlerOptions {
  /**
   * Size at which the file rolls over: bytes already in it plus code points still to write.
   *
   * @defaultValue 0, which never rolls over
   */
  readonly maxBytes?: number | PyFloat | undefined;
  /**
   * Rolled files to keep: `app.log.1` (newest) to `app.log.<backupCount>`.
   *
   * @defaultValue 0, which keeps none and lets the file grow
   */
  readonly backupCount?: number | undefined;
}

/**
 * Writes to a file, and starts a new one when the next record would make it reach `maxBytes`.
 *
 * On rollover `app.log.1` becomes `app.log.2` and so on, `app.log` becomes `app.log.1`, and what was
 * numbered `backupCount` is gone. An empty file, and anything that is no regular file, never rolls over.
 *
 * Units: the size test adds the position in bytes to the record's length in code points plus one for
 * a newline, whatever `terminator` is. Text beyond ASCII can therefore make a file larger than `maxBytes`.
 *
 * Errors: the constructor throws what opening the file throws; a failure later goes to `handleError`.
 *
 * Source: CPython 3.15, `logging.handlers.RotatingFileHandler`.
 */
export class RotatingFileHandler extends BaseRotatingHandler {
  /** Size limit; see the class for its unit. Zero never rolls over. */
  maxBytes: number | PyFloat;
  /** Rolled files to keep. Zero keeps none, and then the file grows. */
  backupCount: number;
  /** The text of the record that is being emitted, if it can be used again; see {@link isRepeatable}. */
  #text: string | null = null;
  #isEmitting = false;

  constructor(filename: string | URL, options: RotatingFileHandlerOptions = {}) {
    checkOptions("RotatingFileHandler", options);
    const { maxBytes = 0, backupCount = 0, mode: given = "a", encoding, ...rest } = options;
    // A file that is truncated at every start would lose what earlier runs wrote.
    const mode = isPositive(maxBytes) ? "a" : given;
    const codec = isBinaryMode(mode) ? encoding : (encoding ?? "utf-8");
    super(filename, mode, { ...rest, encoding: codec });
    this.maxBytes = maxBytes;
    this.backupCount = backupCount;
  }

  /** Rolls over if `record` does not fit any more, then writes it. */
  override emit(record: LogRecord): void {
    this.#isEmitting = true;
    try {
      super.emit(record);
    } finally {
      this.#isEmitting = false;
      this.#text = null;
    }
  }

  /** The record as text, by this handler's formatter. */
  override format(record: LogRecord): string {
    return this.#text ?? super.format(record);
  }

  /** Moves every rolled file one number up and the current file to `.1`, and opens a new one. */
  override doRollover(): void {
    this.stream?.close();
    this.stream = null;
    if (isPositive(this.backupCount)) {
      for (let number = index(this.backupCount) - 1; number > 0; number--) this.#shift(number);
      const newest = this.rotation_filename(`${this.baseFilename}.1`);
      if (exists(newest)) remove(newest);
      this.rotate(this.baseFilename, newest); // only this step goes through a rotator
    }
    if (!this.delay) this.stream = this._open();
  }

  /** Whether writing `record` now would make the file reach `maxBytes`. */
  override shouldRollover(record: LogRecord): boolean {
    this.stream ??= this._open();
    if (!isPositive(this.maxBytes)) return false;
    const position = positionIn(this.stream);
    if (position === 0) return false; // gh-116263
    const text = this.format(record);
    const isFull = position + codePointLength(text) + 1 >= Number(this.maxBytes);
    if (isFull && !isSpecialFile(this.baseFilename)) return true;
    if (this.#canReuse(record)) this.#text = text;
    return false;
  }

  override _open(): TextFile {
    const file = super._open();
    positionIn(file); // a file finds out where its writes end only from the first question on
    return file;
  }

  /** Nothing of a subclass may come between measuring and writing. */
  #canReuse(record: LogRecord): boolean {
    return (
      this.#isEmitting &&
      this.format === ownFormat &&
      super.format === baseFormat &&
      this.shouldRollover === ownShouldRollover &&
      isRepeatable(this.formatter, record)
    );
  }

  #shift(number: number): void {
    const source = this.rotation_filename(`${this.baseFilename}.${number}`);
    const target = this.rotation_filename(`${this.baseFilename}.${number + 1}`);
    if (!exists(source)) return;
    if (exists(target)) remove(target);
    rename(source, target);
  }
}
markBlind(RotatingFileHandler.prototype.format, (handler: RotatingFileHandler) =>
  isBlind(BaseRotatingHandler.prototype.format, handler),
);
markBlind(RotatingFileHandler.prototype.shouldRollover, (handler: RotatingFileHandler) =>
  isBlind(handler.format, handler),
);
markBlind(RotatingFileHandler.prototype.emit, (handler: RotatingFileHandler) =>
  isBlind(BaseRotatingHandler.prototype.emit, handler),
);

// As they are when this is loaded, so that one patched later is known for foreign.
const { format: ownFormat, shouldRollover: ownShouldRollover } = RotatingFileHandler.prototype;
const { format: baseFormat } = BaseRotatingHandler.prototype;

/** Where the next record would start; nowhere in a pipe, which is therefore never full (gh-143237). */
function positionIn(stream: TextFile): number {
  try {
    return stream.tell();
  } catch (error) {
    if (error instanceof UnsupportedOperation) return 0;
    throw error;
  }
}
