/* oxlint-disable typescript/unbound-method -- methods are marked and compared here, never called */
import { type BigIntStats, fstatSync, statSync } from "node:fs";
import { isBlind, markBlind } from "../core/call-site/blind.ts";
import { FileHandler, type FileHandlerOptions } from "../core/handler/file.ts";
import { checkOptions } from "../core/options.ts";
import type { LogRecord } from "../core/record/record.ts";
import { FileNotFoundError } from "../python/exceptions.ts";
import { asPython, translated } from "./file-system.ts";
import { reportFailure } from "./report-failure.ts";

/** Options of {@link WatchedFileHandler}. Names and defaults are CPython's. */
export type WatchedFileHandlerOptions = FileHandlerOptions;

// An inode number may be beyond what a double can tell apart; a file that is gone is no surprise.
const EXACT = { bigint: true } as const;
const EXACT_IF_THERE = { bigint: true, throwIfNoEntry: false } as const;

/**
 * Writes to a file that another program, such as logrotate, moves or removes.
 *
 * Before each record the path is looked up. If it leads to another file than the open one, or to
 * none, the open one is closed and the path opened anew.
 *
 * Errors: the constructor throws what opening throws; a failure later goes to `handleError`.
 *
 * Source: CPython 3.15, `logging.handlers.WatchedFileHandler`.
 */
export class WatchedFileHandler extends FileHandler {
  /** Device of the open file; -1 before the first one is opened. */
  dev: bigint = -1n;
  /** Inode of the open file; -1 before the first one is opened. */
  ino: bigint = -1n;

  constructor(filename: string | URL, options: WatchedFileHandlerOptions = {}) {
    checkOptions("WatchedFileHandler", options);
    super(filename, options);
    this._statstream();
  }

  /** Remembers which file is open. */
  _statstream(): void {
    const { stream } = this;
    if (stream === null) return;
    const { dev, ino } = asPython(() => fstatSync(stream.fileno(), EXACT));
    this.dev = dev;
    this.ino = ino;
  }

  /** Opens the path anew if it no longer leads to the open file. */
  reopenIfNeeded(): void {
    if (this.stream === null || this.#isCurrent()) return;
    this.stream.flush();
    this.stream.close();
    this.stream = null; // opening may fail (bpo-21742)
    this.stream = this._open();
    this._statstream();
  }

  /** Writes `record` to the file that the path leads to now. */
  override emit(record: LogRecord): void {
    try {
      this.reopenIfNeeded();
    } catch (error) {
      reportFailure(this, record, error);
      return;
    }
    super.emit(record);
  }

  #isCurrent(): boolean {
    const found = lookUp(this.baseFilename);
    return found !== null && found.dev === this.dev && found.ino === this.ino;
  }
}
markBlind(WatchedFileHandler.prototype.emit, (handler: WatchedFileHandler) =>
  isBlind(FileHandler.prototype.emit, handler),
);

/** What a path leads to; null if that is nothing. */
function lookUp(path: string): BigIntStats | null {
  try {
    // Node takes a file for a folder on the way to mean that nothing is there; Python raises.
    return statSync(path, EXACT_IF_THERE) ?? statSync(path, EXACT);
  } catch (error) {
    const failure = translated(error);
    if (failure instanceof FileNotFoundError) return null;
    throw failure;
  }
}
