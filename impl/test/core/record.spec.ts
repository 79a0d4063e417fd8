import {
  Formatter,
  getLogRecordFactory,
  LogRecord,
  makeLogRecord,
  setLogAsyncioTasks,
  setLogRecordFactory,
  setLogThreads,
} from "logparity";
import { current_process, current_thread, inTask, tuple } from "logparity/python";
import { expect, test } from "../handlers/sandbox.ts";

const ATTRIBUTES = `name msg args levelname levelno pathname filename module exc_info exc_text
  stack_info lineno funcName created msecs relativeCreated thread threadName processName process
  taskName`.split(/\s+/);

test("LogRecord's attributes are its own, in CPython's order, and extra ones follow", ({
  clock,
}) => {
  clock.set(1710048600.5);
  const record = makeLogRecord({ msg: "hi", user: "me" });
  expect(Object.keys(record)).toEqual([...ATTRIBUTES, "user"]);
  expect([record.created, record.msecs]).toEqual([1710048600.5, 500]);
});

test("LogRecord takes filename and module from the path as Python's os.path does", () => {
  const paths = ["/x/p.q.py", "/x/", ".bashrc", "..a.b", "p"];
  const seen = paths.map((path) => {
    const { filename, module } = new LogRecord("n", 20, path, 7, "", null, null);
    return [filename, module];
  });
  expect(seen).toEqual([
    ["p.q.py", "p.q"],
    ["", ""],
    [".bashrc", ".bashrc"],
    ["..a.b", "..a"],
    ["p", "p"],
  ]);
});

test("inTask gives its name to the records made in it, after an await too, and to no others", async () => {
  const taskName = (): string | null => makeLogRecord({}).taskName;
  const later = async (): Promise<string | null> => {
    await Promise.resolve();
    return taskName();
  };
  const [one, other] = await Promise.all([inTask("one", later), inTask("other", later)]);
  expect([one, other, inTask("now", taskName), taskName()]).toEqual(["one", "other", "now", null]);
});

test("setLogAsyncioTasks(false) leaves taskName at null", () => {
  setLogAsyncioTasks(false);
  expect(inTask("one", () => makeLogRecord({}).taskName)).toBeNull();
  setLogAsyncioTasks(true);
});

function message(msg: unknown, args: unknown): string {
  return new LogRecord("n", 20, "p", 1, msg, args, null).getMessage();
}

test("LogRecord.getMessage() takes a single filled dict for the arguments themselves", () => {
  expect(message("%(a)s", tuple([{ a: 5 }]))).toBe("5");
  expect(message("%s", tuple([{}]))).toBe("{}");
  expect(message("100%", null)).toBe("100%");
  expect(message(null, tuple())).toBe("None");
  expect(() => message("%s", { a: 5 })).toThrow("0");
  expect(() => message("%s", 5)).toThrow("object of type 'int' has no len()");
});

test("LogRecord shows thread and process as they are called now", () => {
  const thread = current_thread();
  const names = [thread.name, current_process().name];
  [thread.name, current_process().name] = ["worker 7", "importer"];
  const record = makeLogRecord({});
  [thread.name = "", current_process().name = ""] = names;
  expect(record).toMatchObject({ threadName: "worker 7", processName: "importer" });

  setLogThreads(false);
  expect(makeLogRecord({})).toMatchObject({ thread: null, threadName: null });
  setLogThreads(true);
});

test("String(record) is Python's repr", () => {
  const record = new LogRecord("n", 20, "/p", 7, "m", null, null);
  expect(String(record)).toBe('<LogRecord: n, 20, /p, 7, "m">');
});

test("setLogRecordFactory() takes a function around the present one, or a class", () => {
  const before = getLogRecordFactory();
  setLogRecordFactory((...args) => Object.assign(before(...args), { user: "me" }));
  expect(makeLogRecord({})["user"]).toBe("me");

  class Loud extends LogRecord {
    override getMessage(): string {
      return super.getMessage().toUpperCase();
    }
  }
  setLogRecordFactory(Loud);
  expect(new Formatter().format(makeLogRecord({ msg: "hi" }))).toBe("HI");
  setLogRecordFactory(before);
  expect(makeLogRecord({})).not.toBeInstanceOf(Loud);
});
