import { renameSync } from "node:fs";
import { expect, test } from "@playwright/test";
import {
  BlockingIOError,
  BrokenPipeError,
  ConnectionError,
  Exception,
  exceptionTypeName,
  FileNotFoundError,
  fromSystemError,
  gaierror,
  KeyError,
  LookupError,
  OSError,
  TypeError as PythonTypeError,
  TimeoutError,
  UnicodeDecodeError,
  ValueError,
} from "#impl/python/exceptions.js";
import { repr, str } from "#impl/python/repr.js";

test("ValueError is an Error with Python's name, message and args", () => {
  const error = new ValueError("bad", 5);

  expect(error).toBeInstanceOf(Error);
  expect(error).toBeInstanceOf(Exception);
  expect(error.name).toBe("ValueError");
  expect(error.message).toBe("('bad', 5)");
  expect(error.args).toEqual(["bad", 5]);
  expect(Object.keys(error)).toEqual([]);
});

test("TypeError is not JavaScript's class of that name", () => {
  expect(new PythonTypeError("x")).not.toBeInstanceOf(TypeError);
  expect(exceptionTypeName(new PythonTypeError("x"))).toBe("TypeError");
});

test("exceptions stand where they stand in Python's tree", () => {
  expect(new KeyError("x")).toBeInstanceOf(LookupError);
  expect(new BrokenPipeError(32, "x")).toBeInstanceOf(ConnectionError);
  expect(new UnicodeDecodeError("x", new Uint8Array(1), 0, 1, "y")).toBeInstanceOf(ValueError);
});

test("OSError becomes the class of its number, as in Python", () => {
  const error = new OSError(2, "No such file or directory", "a");

  expect(error).toBeInstanceOf(FileNotFoundError);
  expect(error.name).toBe("FileNotFoundError");
  expect(error.filename).toBe("a");
  expect(error.args).toEqual([2, "No such file or directory"]);
  expect(new OSError("plain").errno).toBeNull();
});

test("a subclass of an exception goes by its own name", () => {
  class QueueJammed extends ValueError {}

  expect(repr(new QueueJammed("x"))).toBe("QueueJammed('x')");
  expect(exceptionTypeName(new QueueJammed())).toBe("QueueJammed");
});

const javaScriptErrors = [
  { error: new TypeError("x"), name: "TypeError" },
  { error: new RangeError("x"), name: "RangeError" },
  { error: new Error("x"), name: "Error" },
  { error: Object.assign(new Error("x"), { name: "Custom" }), name: "Custom" },
  { error: new DOMException("x", "AbortError"), name: "AbortError" },
] as const;

for (const { error, name } of javaScriptErrors) {
  test(`exceptionTypeName() of JavaScript's ${name} is its own name`, () => {
    expect(exceptionTypeName(error)).toBe(name);
    expect(str(error)).toBe("x");
  });
}

test("fromSystemError() turns what Node throws into what Python raises", () => {
  const thrown = thrownBy(() => renameSync("missing/a", "missing/b"));

  const error = fromSystemError(thrown);

  expect(error).toBeInstanceOf(FileNotFoundError);
  expect(error.message).toBe("[Errno 2] No such file or directory: 'missing/a' -> 'missing/b'");
  expect(error.cause).toBeUndefined(); // a traceback would show it
});

const systemErrors = [
  { code: "ECONNREFUSED", kind: ConnectionError, text: "[Errno 111] Connection refused" },
  { code: "EPIPE", kind: BrokenPipeError, text: "[Errno 32] Broken pipe" },
  { code: "EAGAIN", kind: BlockingIOError, text: "[Errno 11] Resource temporarily unavailable" },
  { code: "ETIMEDOUT", kind: TimeoutError, text: "[Errno 110] Connection timed out" },
  { code: "ENOTFOUND", kind: gaierror, text: "[Errno -2] Name or service not known" },
  { code: "ENOSPC", kind: OSError, text: "[Errno 28] No space left on device" },
  { code: "ERR_NEW", kind: OSError, text: "told by Node" },
] as const;

for (const { code, kind, text } of systemErrors) {
  test(`fromSystemError() knows ${code}`, () => {
    const error = fromSystemError(Object.assign(new Error("told by Node"), { code }));

    expect(error).toBeInstanceOf(kind);
    expect(error.message).toBe(text);
  });
}

function thrownBy(call: () => void): Error {
  try {
    call();
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error("Expected a failure, got none");
}
