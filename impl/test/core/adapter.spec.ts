import { expect, test } from "@playwright/test";
import { kw, LoggerAdapter, type LogKeywords, type LogRecord, RootLogger } from "logparity";

function noted(): { logger: RootLogger; records: LogRecord[] } {
  const records: LogRecord[] = [];
  const logger = new RootLogger("DEBUG");
  logger.addFilter((record) => {
    records.push(record);
    return false;
  });
  return { logger, records };
}

test("LoggerAdapter puts its extra in the place of the call's, or merges them", () => {
  const { logger, records } = noted();
  const [plain, merging] = [false, true].map(
    (merge_extra) => new LoggerAdapter(logger, { user: "me", host: "here" }, { merge_extra }),
  );
  plain?.info("a", kw({ extra: { user: "you", tag: 1 } }));
  merging?.info("b", kw({ extra: { user: "you", tag: 1 } }));
  merging?.info("c");
  expect(records.map(({ user, host, tag }) => [user, host, tag])).toEqual([
    ["me", "here", undefined],
    ["you", "here", 1],
    ["me", "here", undefined],
  ]);
});

test("LoggerAdapter.process() may change message and keywords, and take its own", () => {
  class Tagged extends LoggerAdapter {
    override process(msg: unknown, kwargs: LogKeywords): [unknown, LogKeywords] {
      const { tag, ...rest } = kwargs;
      return [`[${String(tag)}] ${String(msg)}`, rest];
    }
  }
  const { logger, records } = noted();
  new Tagged(logger).warning("%s", "x", kw({ tag: 7 }));
  expect(records[0]?.getMessage()).toBe("[7] x");
});

test("LoggerAdapter.extra can be read by name in a subclass, and adapters stack", () => {
  class Connected extends LoggerAdapter {
    override process(msg: unknown, kwargs: LogKeywords): [unknown, LogKeywords] {
      return [`[${String(this.extra?.["connection"])}] ${String(msg)}`, kwargs];
    }
  }
  const { logger, records } = noted();
  const connected = new Connected(logger, { connection: 7 });
  new LoggerAdapter(new LoggerAdapter(connected), new Map([["user", "me"]])).info("open");
  expect(records[0]?.getMessage()).toBe("[7] open");
});

test("LoggerAdapter asks the logger below about everything else", () => {
  const { logger } = noted();
  const adapter = new LoggerAdapter(new LoggerAdapter(logger, { a: 1 }), { b: 2 });
  adapter.setLevel("ERROR");
  expect([adapter.name, adapter.getEffectiveLevel(), adapter.isEnabledFor(30)]).toEqual([
    "root",
    40,
    false,
  ]);
  expect(String(adapter)).toBe("<LoggerAdapter root (ERROR)>");
});
