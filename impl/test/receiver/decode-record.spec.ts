import { expect, test } from "@playwright/test";
import { Formatter, LogRecord } from "logparity";
import { float, PyFloat } from "logparity/python";
import { dumps, UnpicklingError } from "#impl/python/pickle.js";
import { decodeRecord } from "#impl/receiver/decode-record.js";

const EXACT = { exact: true };

function decode(value: unknown): LogRecord {
  return decodeRecord(dumps(value), EXACT);
}

test("decodeRecord() makes a record of a dict of attributes", () => {
  const record = decode({ name: "app", msg: "hello", args: null, levelno: 20, own: [1, null] });

  expect(record).toBeInstanceOf(LogRecord);
  expect(record).toMatchObject({ name: "app", levelno: 20, own: [1, null] });
  expect(record.getMessage()).toBe("hello");
});

test("decodeRecord() keeps whole floats as floats, and those of the time as numbers", () => {
  const record = decode({
    created: float(5),
    msecs: float(7),
    relativeCreated: float(9),
    ratio: float(1),
  });

  expect(record).toMatchObject({ created: 5, msecs: 7, relativeCreated: 9 });
  expect(record["ratio"]).toBeInstanceOf(PyFloat);
  expect(new Formatter("%(ratio)s").format(record)).toBe("1.0");
});

test("decodeRecord() takes attributes whose names JavaScript would sort", () => {
  const record = decode(
    new Map<string, unknown>([
      ["b", 1],
      ["1", 2],
      ["msg", "x"],
    ]),
  );

  expect(record).toMatchObject({ b: 1, "1": 2, msg: "x" });
});

test("decodeRecord() takes __proto__ and constructor for the names that they are in Python", () => {
  const pickle = dumps(
    new Map<string, unknown>([
      ["__proto__", { polluted: true }],
      ["constructor", 5],
    ]),
  );

  const record = decodeRecord(pickle, EXACT);

  expect(record).toBeInstanceOf(LogRecord);
  expect("polluted" in record).toBe(false);
  expect(Object.getOwnPropertyDescriptor(record, "__proto__")?.value).toMatchObject({
    polluted: true,
  });
  expect(record["constructor"]).toBe(5);
});

for (const value of [null, 5, "text", ["msg", "x"], new Map([[1, "x"]])]) {
  test(`decodeRecord() refuses a pickle of ${JSON.stringify(value)} that is no dict of attributes`, () => {
    expect(() => decode(value)).toThrow(
      /a pickle of something that is no dict|no name of an attribute/u,
    );
  });
}

test("decodeRecord() refuses bytes that are no pickle, and pickles beyond the limits", () => {
  const deep = dumps({ msg: [[[[1]]]] });

  expect(() => decodeRecord(Buffer.from("hello"), EXACT)).toThrow(UnpicklingError);
  expect(() => decodeRecord(deep, { ...EXACT, maxDepth: 3 })).toThrow(/deep|depth|nested/iu);
});

for (const msg of ["%999999999d", "%*d", "%-.99999s"]) {
  test(`decodeRecord() refuses ${msg} where its arguments are still to come`, () => {
    expect(() => decode({ msg, args: [1, 2] })).toThrow("would make it too wide");
    expect(decode({ msg, args: null }).getMessage()).toBe(msg);
  });
}

test("decodeRecord() lets usual arguments be", () => {
  expect(decode({ msg: "%05d %s", args: [7, "x"] })["msg"]).toBe("%05d %s");
});
