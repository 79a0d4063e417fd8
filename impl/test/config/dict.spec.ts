import { expect, test } from "@playwright/test";
import {
  Formatter,
  getLogger,
  Handler,
  type LogRecord,
  root,
  StreamHandler,
  shutdown,
} from "logparity";
import * as loggingConfig from "logparity/config";
import {
  BaseConfigurator,
  DictConfigurator,
  dictConfig,
  provide,
  setDictConfigClass,
} from "logparity/config";
import * as handlers from "logparity/handlers";
import { sys } from "logparity/python";
import { resolveName } from "#impl/config/modules.js";
import { parametersOf } from "#impl/config/parameters.js";

test.afterEach(async () => {
  setDictConfigClass(DictConfigurator);
  dictConfig({ version: 1 });
  root.handlers = [];
  await shutdown();
});

/** Sets the root up with one handler, and returns it. */
function rootHandler(handler: object, more: object = {}): Handler {
  dictConfig({
    version: 1,
    handlers: { h: handler },
    root: { level: "INFO", handlers: ["h"] },
    ...more,
  });
  const [made] = root.handlers;
  if (made === undefined) throw new Error("The root has no handler");
  return made;
}

test("dictConfig() takes an object literal as a stream, and keeps it as it is", () => {
  const stream = {
    text: "",
    write(piece: string) {
      this.text += piece;
    },
  };

  const handler = rootHandler({ class: "logging.StreamHandler", stream });
  getLogger().info("written");

  expect(handler).toMatchObject({ stream });
  expect(stream.text).toBe("written\n");
});

test("dictConfig() takes object literals as filters and as what factories make", () => {
  const seen: string[] = [];
  const stream = { write: (piece: string) => seen.push(piece) };
  rootHandler(
    {
      class: "logging.StreamHandler",
      stream,
      formatter: "f",
      filters: [{ filter: (record: LogRecord) => record.getMessage() !== "hidden" }, "named"],
    },
    {
      formatters: {
        f: { "()": () => ({ format: (record: LogRecord) => `<${String(record.msg)}>` }) },
      },
      filters: { named: { "()": () => ({ filter: () => true }) } },
    },
  );

  getLogger().info("shown");
  getLogger().info("hidden");

  expect(seen).toEqual(["<shown>\n"]);
});

test("a class of one's own gets the keyword arguments in one object, converted as they are read", () => {
  class Loud extends Handler {
    readonly given: {
      readonly colour: string;
      readonly deep: { readonly size: number; readonly list: unknown[] };
    };

    constructor(given: Loud["given"]) {
      super();
      this.given = given;
    }
  }

  const handler = rootHandler(
    {
      class: Loud,
      colour: "red",
      level: "ERROR",
      deep: { size: "cfg://size", list: ["ext://logging.DEBUG", 2] },
    },
    { size: 17 },
  );

  expect(handler).toBeInstanceOf(Loud);
  expect(handler).toMatchObject({
    given: { colour: "red", deep: { size: 17, list: [10, 2] } },
    level: 40,
  });
});

test("a class that inherits its constructor is called as the class of the port is", () => {
  class Quiet extends handlers.RotatingFileHandler {}

  const handler = rootHandler({ class: Quiet, filename: "never.log", delay: true, maxBytes: 5 });

  expect(handler).toMatchObject({ maxBytes: 5, delay: true });
  expect(() =>
    rootHandler({ class: Quiet, filename: "never.log", colour: "red", delay: true }),
  ).toThrow(
    expect.objectContaining({
      message: "Unable to configure handler 'h'",
      cause: expect.objectContaining({
        message: "RotatingFileHandler.__init__() got an unexpected keyword argument 'colour'",
      }),
    }),
  );
});

test("provide() gives classes, functions and whole modules their dotted names", async () => {
  class Mine extends StreamHandler {}
  provide("dictspec.pack.Mine", Mine);
  provide("dictspec.values", await import("./provided.ts"));

  const handler = rootHandler({
    class: "dictspec.pack.Mine",
    level: "ext://dictspec.values.LEVEL",
  });

  expect(handler).toBeInstanceOf(Mine);
  expect(handler.level).toBe(35);
  expect(() => rootHandler({ class: "dictspec.pack.Other" })).toThrow(
    expect.objectContaining({
      cause: expect.objectContaining({
        message:
          "Cannot resolve 'dictspec.pack.Other': No module named 'dictspec.pack.Other'; 'dictspec.pack' is not a package",
      }),
    }),
  );
  expect(() => provide("alone", Mine)).toThrow("Expected a dotted name");
});

test("a formatter's class gets format, datefmt and style in the form of Formatter", () => {
  class Tagged extends Formatter {
    readonly tag: string;

    constructor(fmt?: string | null, options: object = {}) {
      super(fmt, options);
      this.tag = "own";
    }
  }
  provide("dictspec.Tagged", Tagged);

  const handler = rootHandler(
    { class: "logging.StreamHandler", formatter: "f" },
    {
      formatters: {
        f: { class: "dictspec.Tagged", format: "{message}", style: "{", datefmt: "%H" },
      },
    },
  );

  expect(handler.formatter).toMatchObject({ tag: "own", datefmt: "%H", _fmt: "{message}" });
});

test("dictConfig() takes Maps where it takes objects, and leaves what it is given as it was", () => {
  const config = new Map<string, unknown>([
    ["version", 1],
    ["handlers", new Map([["h", { class: "logging.NullHandler" }]])],
    ["root", { handlers: ["h"] }],
  ]);

  dictConfig(config);

  expect(root.handlers).toHaveLength(1);
  expect([...config.keys()]).toEqual(["version", "handlers", "root"]);
  expect(config.get("handlers")).toEqual(new Map([["h", { class: "logging.NullHandler" }]]));
});

test("the defaults of a formatter may be a Map", () => {
  const told: string[] = [];
  rootHandler(
    {
      class: "logging.StreamHandler",
      formatter: "f",
      stream: { write: (text: string) => told.push(text) },
    },
    { formatters: { f: { format: "%(ip)s %(message)s", defaults: new Map([["ip", "::1"]]) } } },
  );

  getLogger().info("seen");

  expect(told).toEqual(["::1 seen\n"]);
});

test("setDictConfigClass() and overridden methods take the place of those of logging", () => {
  class Mine extends DictConfigurator {
    static override value_converters = { ...BaseConfigurator.value_converters, up: "up_convert" };

    up_convert(value: string): string {
      return value.toUpperCase();
    }
  }
  setDictConfigClass(Mine);

  expect(rootHandler({ class: "logging.NullHandler", level: "up://error" }).level).toBe(40);
});

test("every class of logparity/handlers can be named in a configuration, with its arguments", () => {
  const classes = Object.entries(handlers).filter(([name]) => name.endsWith("Handler"));

  for (const [name, made] of classes) {
    expect(resolveName(`logging.handlers.${name}`), name).toBe(made);
    expect(parametersOf(made)?.parameters.owner, name).toBe(name);
  }
  expect(classes.length).toBeGreaterThan(12);
});

test("a handler that cannot be closed later is told on standard error, and ends nothing", async () => {
  class Slow extends Handler {
    override async close(): Promise<void> {
      await Promise.resolve();
      throw new Error("not now");
    }
  }
  const told: string[] = [];
  const { stderr } = sys;
  sys.stderr = { write: (text: string) => told.push(text) };
  rootHandler({ class: Slow });

  dictConfig({ version: 1 });
  await new Promise(setImmediate);
  sys.stderr = stderr;

  expect(told.join("")).toMatch(
    /^Exception ignored while handlers were closed:\nTraceback .*\nError: not now\n$/su,
  );
});

// CPython 3.15.2: the names of logging.config that begin without an underscore and are its own,
// less ConvertingMixin, IDENTIFIER and RESET_ERROR, which are there for itself.
const PROMISED = `BaseConfigurator ConvertingDict ConvertingList ConvertingTuple
  DEFAULT_LOGGING_CONFIG_PORT DictConfigurator dictConfig dictConfigClass fileConfig listen
  stopListening valid_ident`;

test("logparity/config exports every public name of Python's logging.config", () => {
  expect(PROMISED.split(/\s+/).filter((name) => !(name in loggingConfig))).toEqual([]);
});
