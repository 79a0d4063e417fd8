import { expect, test } from "@playwright/test";
import { Filter, NullHandler } from "logparity";
import { portability, provide } from "logparity/config";

test("portability() finds nothing in a configuration that works on both sides", () => {
  const config = {
    version: 1,
    formatters: { f: { format: "%(message)s", datefmt: "%H" }, g: { "()": "logging.Formatter" } },
    filters: { app: { name: "app" } },
    handlers: {
      file: {
        class: "logging.handlers.RotatingFileHandler",
        filename: "a.log",
        maxBytes: "cfg://size",
      },
      out: { class: "logging.StreamHandler", stream: "ext://sys.stdout", formatter: "f" },
    },
    root: { handlers: ["file", "out"], level: "INFO" },
    size: 1e6,
  };

  expect(portability(config, { python: "3.6" })).toEqual([]);
});

test("portability() names what Node does not have", () => {
  const config = {
    version: 1,
    filters: { f: { "()": "portable.Filter" } },
    formatters: { f: { class: "portable.Formatter" } },
    handlers: {
      a: { class: "portable.Handler", stream: "ext://os.environ" },
      b: { class: "logging.FileHandler", filename: "a", encoding: "no-such-codec" },
      c: { "()": "ext://portable.make" },
    },
  };

  expect(portability(config).map(({ path, side }) => `${side} ${path}`)).toEqual([
    "node handlers.a.stream",
    "node handlers.c.()",
    "node formatters.f.class",
    "node filters.f.()",
    "node handlers.a.class",
    "node handlers.b.encoding",
  ]);
  provide("portable.Filter", Filter);
  expect(portability({ filters: config.filters })).toEqual([]);
});

test("portability() names what Python does not have", () => {
  const config = {
    version: 1,
    handlers: {
      a: { class: "logging.handlers.SocketHandler", host: "h", port: 1, outboxRecords: 5 },
      b: { class: NullHandler, stream: process.stdout },
      c: { "()": () => null },
    },
  };

  expect(portability(config)).toEqual([
    {
      path: "handlers.b.class",
      side: "python",
      reason: "a JSON or YAML file cannot hold a function or class of JavaScript",
    },
    expect.objectContaining({ path: "handlers.b.stream", side: "python" }),
    expect.objectContaining({ path: "handlers.c.()", side: "python" }),
    {
      path: "handlers.a.outboxRecords",
      side: "python",
      reason: "logging.handlers.SocketHandler has this option in Node only",
    },
  ]);
});

test("portability() names what an older Python does not take yet", () => {
  const config = {
    version: 1,
    formatters: { f: { format: "%(message)s", validate: false, defaults: { a: 1 } } },
    handlers: {
      file: { class: "logging.FileHandler", filename: "a.log", errors: "replace" },
      memory: { class: "logging.handlers.MemoryHandler", capacity: 5, flushLevel: "ERROR" },
      queue: { class: "logging.handlers.QueueHandler", handlers: ["file"] },
    },
  };
  const found = (python: string) => portability(config, { python }).map(({ path }) => path);

  expect(found("3.13")).toEqual([]);
  expect(found("3.12")).toEqual(["handlers.memory.flushLevel"]);
  expect(found("3.8")).toEqual([
    "formatters.f.defaults",
    "handlers.file.errors",
    "handlers.memory.flushLevel",
    "handlers.queue.handlers",
  ]);
  expect(found("3.7")).toContain("formatters.f.validate");
});
