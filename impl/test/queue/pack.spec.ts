import { deserialize, serialize } from "node:v8";
import { expect, test } from "@playwright/test";
import { Formatter, LogRecord, makeLogRecord } from "logparity";
import { FileNotFoundError, float, KeyError, Tuple, tuple, ValueError } from "logparity/python";
import { pack } from "#impl/queue/pack.js";
import { unpack } from "#impl/queue/unpack.js";

/** What comes out at the other end. */
function carried<T>(value: T): T {
  return unpack(deserialize(serialize(pack(value))));
}

/** An error with a stack, as programs have them. */
function thrown(action: () => unknown): Error {
  try {
    action();
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error("nothing was thrown");
}

test("unpack() gives a record with all that it holds", () => {
  const made = makeLogRecord({
    name: "shop",
    msg: "%s and %r",
    args: tuple([1, float(2)]),
    created: 1.5,
    extra: new Map<unknown, unknown>([[tuple([1]), new Set(["ä"])]]),
    bytes: Buffer.from([0, 255]),
    huge: 2n ** 70n,
    __proto__: null,
  });
  const record = carried(made);

  expect(record).toBeInstanceOf(LogRecord);
  expect(Object.keys(record)).toEqual(Object.keys(made));
  expect(record.getMessage()).toBe("1 and 2.0");
  expect(record.args).toBeInstanceOf(Tuple);
  expect(record["bytes"]).toEqual(new Uint8Array([0, 255]));
  expect(record).toMatchObject({ huge: 2n ** 70n, created: 1.5, exc_info: null });
});

test("unpack() gives an error that is laid out as the one that was packed", () => {
  const missing = thrown(() => {
    throw new FileNotFoundError(2, "No such file or directory", "stock.csv");
  });
  const group = thrown(() => {
    throw new AggregateError([missing, new KeyError("tea")], "two of them", { cause: missing });
  });
  const formatter = new Formatter();
  const layout = (error: Error): string =>
    formatter.formatException(tuple([error.constructor, error, error]));

  const copy = carried(group);
  expect(copy).toBeInstanceOf(AggregateError);
  expect(layout(copy)).toBe(layout(group));
  expect(copy.cause).toBeInstanceOf(FileNotFoundError);
  expect(copy.cause).toMatchObject({ errno: 2, filename: "stock.csv" });
  expect(carried(new ValueError("no", 1))).toMatchObject({ args: ["no", 1], name: "ValueError" });
});

test("unpack() keeps the name of an error whose class only the other end knows", () => {
  class OutOfTea extends Error {
    readonly cups = 3;
  }
  const copy = carried(new OutOfTea("none left"));
  expect(copy.name).toBe("OutOfTea");
  expect(copy).toMatchObject({ message: "none left", cups: 3 });
});

test("unpack() gives one object where one was packed, even inside itself", () => {
  const shared = { name: "tea" };
  const list: unknown[] = [shared, shared];
  list.push(list);
  const copy = carried(list);
  expect(copy[0]).toBe(copy[1]);
  expect(copy[2]).toBe(copy);
});

test("pack() makes text of what no other thread can have", () => {
  const [made, symbol, when] = carried([() => 1, Symbol("s"), new Date(0)]);
  expect([made, symbol]).toEqual(["<function <lambda>>", "Symbol(s)"]);
  expect(when).toEqual(new Date(0));
});
