import type { Arbitrary } from "fast-check";
import * as fc from "fast-check";
import { weighted } from "./steps.ts";
import { anyText } from "./text.ts";
import type { Written } from "./values.ts";

/** What stands where a text or number of another kind should. */
const wrongValue: Arbitrary<Written> = fc.oneof(
  fc.constantFrom<Written[]>(null, true, false, 0, 17, -1, "", "text", "10", { $float: "1.0" }),
  fc.constantFrom(
    "cfg://levels[0]",
    "cfg://levels[2].low",
    "cfg://nothing",
    "ext://logging.INFO",
    "ext://logging.nothing",
    "ext://nothing",
  ),
  anyText,
);

/** What stands where a dict or list should. */
const wrongPart: Arbitrary<Written> = fc.oneof(
  wrongValue,
  fc.constantFrom<Written[]>(
    [],
    ["a"],
    {},
    { a: 1 },
    { $tuple: ["a", 5] },
    { $dict: [[1, "one"]] },
  ),
);

/** Mostly what belongs there. */
function mostly(right: Arbitrary<Written>): Arbitrary<Written> {
  return fc.oneof(weighted(14, right), weighted(1, wrongValue));
}

/** Mostly what belongs there, which is a dict or a list. */
function mostlyPart(right: Arbitrary<Written>): Arbitrary<Written> {
  return fc.oneof(weighted(14, right), weighted(1, wrongPart));
}

/** A dict that has some of these keys, and sometimes one that means nothing. */
function some(
  keys: Readonly<Record<string, Arbitrary<Written>>>,
  always: object = {},
): Arbitrary<Written> {
  const chosen = fc.record(keys, { requiredKeys: [] });
  const strange = fc.option(fc.constantFrom("colour", "filenam", "a-b", ""), { freq: 12 });
  return fc.tuple(chosen, strange).map(([given, key]) => ({
    ...always,
    ...given,
    ...(key !== null && { [key]: 1 }),
  }));
}

const name = fc.constantFrom("a", "b", "c", "d");
const names = mostlyPart(fc.uniqueArray(name, { maxLength: 3 }));
const level = mostly(
  fc.constantFrom(
    "DEBUG",
    "INFO",
    "WARNING",
    "ERROR",
    "CRITICAL",
    "NOTSET",
    0,
    10,
    35,
    "cfg://levels[1]",
  ),
);
const yes = mostly(fc.boolean());
const count = mostly(fc.integer({ min: -1, max: 100_000 }));

const formatter = mostlyPart(
  fc.oneof(
    some({
      format: mostly(
        fc.constantFrom(
          "%(message)s",
          "%(asctime)s %(message)s",
          "{message}",
          "$message",
          "no field",
        ),
      ),
      datefmt: mostly(fc.constantFrom("%H:%M", "%Y")),
      style: fc.constantFrom<Written[]>("%", "{", "$", "%", "#", null, 5),
      validate: yes,
      class: mostly(
        fc.constantFrom("logging.Formatter", "logging.BufferingFormatter", "logging.Nothing"),
      ),
      defaults: mostly(fc.constantFrom({ ip: "::1" }, {})),
    }),
    some(
      {
        fmt: mostly(fc.constant("%(message)s")),
        format: mostly(fc.constant("%(name)s")),
        style: fc.constant("%"),
      },
      { "()": "logging.Formatter" },
    ),
  ),
);

const filter = mostlyPart(
  fc.oneof(
    some({ name: mostly(fc.constantFrom("app", "app.db", "")) }),
    some({ name: mostly(name) }, { "()": "logging.Filter" }),
  ),
);

const common = { level, formatter: mostly(name), filters: names };
const file = {
  filename: mostly(fc.constantFrom("x.log", "y.log")),
  encoding: mostly(fc.constantFrom("utf-8", "latin-1", null)),
  mode: mostly(fc.constantFrom("a", "w")),
};

/** The arguments of each class of handlers, less those that open something. */
const CLASSES: Readonly<Record<string, Readonly<Record<string, Arbitrary<Written>>>>> = {
  StreamHandler: { stream: mostly(fc.constantFrom("ext://sys.stdout", "ext://sys.stderr")) },
  NullHandler: {},
  FileHandler: { ...file, errors: mostly(fc.constantFrom("strict", "replace", null)) },
  "handlers.WatchedFileHandler": file,
  "handlers.RotatingFileHandler": { ...file, maxBytes: count, backupCount: count },
  "handlers.TimedRotatingFileHandler": {
    ...file,
    when: mostly(fc.constantFrom("S", "h", "D", "midnight", "W0", "W7")),
    interval: mostly(fc.integer({ min: 1, max: 9 })),
    utc: yes,
  },
  "handlers.SocketHandler": { host: mostly(fc.constant("localhost")), port: count },
  "handlers.HTTPHandler": {
    host: mostly(fc.constant("localhost")),
    url: mostly(fc.constant("/log")),
    method: mostly(fc.constantFrom("GET", "POST", "PUT")),
    secure: yes,
  },
  "handlers.SMTPHandler": {
    mailhost: mostly(fc.constantFrom<Written[]>("localhost", ["localhost", 25])),
    fromaddr: mostly(fc.constant("a@b")),
    toaddrs: mostly(fc.constantFrom<Written[]>("a@b", ["a@b", "c@d"])),
    subject: mostly(fc.constant("s")),
  },
  "handlers.BufferingHandler": { capacity: count },
  "handlers.MemoryHandler": {
    capacity: count,
    flushLevel: level,
    target: mostly(name),
    flushOnClose: yes,
  },
  "handlers.QueueHandler": {
    queue: mostly(
      fc.constantFrom<Written[]>("queue.Queue", "queue.SimpleQueue", {
        "()": "queue.Queue",
        maxsize: 5,
      }),
    ),
    listener: mostly(fc.constant("logging.handlers.QueueListener")),
    handlers: names,
    respect_handler_level: yes,
  },
};

const handler = mostlyPart(
  fc.constantFrom(...Object.entries(CLASSES)).chain(([path, keys]) => {
    const isFile = "filename" in keys;
    return fc
      .tuple(some({ ...keys, ...common }), fc.constantFrom("class", "class", "class", "()"))
      .map(([given, key]) => ({
        [key]: `logging.${path}`,
        ...(isFile && { delay: true }),
        ...Object(given),
      }));
  }),
);

const logger = { level, handlers: names, filters: names, propagate: yes };
const loggerName = fc.constantFrom("app", "app.db", "app.db.pool", "apple", "", "root");

function section(key: Arbitrary<string>, part: Arbitrary<Written>): Arbitrary<Written> {
  return mostlyPart(fc.dictionary(key, part, { maxKeys: 4 }));
}

/** A configuration for `dictConfig`, in which now and then something is wrong. */
export const configuration: Arbitrary<Written> = some(
  {
    formatters: section(name, formatter),
    filters: section(name, filter),
    handlers: section(name, handler),
    loggers: section(loggerName, mostlyPart(some(logger))),
    root: mostlyPart(some(logger)),
    disable_existing_loggers: yes,
    incremental: fc.oneof(weighted(9, fc.constant(false)), weighted(1, fc.constant(true))),
  },
  { version: 1, levels: ["DEBUG", 20, { low: 5 }] },
);

const line: Arbitrary<string> = fc.oneof(
  weighted(
    12,
    fc.constantFrom(
      "level=INFO",
      "handlers=h",
      "handlers=",
      "propagate=0",
      "qualname=app",
      "args=()",
      "formatter=f",
    ),
  ),
  weighted(
    6,
    fc.constantFrom(
      "class=StreamHandler",
      "class=NullHandler",
      "class=handlers.BufferingHandler",
      "class=logging.Nothing",
    ),
  ),
  weighted(
    4,
    fc.constantFrom(
      "args=(5,)",
      "args=(None,)",
      "args=(DEBUG + 1,)",
      "kwargs={'capacity': 2 ** 4}",
      "args=(nothing,)",
      "args=(1",
    ),
  ),
  weighted(
    2,
    fc.constantFrom(
      "format=%(message)s",
      "style={",
      "datefmt=%H",
      "# comment",
      "",
      "nonsense",
      " more",
      "x=%(y)s",
    ),
  ),
);

/** An .ini file for `fileConfig`, in which now and then something is wrong. */
export const iniFile: Arbitrary<string> = fc
  .record({
    keys: fc.constantFrom("root", "root,app", "root, app", "app", ""),
    root: fc.array(line, { maxLength: 3 }),
    app: fc.array(line, { maxLength: 4 }),
    handler: fc.array(line, { maxLength: 4 }),
    formatter: fc.array(line, { maxLength: 3 }),
  })
  .map(({ keys, root, app, handler: made, formatter: text }) =>
    [
      "[loggers]",
      `keys=${keys}`,
      "[handlers]",
      "keys=h",
      "[formatters]",
      "keys=f",
      "[logger_root]",
      ...unique(["handlers=h", ...root]),
      "[logger_app]",
      ...unique(["qualname=app", "handlers=", ...app]),
      "[handler_h]",
      ...unique(["class=StreamHandler", ...made]),
      "[formatter_f]",
      ...text,
      "",
    ].join("\n"),
  );

/** The last line of each option: one that is there twice is an error that would hide all others. */
function unique(lines: readonly string[]): string[] {
  const byOption = new Map(lines.map((text) => [text.split("=")[0], text]));
  return [...byOption.values()];
}
