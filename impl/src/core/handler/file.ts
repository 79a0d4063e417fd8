import { fileURLToPath } from "node:url";
import { TypeError } from "../../python/exceptions.ts";
import { typeName } from "../../python/values.ts";
import { isBinaryMode } from "../file/open-mode.ts";
import { TextFile } from "../file/text-file.ts";
import { getLevelName } from "../levels.ts";
import { checkOptions } from "../options.ts";
import { abspath } from "../path.ts";
import type { LogRecord } from "../record/record.ts";
import { reportError } from "./handle-error.ts";
import { Handler } from "./handler.ts";
import { requireLock } from "./lock.ts";
import { unregisterHandler } from "./registry.ts";
import { StreamHandler } from "./stream.ts";

/** Options of `FileHandler`. Names and defaults are CPython's. */
export interface FileHandlerOptions {
  /** How the file is opened: `a` appends, `w` empties, `x` refuses a file that exists. @defaultValue "a" */
  readonly mode?: string | undefined;
  /** Text encoding. @defaultValue null, which is UTF-8 */
  readonly encoding?: string | null | undefined;
  /** Whether the file is opened only with the first record. @defaultValue false */
  readonly delay?: boolean | undefined;
  /** What becomes of characters that the encoding lacks. @defaultValue null, which is `strict` */
  readonly errors?: string | null | undefined;
}

/**
 * Writes records to a file. A record is in the kernel when `emit` returns.
 *
 * Errors: the constructor throws what opening the file throws, unless `delay` is set.
 *
 * Source: CPython 3.15, `logging.FileHandler`.
 */
export class FileHandler extends StreamHandler {
  declare stream: TextFile | null;
  /** Absolute path of the file. */
  baseFilename: string;
  mode: string;
  encoding: string | null;
  errors: string | null;
  delay: boolean;

  constructor(filename: string | URL, options: FileHandlerOptions = {}) {
    checkOptions("FileHandler", options);
    const { mode = "a", encoding = null, delay = false, errors = null } = options;
    const baseFilename = abspath(fspath(filename));
    super();
    this.baseFilename = baseFilename;
    this.mode = mode;
    this.encoding = isBinaryMode(mode) ? encoding : (encoding ?? "utf-8");
    this.errors = errors;
    this.delay = delay;
    this.stream = null;
    if (!delay) this.#openAtOnce();
  }

  #openAtOnce(): void {
    try {
      this.stream = this._open();
    } catch (error) {
      unregisterHandler(this); // in Python a handler without its file is never entered
      throw error;
    }
  }

  /** Flushes and closes the file. */
  override close(): void {
    requireLock(this);
    try {
      this.#closeStream();
    } finally {
      void Handler.prototype.close.call(this);
    }
  }

  #closeStream(): void {
    const { stream } = this;
    if (stream === null) return;
    try {
      this.flush();
    } finally {
      this.stream = null;
      stream.close();
    }
  }

  /** Opens the file as the constructor would. */
  _open(): TextFile {
    const { encoding, errors } = this;
    return new TextFile(this.baseFilename, this.mode, { encoding, errors });
  }

  /** Writes the record; opens the file first if need be, though never anew in mode `w` once closed. */
  override emit(record: LogRecord): void {
    if (this.stream === null && (this.mode !== "w" || !this._closed)) {
      try {
        this.stream = this._open();
      } catch (error) {
        reportError(this, record, error);
        return;
      }
    }
    if (this.stream !== null) super.emit(record);
  }

  override toString(): string {
    return `<${this.constructor.name} ${this.baseFilename} (${getLevelName(this.level)})>`;
  }
}

/** Python's `os.fspath`. */
function fspath(filename: unknown): string {
  if (typeof filename === "string") return filename;
  if (filename instanceof URL) return fileURLToPath(filename);
  throw new TypeError(`expected str, bytes or os.PathLike object, not ${typeName(filename)}`);
}
