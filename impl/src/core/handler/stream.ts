import { AttributeError } from "../../python/exceptions.ts";
import { str } from "../../python/repr.ts";
import { typeName } from "../../python/values.ts";
import { classAttributes } from "../class-attributes.ts";
import { concat } from "../concat.ts";
import { getLevelName } from "../levels.ts";
import type { LogRecord } from "../record/record.ts";
import { sys, type TextStream } from "../sys.ts";
import { reportError } from "./handle-error.ts";
import { Handler } from "./handler.ts";
import { requireLock } from "./lock.ts";

/**
 * Writes records as lines to a stream. The stream is not closed with the handler.
 *
 * Source: CPython 3.15, `logging.StreamHandler`.
 */
export class StreamHandler extends Handler {
  /** What ends each record. */
  static terminator = "\n";

  declare terminator: string;
  /** Where the lines go. */
  declare stream: TextStream | null;

  /** Without a stream, what `sys.stderr` is now. */
  constructor(stream?: TextStream | null) {
    super();
    this.stream = stream ?? sys.stderr;
  }

  /** Flushes the stream, if it can be flushed. */
  override flush(): void {
    requireLock(this);
    const { stream } = this;
    if (stream?.flush !== undefined) stream.flush();
  }

  /** Writes the record and its terminator in one piece, then flushes. Errors go to `handleError`. */
  override emit(record: LogRecord): void {
    try {
      const line = concat(this.format(record), this.terminator);
      const { stream } = this;
      if (typeof stream?.write !== "function") throw lacksWrite(stream);
      stream.write(line);
      this.flush();
    } catch (error) {
      reportError(this, record, error);
    }
  }

  /** Puts another stream in place after flushing, and returns the old one; null if it is the same. */
  setStream(stream: TextStream | null): TextStream | null {
    if (stream === this.stream) return null;
    const old = this.stream;
    requireLock(this);
    this.flush();
    this.stream = stream;
    return old;
  }

  override toString(): string {
    const name = this.stream?.name;
    const shown = name === undefined ? "" : str(name);
    const level = getLevelName(this.level);
    return `<${this.constructor.name} ${shown === "" ? "" : `${shown} `}(${level})>`;
  }
}
classAttributes(StreamHandler, "terminator");

function lacksWrite(stream: unknown): AttributeError {
  return new AttributeError(`'${typeName(stream)}' object has no attribute 'write'`);
}
