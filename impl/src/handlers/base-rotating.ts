/* oxlint-disable typescript/unbound-method -- methods are marked and compared here, never called */
import { isBlind, markBlind } from "../core/call-site/blind.ts";
import { classAttributes } from "../core/class-attributes.ts";
import { FileHandler, type FileHandlerOptions } from "../core/handler/file.ts";
import { checkOptions } from "../core/options.ts";
import type { LogRecord } from "../core/record/record.ts";
import { exists, rename } from "./file-system.ts";
import { reportFailure } from "./report-failure.ts";

/** Options of {@link BaseRotatingHandler}. Names and defaults are CPython's. */
export type BaseRotatingHandlerOptions = Omit<FileHandlerOptions, "mode">;

/** Gives a rotated file its name, from the name it would have had. */
export type Namer = (default_name: string) => string;

/** Moves the full file `source` to `dest`, in whatever form. */
export type Rotator = (source: string, dest: string) => void;

/**
 * What handlers that rotate their file have in common; use one of them.
 *
 * Errors: what `shouldRollover`, `doRollover`, a namer or a rotator throws goes to `handleError` and costs
 * that record, as an error of writing does.
 *
 * Source: CPython 3.15, `logging.handlers.BaseRotatingHandler`.
 */
export abstract class BaseRotatingHandler extends FileHandler {
  /** See the attribute of instances. @defaultValue null */
  static namer: Namer | null = null;
  /** See the attribute of instances. @defaultValue null */
  static rotator: Rotator | null = null;

  /**
   * Names rotated files; called several times a rollover, so it should be quick and give the same name each time.
   * A class attribute: set it on one handler, or on a class.
   */
  declare namer: Namer | null;
  /** Moves a full file, e.g. into an archive; null renames it. A class attribute, as {@link namer}. */
  declare rotator: Rotator | null;

  static {
    classAttributes(BaseRotatingHandler, "namer", "rotator");
  }

  constructor(filename: string | URL, mode: string, options: BaseRotatingHandlerOptions = {}) {
    checkOptions("BaseRotatingHandler", options);
    super(filename, { ...options, mode });
    this.encoding = options.encoding ?? null;
  }

  /** Whether the file has to be rotated before `record` is written. */
  abstract shouldRollover(record: LogRecord): boolean;

  /** Rotates now. */
  abstract doRollover(): void;

  /** Rotates if it is time to, then writes `record`. */
  override emit(record: LogRecord): void {
    try {
      if (this.shouldRollover(record)) this.doRollover();
      super.emit(record);
    } catch (error) {
      reportFailure(this, record, error);
    }
  }

  /** The name of a rotated file: what `namer` makes of `default_name`, if it is a function. */
  rotation_filename(default_name: string): string {
    return typeof this.namer === "function" ? this.namer(default_name) : default_name;
  }

  /** Moves the current file: by `rotator`, if it is a function, else by renaming what is there. */
  rotate(source: string, dest: string): void {
    if (typeof this.rotator === "function") this.rotator(source, dest);
    else if (exists(source)) rename(source, dest); // with delay there may be none yet (bpo-18940)
  }
}
markBlind(
  BaseRotatingHandler.prototype.emit,
  (handler: BaseRotatingHandler) =>
    isBlind(handler.shouldRollover, handler) && isBlind(FileHandler.prototype.emit, handler),
);
