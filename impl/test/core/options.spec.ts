import { expect, test } from "@playwright/test";
import { FileHandler, Formatter, Logger, LoggerAdapter, NullHandler } from "logparity";
import {
  DatagramHandler,
  HTTPHandler,
  MemoryHandler,
  QueueListener,
  RotatingFileHandler,
  SMTPHandler,
  SocketHandler,
  SysLogHandler,
  TimedRotatingFileHandler,
  WatchedFileHandler,
} from "logparity/handlers";
import { TypeError } from "logparity/python";
import { Queue } from "logparity/queue";

const host = ["localhost", 9] as const;
const mail = ["localhost", "from", ["to"], "subject"] as const;

// What follows `__init__() got ` was captured from CPython 3.15.2.
const refused: [made: new (...args: never[]) => object, args: readonly unknown[], text: string][] =
  [
    [FileHandler, ["x", { encodin: "utf-8" }], "'encodin'. Did you mean 'encoding'?"],
    [WatchedFileHandler, ["x", { Mode: "w" }], "'Mode'. Did you mean 'mode'?"],
    [RotatingFileHandler, ["x", { maxbytes: 5 }], "'maxbytes'. Did you mean 'maxBytes'?"],
    [RotatingFileHandler, ["x", { compress: true }], "'compress'"],
    [TimedRotatingFileHandler, ["x", { mode: "w" }], "'mode'"],
    [TimedRotatingFileHandler, ["x", { attime: null }], "'attime'. Did you mean 'atTime'?"],
    [MemoryHandler, [1, { flushlevel: 10 }], "'flushlevel'. Did you mean 'flushLevel'?"],
    [SocketHandler, [...host, { timeout: 1 }], "'timeout'"],
    [DatagramHandler, [...host, { timeout: 1 }], "'timeout'"],
    [SysLogHandler, [{ facilty: 1 }], "'facilty'. Did you mean 'facility'?"],
    [SMTPHandler, [...mail, { credential: null }], "'credential'. Did you mean 'credentials'?"],
    [HTTPHandler, ["h", "/", { methode: "GET" }], "'methode'. Did you mean 'method'?"],
    [Formatter, ["%(message)s", { datefm: "%H" }], "'datefm'. Did you mean 'datefmt'?"],
    [LoggerAdapter, [new Logger("x"), {}, { merge: true }], "'merge'"],
    [QueueListener, [new Queue(), { respect: true }], "'respect'"],
  ];
for (const [made, args, text] of refused) {
  test(`${made.name} refuses the option ${text}`, () => {
    expect(() => Reflect.construct(made, args)).toThrow(
      new TypeError(`${made.name}.__init__() got an unexpected keyword argument ${text}`),
    );
  });
}

test("FileHandler refuses an option that it has by position already", () => {
  expect(() => Reflect.construct(FileHandler, ["x", { filename: "y" }])).toThrow(
    "FileHandler.__init__() got multiple values for argument 'filename'",
  );
});

test("RotatingFileHandler does not overlook options that are given by position, as Python takes them", () => {
  expect(() => Reflect.construct(RotatingFileHandler, ["x", "w", 100, 3])).toThrow(
    "RotatingFileHandler.__init__() takes options by name, in one object, and not 'w'",
  );
  expect(() => Reflect.construct(QueueListener, [new Queue(), new NullHandler(), true])).toThrow(
    "QueueListener.__init__() takes options by name, in one object, and not True",
  );
});

test("RotatingFileHandler takes every option that it has, and those below it too", () => {
  const every = { mode: "w", maxBytes: 0, backupCount: 1, encoding: "utf-8", delay: true };
  expect(new RotatingFileHandler("x", { ...every, errors: "strict" }).mode).toBe("w");
});

test("MemoryHandler takes an option that is undefined for one that is not given", () => {
  const handler: unknown = Reflect.construct(MemoryHandler, [1, { flushlevel: undefined }]);
  expect(handler).toBeInstanceOf(MemoryHandler);
});
