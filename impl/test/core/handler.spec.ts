import {
  getHandlerByName,
  getHandlerNames,
  Handler,
  type LogRecord,
  makeLogRecord,
  NullHandler,
  StreamHandler,
  setRaiseExceptions,
} from "logparity";
import { RecursionError, sys, tuple, ValueError } from "logparity/python";
import { expect, test } from "../handlers/sandbox.ts";

/** Drops the frames, which show where the port and this file lie. */
function withoutFrames(text: string): string {
  return text.replace(/( {2}File .*\n)+/g, "  <frames>\n");
}

test("Handler.name is how getHandlerByName() finds it, until it is closed", () => {
  const handler = new Handler();
  handler.name = "one";
  handler.name = "two";
  expect([getHandlerByName("one"), getHandlerByName("two")]).toEqual([null, handler]);
  expect(getHandlerNames().has("two")).toBe(true);
  void handler.close();
  expect(getHandlerByName("two")).toBe(null);
});

test("Handler.emit() has to be supplied", () => {
  expect(() => new Handler().handle(makeLogRecord({}))).toThrow(
    "emit must be implemented by Handler subclasses",
  );
});

test("Handler.handleError() prints what CPython prints", ({ stderr }) => {
  const handler = new StreamHandler();
  handler.handle(makeLogRecord({ msg: "hello %s %s", args: tuple(["é"]) }));
  expect(withoutFrames(stderr())).toBe(
    [
      "--- Logging error ---",
      "Traceback (most recent call last):",
      "  <frames>",
      "TypeError: not enough arguments for format string (got 1)",
      "Call stack:",
      "  <frames>",
      "Message: 'hello %s %s'",
      "Arguments: ('é',)",
      "",
    ].join("\n"),
  );
  expect(stderr()).toContain(`File "${import.meta.filename}"`);
});

test("Handler.handleError() is silent once raiseExceptions is false", ({ stderr }) => {
  setRaiseExceptions(false);
  new StreamHandler().handle(makeLogRecord({ msg: "%d", args: tuple(["x"]) }));
  setRaiseExceptions(true);
  expect(stderr()).toBe("");
});

test("Handler.handleError() takes the error of an emit of one's own", ({ stderr }) => {
  class Own extends Handler {
    override emit(record: LogRecord): void {
      try {
        throw new ValueError("mine");
      } catch (error) {
        this.handleError(record, error);
      }
    }
  }
  new Own().handle(makeLogRecord({ msg: "m" }));
  expect(stderr()).toContain("ValueError: mine\nCall stack:\n");
});

test("Handler.handleError() that is overridden finds the error in sys.exception()", () => {
  const seen: unknown[] = [];
  class Own extends StreamHandler {
    override format(): string {
      throw new ValueError("mine");
    }
    override handleError(): void {
      seen.push(sys.exception());
    }
  }
  new Own().handle(makeLogRecord({}));
  expect(seen).toMatchObject([{ name: "ValueError", message: "mine" }]);
  expect(sys.exception()).toBe(null);
});

test("a recursion that went too deep is not swallowed by emit()", () => {
  class Deep extends StreamHandler {
    override format(): string {
      throw new RecursionError("too deep");
    }
  }
  expect(() => new Deep().handle(makeLogRecord({}))).toThrow("too deep");
});

test("NullHandler does nothing, and has no lock", () => {
  const handler = new NullHandler();
  expect([handler.handle(makeLogRecord({})), handler.lock]).toEqual([null, null]);
});

test("a handler shows itself with its level, and a stream's name", () => {
  const named = new StreamHandler({ name: 3, write: () => {} });
  expect([String(new Handler("INFO")), String(named)]).toEqual([
    "<Handler (INFO)>",
    "<StreamHandler 3 (NOTSET)>",
  ]);
});
