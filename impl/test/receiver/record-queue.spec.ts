import { expect, test } from "@playwright/test";
import { type LogRecord, makeLogRecord } from "logparity";
import { RecordQueue } from "#impl/receiver/record-queue.js";

function record(msg: string): LogRecord {
  return makeLogRecord({ msg });
}

async function messages(queue: RecordQueue): Promise<unknown[]> {
  const found: unknown[] = [];
  for await (const { msg } of queue) found.push(msg);
  return found;
}

test("RecordQueue gives a loop what was put in before and after it began, in order", async () => {
  const queue = new RecordQueue(10, () => {});
  queue.put(record("a"));
  queue.put(record("b"));
  const all = messages(queue);
  await Promise.resolve();

  queue.put(record("c"));
  queue.close();

  expect(await all).toEqual(["a", "b", "c"]);
});

test("RecordQueue says when it is full, and calls back once when it no longer is", async () => {
  const queue = new RecordQueue(2, () => {});
  let calls = 0;
  for (const msg of ["a", "b"]) queue.put(record(msg));
  expect(queue.isFull).toBe(true);
  queue.whenRoom(() => calls++);

  for (const _ of ["a", "b"]) await queue.next();

  expect(queue.isFull).toBe(false);
  expect(calls).toBe(1);
});

test("RecordQueue keeps order through thousands of records", async () => {
  const queue = new RecordQueue(10_000, () => {});
  const expected = Array.from({ length: 5000 }, (_, index) => String(index));
  for (const msg of expected) queue.put(record(msg));
  queue.close();

  expect(await messages(queue)).toEqual(expected);
});

test("RecordQueue tells when its loop is left early, and drops what waits", async () => {
  let isLeft = false;
  const queue = new RecordQueue(10, () => {
    isLeft = true;
  });
  for (const msg of ["a", "b"]) queue.put(record(msg));

  for await (const _ of queue) break;

  expect(isLeft).toBe(true);
  expect(await queue.next()).toEqual({ done: true, value: undefined });
});
