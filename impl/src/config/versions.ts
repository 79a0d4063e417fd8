/** Options that CPython's `logging` got after 3.6, with the version in which `dictConfig` takes them. */
const FILE = { errors: "3.9" };
const ADDED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "logging.Formatter": { validate: "3.8", defaults: "3.12" },
  "logging.FileHandler": FILE,
  "logging.handlers.WatchedFileHandler": FILE,
  "logging.handlers.RotatingFileHandler": FILE,
  "logging.handlers.TimedRotatingFileHandler": FILE,
  "logging.handlers.SysLogHandler": { timeout: "3.14" },
  "logging.handlers.QueueHandler": {
    queue: "3.12",
    listener: "3.12",
    handlers: "3.12",
    respect_handler_level: "3.12",
  },
};

/** Options that took something else at first, and take a text now. */
const TAKES_TEXT: typeof ADDED = {
  "logging.handlers.MemoryHandler": { flushLevel: "3.13" },
};

/**
 * The CPython that first takes an option of a class, with such a value, in a configuration; undefined
 * for all of 3.6 and later.
 */
export function addedIn(className: string, option: string, value: unknown): string | undefined {
  const known = typeof value === "string" ? TAKES_TEXT[className]?.[option] : undefined;
  return known ?? ADDED[className]?.[option];
}
