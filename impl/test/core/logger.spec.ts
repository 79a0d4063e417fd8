import {
  getLogger,
  getLoggerClass,
  Handler,
  kw,
  Logger,
  type LogRecord,
  lastResort,
  Manager,
  RootLogger,
  root,
  setLastResort,
  setLoggerClass,
} from "logparity";
import { tuple } from "logparity/python";
import { expect, test } from "../handlers/sandbox.ts";

/** Keeps what it is given. */
class Kept extends Handler {
  readonly records: LogRecord[] = [];

  override emit(record: LogRecord): void {
    this.records.push(record);
  }

  get messages(): string[] {
    return this.records.map((record) => record.getMessage());
  }
}

/** A tree of loggers of its own, so that tests do not meet. */
function tree(): { manager: Manager; top: RootLogger; kept: Kept } {
  const top = new RootLogger("DEBUG");
  const manager = new Manager(top);
  top.manager = manager;
  const kept = new Kept();
  top.addHandler(kept);
  return { manager, top, kept };
}

test("Manager.getLogger() hangs loggers below those that exist, whenever they come", () => {
  const { manager, top } = tree();
  const leaf = manager.getLogger("a.b.c");
  expect(leaf.parent).toBe(top);
  const middle = manager.getLogger("a.b");
  const high = manager.getLogger("a");
  expect([leaf.parent, middle.parent, high.parent]).toEqual([middle, high, top]);
  expect(manager.getLogger("a.b.c")).toBe(leaf);
  expect(high.getChild("b.c")).toBe(leaf);
  expect([...high.getChildren()]).toEqual([middle]);
});

test("getLogger() without a name, or with the root's, is the root", () => {
  const [zero, none]: unknown[] = [0, []]; // whatever is false, in Python
  const named = [undefined, "", "root", zero, none].map((name) =>
    Reflect.apply(getLogger, null, [name]),
  );
  expect(named).toEqual([root, root, root, root, root]);
});

test("Logger hands records up the tree as far as propagate goes", () => {
  const { manager, kept } = tree();
  const [high, low] = [manager.getLogger("a"), manager.getLogger("a.b")];
  const near = new Kept("ERROR");
  high.addHandler(near);
  low.warning("one %s", 1);
  high.propagate = false;
  low.error("two");
  expect([near.messages, kept.messages]).toEqual([["two"], ["one 1"]]);
});

test("Logger.isEnabledFor() remembers until a level is set by setLevel() or disable", () => {
  const { manager, top } = tree();
  const logger = manager.getLogger("a");
  expect(logger.isEnabledFor(10)).toBe(true);
  logger.level = 50; // CPython does not notice this either
  expect(logger.isEnabledFor(10)).toBe(true);
  top.setLevel("INFO");
  expect(logger.isEnabledFor(10)).toBe(false);
  manager.disable = "CRITICAL";
  manager._clear_cache();
  expect(logger.isEnabledFor(50)).toBe(false);
  logger.disabled = true;
  expect(logger.isEnabledFor(99)).toBe(false);
});

test("a log call takes its keyword arguments marked by kw()", () => {
  const { manager, kept } = tree();
  const logger = manager.getLogger("a");
  const error = new Error("no");
  logger.error("%s", "x", kw({ exc_info: error, extra: { user: "me" } }));
  logger.exception("off", kw({ exc_info: false }));
  logger.exception("none");
  const [first, second, third] = kept.records;
  expect(first).toMatchObject({ args: tuple(["x"]), user: "me" });
  expect(first?.exc_info?.[1]).toBe(error);
  expect([second?.exc_info, third?.exc_info]).toEqual([false, tuple([null, null, null])]);
  expect(() => logger.error("x", kw({ extra: { message: 1 } }))).toThrow(
    "Attempt to overwrite 'message' in LogRecord",
  );
  expect(() => logger.error("x", kw({ user: 1 }))).toThrow(
    "Logger._log() got an unexpected keyword argument 'user'",
  );
});

test("Logger.log() wants a number", () => {
  const { manager } = tree();
  // @ts-expect-error a name is no level here, as in Python
  expect(() => manager.getLogger("a").log("INFO", "x")).toThrow("level must be an integer");
});

test("a record that nobody takes goes to lastResort, or is complained of once", ({ stderr }) => {
  const manager = new Manager(new RootLogger("DEBUG"));
  const logger = manager.getLogger("lost");
  logger.warning("one");
  logger.info("too low");
  const before = lastResort;
  setLastResort(null);
  logger.warning("two");
  logger.warning("three");
  setLastResort(before);
  expect(stderr()).toBe('one\nNo handlers could be found for logger "lost"\n');
});

test("Logger.removeHandler() during a call does not keep the others from their record", () => {
  const { top } = tree();
  class Leaving extends Kept {
    override emit(): void {
      top.removeHandler(this);
    }
  }
  const last = new Kept();
  top.addHandler(new Leaving());
  top.addHandler(last);
  top.warning("x");
  expect(last.messages).toEqual(["x"]);
});

test("setLoggerClass() wants a Logger, and is obeyed", () => {
  class Own extends Logger {}
  // @ts-expect-error a handler is no logger
  expect(() => setLoggerClass(Handler)).toThrow("logger not derived from logging.Logger: Handler");
  const before = getLoggerClass();
  setLoggerClass(Own);
  expect(String(getLogger("logger.spec.own"))).toBe("<Own logger.spec.own (WARNING)>");
  setLoggerClass(before);
});
