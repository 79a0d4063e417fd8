import { getLogger } from "../core/logger/root.ts";
import type { LogRecord } from "../core/record/record.ts";

/** Loggers are never forgotten, so whoever sends names must not be able to make any number of them. */
const MOST_NAMES = 10_000;
/** Every dot in a name makes a logger above it, each with a longer name. */
const LONGEST_NAME = 500;

/**
 * Hands records to the loggers they name, whatever the loggers' levels, as Python's cookbook does:
 * the sender's logger has let them through already.
 */
export class Loggers {
  readonly #logname: string | null;
  readonly #names = new Set<string>();

  /** `logname` is that of the one logger for all records; null for the one that a record names. */
  constructor(logname: string | null) {
    this.#logname = logname;
  }

  /** Errors: whatever the logger's filters throw. */
  handle(record: LogRecord): void {
    getLogger(this.#logname ?? this.#nameOf(record)).handle(record);
  }

  /** The name of a record; that of the root for none, and for names too long or too many. */
  #nameOf(record: LogRecord): string {
    const name: unknown = record.name;
    if (typeof name !== "string" || name.length > LONGEST_NAME) return "";
    if (!this.#names.has(name)) {
      if (this.#names.size >= MOST_NAMES) return "";
      this.#names.add(name);
    }
    return name;
  }
}
