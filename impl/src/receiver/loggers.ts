import type { Logger } from "../core/logger/logger.ts";
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
  readonly #found = new Map<string, Logger>();

  /** `logname` is that of the one logger for all records; null for the one that a record names. */
  constructor(logname: string | null) {
    this.#logname = logname;
  }

  /** Errors: whatever the logger's filters throw. */
  handle(record: LogRecord): void {
    const logger = this.#logname === null ? this.#named(record.name) : getLogger(this.#logname);
    logger.handle(record);
  }

  /** The root for no name, and for names too long or too many. */
  #named(name: unknown): Logger {
    if (typeof name !== "string") return getLogger();
    const known = this.#found.get(name);
    if (known !== undefined) return known;
    if (name.length > LONGEST_NAME || this.#found.size >= MOST_NAMES) return getLogger();
    const logger = getLogger(name);
    this.#found.set(name, logger);
    return logger;
  }
}
