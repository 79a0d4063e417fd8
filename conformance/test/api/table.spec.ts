import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import * as logging from "logparity";
import * as handlers from "logparity/handlers";
import { Queue } from "logparity/queue";
import { documentedNames, PAGE, pageName, pageRows } from "./table.ts";

const names = documentedNames();

test("every name in the documents is shown by a scenario", () => {
  const without = names.filter(({ scenarios }) => scenarios.length === 0).map(({ name }) => name);
  expect(without, "write a scenario that uses these").toEqual([]);
  expect(names.length).toBeGreaterThan(170);
});

test("docs/api.md has a row for every name, with scenarios that still show it", () => {
  const rows = pageRows(readFileSync(PAGE, "utf8"));
  const stale = names.filter(({ name, scenarios }) => {
    const listed = rows.get(pageName(name)) ?? [];
    return listed.length === 0 || listed.some((id) => !scenarios.includes(id));
  });
  const hint = "run: node conformance/test/api/generate-table.mjs";
  expect(
    stale.map(({ name }) => name),
    hint,
  ).toEqual([]);
  expect([...rows.keys()].toSorted(), hint).toEqual(
    names.map((one) => pageName(one.name)).toSorted(),
  );
});

/** What talks to Windows, for a handler that is made and no more. */
const NO_WINDOWS: handlers.EventLogApi = {
  createKey: () => ({ setValue: () => undefined, close: () => undefined }),
  registerEventSource: () => undefined,
  reportEvent: () => undefined,
  deregisterEventSource: () => undefined,
};

/** An object of each class, since some attributes are there only once it is made. */
function makeAll(): Readonly<Record<string, object>> {
  const late = { delay: true };
  handlers.NTEventLogHandler.api = NO_WINDOWS;
  const record = logging.makeLogRecord({});
  const made = {
    Handler: new logging.Handler(),
    Formatter: new logging.Formatter(),
    LogRecord: record,
    StreamHandler: new logging.StreamHandler(),
    FileHandler: new logging.FileHandler("none.log", late),
    NullHandler: new logging.NullHandler(),
    WatchedFileHandler: new handlers.WatchedFileHandler("none.log", late),
    BaseRotatingHandler: new handlers.RotatingFileHandler("none.log", late),
    RotatingFileHandler: new handlers.RotatingFileHandler("none.log", late),
    TimedRotatingFileHandler: new handlers.TimedRotatingFileHandler("none.log", late),
    SocketHandler: new handlers.SocketHandler("localhost", 9),
    DatagramHandler: new handlers.DatagramHandler("localhost", 9),
    SysLogHandler: new handlers.SysLogHandler(),
    NTEventLogHandler: new handlers.NTEventLogHandler("none"),
    SMTPHandler: new handlers.SMTPHandler("localhost", "a", "b", "s", { credentials: ["u", "p"] }),
    BufferingHandler: new handlers.BufferingHandler(1),
    MemoryHandler: new handlers.MemoryHandler(1),
    HTTPHandler: new handlers.HTTPHandler("localhost", "/"),
    QueueHandler: new handlers.QueueHandler(new Queue()),
    QueueListener: new handlers.QueueListener(new Queue()),
  };
  handlers.NTEventLogHandler.api = null;
  return made;
}

test("every name in the documents is a name of the port", () => {
  const made = makeAll();
  for (const { name, kind } of names) {
    const [first = "", member] = name.replace(/^logging\.(handlers\.)?/u, "").split(".");
    const module: object = name.startsWith("logging.handlers.") ? handlers : logging;
    const found: unknown = Reflect.get(module, first);
    expect(found, name).toBeDefined();
    if (member === undefined) continue;
    const owner = made[first] ?? {};
    expect(member in owner || Reflect.has(Object(found), member), name).toBe(true);
    if (kind === "method") expect(typeof Reflect.get(owner, member), name).toBe("function");
  }
});
