import { expect, test } from "@playwright/test";
import { Formatter, type LogRecord, makeLogRecord, RootLogger, Traceback } from "logparity";
import { tuple, ValueError, whileHandling } from "logparity/python";

/** An error as Formatter.formatException() shows it, without what depends on where this file lies. */
function shown(error: Error): string {
  const text = new Formatter().formatException(tuple<unknown>([error.constructor, error, error]));
  return text.replace(/( +\|? *)File .*?(, in \w+)?(\n *\|? *File .*)*\n/g, "$1<frames>\n");
}

test("Formatter.formatException() shows the oldest call first, with bare function names", () => {
  class Server {
    serve(): never {
      throw new TypeError("no");
    }
  }
  function start(): void {
    new Server().serve();
  }
  try {
    start();
  } catch (error) {
    const text = new Formatter().formatException(tuple<unknown>([TypeError, error, error]));
    const lines = text.split("\n");
    expect(lines[0]).toBe("Traceback (most recent call last):");
    expect(lines.at(-3)).toMatch(/^ {2}File ".*traceback\.spec\.[jt]s", line \d+, in start$/);
    expect(lines.at(-2)).toMatch(/, in serve$/);
    expect(lines.at(-1)).toBe("TypeError: no");
  }
});

test("Formatter.formatException() shows causes first", () => {
  const error = new Error("outer", { cause: new ValueError("inner") });
  expect(shown(error)).toBe(
    [
      "Traceback (most recent call last):",
      "  <frames>",
      "ValueError: inner",
      "",
      "The above exception was the direct cause of the following exception:",
      "",
      "Traceback (most recent call last):",
      "  <frames>",
      "Error: outer",
    ].join("\n"),
  );
});

test("Formatter.formatException() ends where causes go round in a circle", () => {
  const [one, two] = [new Error("one"), new Error("two")];
  one.cause = two;
  two.cause = one;
  expect(shown(one).match(/^Error: .*/gm)).toEqual(["Error: two", "Error: one"]);
});

test("Formatter.formatException() lays an AggregateError out as an exception group", () => {
  const errors = Array.from({ length: 17 }, (_, index) => bare(new Error(String(index))));
  const group = bare(
    new AggregateError([...errors.slice(0, 2), bare(new AggregateError(errors, "in"))], "out"),
  );
  // The layout of CPython 3.15.2 for ExceptionGroup("out", [0, 1, ExceptionGroup("in", 17 errors)]).
  const text = new Formatter().formatException(tuple<unknown>([Error, group, null]));
  expect(text.split("\n").slice(0, 9)).toEqual([
    "  | AggregateError: out",
    "  +-+---------------- 1 ----------------",
    "    | Error: 0",
    "    +---------------- 2 ----------------",
    "    | Error: 1",
    "    +---------------- 3 ----------------",
    "    | AggregateError: in",
    "    +-+---------------- 1 ----------------",
    "      | Error: 0",
  ]);
  expect(text.split("\n").slice(-4)).toEqual([
    "      | Error: 14",
    "      +---------------- ... ----------------",
    "      | and 2 more exceptions",
    "      +------------------------------------",
  ]);
});

/** An error that was never thrown, as far as its stack shows. */
function bare<T extends Error>(error: T): T {
  error.stack = "";
  return error;
}

test("a formatter shows NoneType: None where there is no exception", () => {
  const record = makeLogRecord({ msg: "m", exc_info: tuple([null, null, null]) });
  expect(new Formatter().format(record)).toBe("m\nNoneType: None");
});

test("Logger.exception() finds the error that whileHandling() names", () => {
  const records: LogRecord[] = [];
  const logger = new RootLogger("DEBUG");
  logger.addFilter((record) => {
    records.push(record);
    return false;
  });
  const error = new ValueError("x");
  const answer = whileHandling(error, () => {
    logger.exception("m");
    return 5;
  });
  expect([answer, records[0]?.exc_info?.[1]]).toEqual([5, error]);
});

test("Traceback.below() finds the call that caught the error even inside a recursion", () => {
  const at = (...lines: readonly number[]) =>
    lines.map((lineno) => ({ filename: "/srv/app.js", lineno, name: "f" }));
  const calls = at(1, 5, 5, 5, 5, 7, 9);
  const cutOff = new Traceback(at(5, 5, 7, 8, 20));
  expect(cutOff.below(calls).frames).toEqual(at(8, 20));
});
