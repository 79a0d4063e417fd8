import { expect, observe, type Tried, test } from "./testees.ts";
import { VALUES } from "./values-on-both-sides.ts";

const record = {
  class: "LogRecord",
  args: ["n", 20, "/p/x.py", 3, "m %s", { $tuple: ["a"] }, null],
};
const logger = [
  { new: { h: { class: "StreamHandler" } } },
  { call: { of: "logging.getLogger", args: ["a.b"], as: "lg" } },
  { call: { of: "lg.addHandler", args: [{ $ref: "h" }] } },
];
const formatted = (fmt: string): object[] => [
  { new: { f: { class: "Formatter", args: [fmt] } } },
  { call: { of: "h.setFormatter", args: [{ $ref: "f" }] } },
];

const cases: Readonly<Record<string, Tried>> = {
  ...VALUES,
  "a record shows all its attributes": {
    clock: "2024-03-10T00:30:00.250-05:00",
    steps: [{ new: { r: record } }, { get: "r" }, { get: "r.created" }, { get: "r.msecs" }],
  },
  "paths: a missing name is Python's AttributeError or NameError": {
    steps: [
      { get: "logging.nothing" },
      { get: "logging.Handler.nothing" },
      { new: { h: { class: "NullHandler" } } },
      { get: "h.nothing" },
      { get: "nobody.knows" },
      { call: { of: "h.formatter.format", args: [1] } },
      { call: { of: "h.level" } },
      { new: { x: { class: "NoSuchHandler" } } },
      { get: "h.__class__.__name__" },
      { call: { of: "h.__repr__" } },
    ],
  },
  "calls: Python's arguments are bound as Python binds them": {
    steps: [
      { new: { a: { class: "Formatter", kw: { nope: 1 } } } },
      { new: { b: { class: "FileHandler" } } },
      { new: { c: { class: "handlers.SocketHandler", args: ["h"] } } },
      { new: { d: { class: "Formatter", args: [1, 2, 3, 4, 5, 6] } } },
      { new: { e: { class: "FileHandler", args: ["x"], kw: { filename: "y" } } } },
      { new: { f: { class: "Formatter", kw: { datefmt: "%Y", fmt: "%(asctime)s" } } } },
      { get: "f.datefmt" },
      { new: { h: { class: "FileHandler", args: ["x.log", "w"], kw: { delay: true } } } },
      { get: "h.mode" },
      { call: { of: "h.setLevel" } },
      { call: { of: "h.setLevel", kw: { level: "ERROR" } } },
      { get: "h.level" },
      { call: { of: "logging.getLevelName", kw: { level: 20 } } },
      { call: { of: "logging.disable" } },
      { get: "logging.root.manager.disable" },
      { call: { of: "logging.basicConfig", kw: { level: "DEBUG", bogus: 1 } } },
    ].filter((step) => !JSON.stringify(step).includes("SocketHandler")),
  },
  "set: module attributes, class attributes, instance attributes": {
    steps: [
      ...logger,
      ...formatted("%(asctime)s %(message)s"),
      { set: { "logging.Formatter.converter": { $ref: "time.gmtime" } } },
      { set: { "logging.Formatter.default_msec_format": "%s!%03d" } },
      { log: { to: "lg", level: "warning", msg: "one" } },
      { set: { "f.default_msec_format": null, "h.terminator": "|\n" } },
      { log: { to: "lg", level: "warning", msg: "two" } },
      { set: { "logging.raiseExceptions": false } },
      { log: { to: "lg", level: "warning", msg: "%d", args: ["x"] } },
      { get: "logging.raiseExceptions" },
    ],
    tz: "Asia/Kolkata",
  },
  "log: the call site is fabricated, and frames can be nested around it": {
    steps: [
      ...logger,
      ...formatted("%(pathname)s %(filename)s %(module)s %(lineno)d %(funcName)s %(message)s"),
      { log: { to: "lg", level: "WARNING", msg: "plain" } },
      { log: { to: "lg", level: "warning", msg: "x", from: ["outer", "inner"], stacklevel: 2 } },
      { log: { to: "lg", level: "warning", msg: "x", from: ["outer", "inner"], stacklevel: 3 } },
      { log: { to: "lg", level: "error", msg: "stack", from: ["outer"], stack_info: true } },
      { log: { to: "h", level: "ERROR", msg: "record", stack_info: true } },
      { call: { of: "lg.error", args: ["by %s", "call"] } },
    ],
  },
  "log: levels by number, name, method; extra; a dict as arguments": {
    steps: [
      ...logger,
      ...formatted("%(levelno)s %(levelname)s %(who)s %(message)s"),
      { call: { of: "logging.addLevelName", args: [35, "NOTICE"] } },
      { log: { to: "lg", level: "NOTICE", msg: "a", extra: { who: "me" } } },
      { log: { to: "lg", level: 37, msg: "b %(x)s", args: [{ x: 1 }], extra: { who: 1.5 } } },
      { log: { to: "h", level: "NOTICE", msg: "c", extra: { who: { $tuple: [1] } } } },
      { log: { to: "h", level: "fatal", msg: "%(y)s", args: [{ y: 2 }], extra: { who: null } } },
      { log: { to: "lg", level: "BOGUS", msg: "d" } },
      { log: { to: "lg", level: 40, msg: "e", extra: { message: "no" } } },
      { log: { to: "root", level: "warning", msg: "f", extra: { who: "root" } } },
      { log: { to: "logging", level: "error", msg: "g", extra: { who: "module" } } },
      { log: { to: "nobody", level: "error" } },
    ],
  },
  "except: the error is being handled": {
    steps: [
      ...logger,
      {
        except: {
          error: { $error: { type: "ValueError", args: ["boom"] } },
          steps: [
            { log: { to: "lg", level: "exception", msg: "one" } },
            { log: { to: "lg", level: "error", msg: "two", exc_info: true } },
            { log: { to: "h", level: "ERROR", msg: "three", exc_info: true } },
            { get: "nobody" },
          ],
        },
      },
      { log: { to: "lg", level: "error", msg: "four", exc_info: true } },
      { log: { to: "lg", level: "exception", msg: "five" } },
      { log: { to: "lg", level: "error", msg: "six", exc_info: { $error: { type: "OSError" } } } },
      {
        log: {
          to: "h",
          level: "ERROR",
          msg: "7",
          exc_info: { $error: { type: "KeyError", args: [1] } },
        },
      },
    ],
  },
  "log: null is a value, and not the same as nothing": {
    steps: [
      ...logger,
      { log: { to: "h", msg: null, args: null, exc_info: null } },
      { log: { to: "h" } },
      { log: { to: "h", level: null, msg: "a" } },
      { log: { to: "lg", level: "error", msg: null } },
      { log: { to: "lg", level: null, msg: "b" } },
      { log: { to: "lg", level: "exception", msg: "c", exc_info: null, extra: null } },
    ],
  },
  "except: a call of a log method knows the error, too": {
    steps: [
      ...logger,
      {
        except: {
          error: { $error: { type: "ValueError", args: ["boom"] } },
          steps: [
            { call: { of: "lg.exception", args: ["one %s", 1] } },
            { call: { of: "lg.error", args: ["two"], kw: { exc_info: true } } },
            { call: { of: "logging.exception", args: ["three"], kw: { exc_info: false } } },
          ],
        },
      },
    ],
  },
  "warnings: those of the program reach py.warnings": {
    steps: [
      { new: { h: { class: "StreamHandler" } } },
      { call: { of: "logging.getLogger", args: ["py.warnings"], as: "w" } },
      { call: { of: "w.addHandler", args: [{ $ref: "h" }] } },
      { call: { of: "logging.captureWarnings", args: [true] } },
      { call: { of: "warnings.warn", args: ["mind the gap"] } },
      {
        call: {
          of: "warnings.warn",
          args: ["that too", { $ref: "builtins.RuntimeWarning" }],
        },
      },
      { call: { of: "builtins.repr", args: [{ $ref: "h" }] } },
    ],
  },
  "repeat and burst: rounds are numbered from 1": {
    steps: [
      { new: { h: { class: "FileHandler", args: ["a.log"] } } },
      {
        repeat: {
          times: 2,
          as: "i",
          steps: [
            {
              repeat: {
                times: 2,
                as: "j",
                steps: [
                  {
                    call: {
                      of: "logging.getLevelName",
                      args: [{ $var: "j" }],
                    },
                  },
                ],
              },
            },
            { log: { to: "h", msg: "round %d", args: [{ $var: "i" }] } },
            { get: "nobody" },
          ],
        },
      },
      { call: { of: "logging.getLevelName", args: [{ $var: "i" }] } },
      { burst: { to: "h", times: 3, msg: "b" } },
      { burst: { to: "nobody", times: 2, msg: "b" } },
    ],
  },
  "subclass: hooks as methods, with steps around the inherited one": {
    steps: [
      {
        subclass: {
          Loud: {
            base: "Formatter",
            set: { default_time_format: "T" },
            override: {
              format: {
                $hook: "super",
                before: [{ get: "args" }],
                after: [{ get: "result" }, { get: "self.datefmt" }],
              },
              formatTime: { $hook: "record", name: "times", value: "then" },
            },
          },
          Quiet: { base: "Loud", override: { formatMessage: { $hook: "return", value: "quiet" } } },
          Thing: {
            base: "object",
            override: { filter: { $hook: "equals", attr: "name", value: "n" } },
          },
        },
      },
      { new: { loud: { class: "Loud", args: ["%(asctime)s %(message)s"] } } },
      { new: { quiet: { class: "Quiet" } } },
      { new: { thing: { class: "Thing" } } },
      { new: { r: record } },
      { call: { of: "loud.format", args: [{ $ref: "r" }] } },
      { call: { of: "quiet.format", args: [{ $ref: "r" }] } },
      { call: { of: "thing.filter", args: [{ $ref: "r" }] } },
      { get: "loud.default_time_format" },
      { get: "thing" },
      { get: "Loud" },
    ],
  },
  "hooks: each does the same on both sides": {
    steps: [
      {
        new: {
          h: {
            class: "handlers.RotatingFileHandler",
            args: ["a.log"],
            kw: { maxBytes: 20, backupCount: 2 },
          },
        },
      },
      {
        set: {
          "h.namer": { $hook: "affix", prefix: "", suffix: ".gz" },
          "h.rotator": { $hook: "gzip" },
        },
      },
      { repeat: { times: 4, steps: [{ log: { to: "h", msg: "0123456789" } }] } },
      { set: { "h.rotator": { $hook: "copy" }, "h.namer": null } },
      { repeat: { times: 2, steps: [{ log: { to: "h", msg: "0123456789" } }] } },
      { new: { s: { class: "StreamHandler" } } },
      { call: { of: "s.addFilter", args: [{ $hook: "equals", attr: "levelno", value: 40 }] } },
      {
        call: { of: "s.addFilter", args: [{ $hook: "replace_record", set: { msg: "replaced" } }] },
      },
      { log: { to: "s", level: "INFO", msg: "dropped" } },
      { log: { to: "s", level: "ERROR", msg: "kept" } },
      {
        call: {
          of: "s.addFilter",
          args: [{ $hook: "raise", error: { $error: { type: "LookupError", args: ["no"] } } }],
        },
      },
      { log: { to: "s", level: "ERROR", msg: "kept" } },
      { call: { of: "s.addFilter", args: [{ $hook: "none" }] } },
      { call: { of: "h.rotator", args: ["missing", "x"] } },
      { set: { "h.rotator": { $hook: "gzip" } } },
      { call: { of: "h.rotator", args: ["missing", "x"] } },
    ],
  },
  "fs: what is done to the files, and how it fails": {
    steps: [
      { fs: { write: ["a", "é\n"] } },
      { fs: { append: ["a", { $bytes: "/w==" }] } },
      { fs: { rename: ["a", "b"] } },
      { fs: { rename: ["a", "b"] } },
      { fs: { mkdir: "d" } },
      { fs: { mkdir: "d" } },
      { fs: { mkdir: "x/y" } },
      { fs: { write: ["d", ""] } },
      { fs: { symlink: ["b", "d/link"] } },
      { fs: { fifo: "pipe" } },
      { fs: { fifo: "pipe" } },
      { fs: { chmod: ["b", "0600"] } },
      { fs: { truncate: ["b", 1] } },
      { fs: { touch: "t" } },
      { fs: { read: "b" } },
      { fs: { read: "nothing" } },
      { fs: { write: ["gone/deep", ""] } },
      { fs: { remove: "nothing" } },
      { fs: { mkdir: "e" } },
      { fs: { write: ["e/f", "x"] } },
      { fs: { remove: "e" } },
    ],
  },
  "clock: time moves when it is told to, and files carry it": {
    clock: "2024-02-29T23:59:58Z",
    tz: "Australia/Lord_Howe",
    steps: [
      { fs: { write: ["t.log", "old\n"] } },
      { clock: { advance: 1.5 } },
      {
        new: {
          h: { class: "handlers.TimedRotatingFileHandler", args: ["t.log"], kw: { when: "S" } },
        },
      },
      { get: "h.rolloverAt" },
      { log: { to: "h", msg: "a" } },
      { clock: { set: "2024-03-01T00:00:10+01:00" } },
      { log: { to: "h", msg: "b" } },
      { fs: { utime: ["t.log", -3600] } },
      {
        new: {
          i: { class: "handlers.TimedRotatingFileHandler", args: ["t.log"], kw: { when: "S" } },
        },
      },
      { get: "i.rolloverAt" },
      { fs: { utime: ["t.log", "2030-01-01T00:00:00Z"] } },
      {
        new: {
          j: { class: "handlers.TimedRotatingFileHandler", args: ["t.log"], kw: { when: "S" } },
        },
      },
      { get: "j.rolloverAt" },
      { call: { of: "logging.makeLogRecord", args: [{}], as: "r" } },
      { get: "r.relativeCreated" },
    ],
  },
  "streams: what the library prints is seen": {
    steps: [
      { new: { e: { class: "StreamHandler" } } },
      { new: { o: { class: "StreamHandler", args: [{ $ref: "sys.stdout" }] } } },
      { log: { to: "e", msg: "to stderr é \ud800" } },
      { log: { to: "o", msg: "to stdout" } },
      { call: { of: "logging.warning", args: ["lastly"] } },
    ],
    observe: ["stderr", "stdout"],
  },
};

for (const [what, tried] of Object.entries(cases)) {
  test(`both testees understand the same: ${what}`, async ({ testees }) => {
    const cpython = await testees.cpython();

    const [expected, seen] = [await observe(cpython, tried), await observe(testees.port, tried)];

    expect(seen).toEqual(expected);
  });
}
