/**
 * What is known of a dict beyond the JavaScript values in it.
 *
 * CPython writes a string object a second time as a reference to the first, and goes by identity:
 * two equal strings are one object or two. JavaScript cannot tell, so whoever knows says it here.
 * It holds for the outermost dict only.
 */
export interface DictFacts {
  /** Keys whose numbers are floats even where they are whole. */
  readonly floats: ReadonlySet<string>;
  /** Keys that are interned strings. */
  readonly keys: ReadonlySet<string>;
  /** Keys whose value is an interned string: whatever it is (null), or if it is one of these. */
  readonly interned: ReadonlyMap<string, ReadonlySet<string> | null>;
  /** A key and the earlier one whose value is the same object, if both are equal. */
  readonly same: ReadonlyMap<string, string>;
  /** Whether two strings of `dict` can be one object at all. Asked for every dict, so it is fast. */
  mayShare(dict: Readonly<Record<string, unknown>>): boolean;
}

const ATTRIBUTES: ReadonlySet<string> = new Set([
  "name",
  "msg",
  "args",
  "levelname",
  "levelno",
  "pathname",
  "filename",
  "module",
  "exc_info",
  "exc_text",
  "stack_info",
  "lineno",
  "funcName",
  "created",
  "msecs",
  "relativeCreated",
  "thread",
  "threadName",
  "processName",
  "process",
  "taskName",
  "asctime",
]);

const LEVELS = ["NOTSET", "DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"];

/** Interned strings that a name of a function or file can happen to equal. */
const INTERNED: ReadonlySet<unknown> = new Set([
  ...ATTRIBUTES,
  ...LEVELS,
  "root",
  "MainThread",
  "MainProcess",
]);

/**
 * The facts of `LogRecord.__dict__`, for `SocketHandler.makePickle`.
 *
 * Known: the names of the attributes are interned, and so are the standard level names,
 * `MainThread`, `MainProcess`, the name of the root logger, and the names of functions and files
 * that a frame gave. So a record from a function called `process` refers back to its `funcName`
 * when it comes to the key. `filename` is `pathname` itself where that has no slash, and `module`
 * is `filename` itself where that has no extension.
 *
 * Not known, and taken for objects of their own: literals of the calling program that happen to
 * equal one another or an attribute's name, a logger's name, a thread's own name, level names from
 * `addLevelName`, the keys of `extra`, and whatever `makeLogRecord` was given.
 *
 * Source: CPython 3.15, `logging.LogRecord`, looked at with `sys._is_interned`.
 */
export const logRecordFacts: DictFacts = {
  floats: new Set(["created", "msecs", "relativeCreated"]),
  keys: ATTRIBUTES,
  interned: new Map([
    ["name", new Set(["root"])],
    ["levelname", new Set(LEVELS)],
    ["pathname", null],
    ["funcName", null],
    ["threadName", new Set(["MainThread"])],
    ["processName", new Set(["MainProcess"])],
  ]),
  same: new Map([
    ["filename", "pathname"],
    ["module", "filename"],
  ]),
  mayShare({ filename, pathname, module, funcName }) {
    if (filename === pathname || module === filename || funcName === pathname) return true;
    return INTERNED.has(funcName) || INTERNED.has(pathname);
  },
};

/** Whether the value under `key` is an interned string. */
export function isInternedValue(key: string, value: string, facts: DictFacts): boolean {
  const texts = facts.interned.get(key);
  return texts === null || texts?.has(value) === true;
}
