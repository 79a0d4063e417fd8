import { setImmediate as nextTurn } from "node:timers/promises";
import { expect, test } from "@playwright/test";
import { deferred } from "#impl/transport/deferred.js";
import { Outbox } from "#impl/transport/outbox.js";

/** A parcel that notes when it is delivered, and takes as long as its promise. */
function parcel(log: unknown[], name: string, taking?: Promise<void>, size = 1) {
  return {
    size,
    deliver: (): void | Promise<void> => {
      log.push(name);
      return taking;
    },
    failed: (error: unknown): void => void log.push([name, error]),
  };
}

function gate(): { readonly opened: Promise<void>; readonly open: () => void } {
  const { promise, resolve } = deferred<void>();
  return { opened: promise, open: () => resolve() };
}

function raise(error: unknown): never {
  throw error;
}

test("Outbox.put() delivers before it returns while nothing waits", () => {
  const log: unknown[] = [];
  const outbox = new Outbox();

  expect(outbox.put(parcel(log, "one"))).toBe(true);
  expect(outbox.put(parcel(log, "two"))).toBe(true);
  expect(log).toEqual(["one", "two"]);
  expect(outbox).toMatchObject({ pending: 0, pendingBytes: 0, done: 2, dropped: 0 });
});

test("Outbox keeps the order while a delivery takes its time", async () => {
  const log: unknown[] = [];
  const outbox = new Outbox();
  const { opened, open } = gate();
  outbox.put(parcel(log, "slow", opened, 10));
  outbox.put(parcel(log, "next", undefined, 20));
  outbox.put(parcel(log, "last", undefined, 30));

  expect(log).toEqual(["slow"]);
  expect(outbox).toMatchObject({ pending: 3, pendingBytes: 60, done: 0 });
  open();
  await outbox.idle();
  expect(log).toEqual(["slow", "next", "last"]);
  expect(outbox).toMatchObject({ pending: 0, pendingBytes: 0, done: 3 });
});

test("Outbox drops and counts records beyond its bound, and takes more once there is room", async () => {
  const log: unknown[] = [];
  const outbox = new Outbox({ records: 2 });
  const { opened, open } = gate();
  const taken = ["slow", "waits", "too many", "far too many"].map((name) =>
    outbox.put(parcel(log, name, opened)),
  );

  expect(taken).toEqual([true, true, false, false]);
  expect(outbox).toMatchObject({ pending: 2, dropped: 2 });
  open();
  await outbox.idle();
  expect(outbox.put(parcel(log, "again"))).toBe(true);
  expect(log).toEqual(["slow", "waits", "again"]);
});

test("Outbox drops what would exceed its bytes, but never the only one", async () => {
  const log: unknown[] = [];
  const outbox = new Outbox({ bytes: 100 });
  const { opened, open } = gate();

  expect(outbox.put(parcel(log, "huge", opened, 1000))).toBe(true);
  expect(outbox.put(parcel(log, "small", undefined, 1))).toBe(false);
  open();
  await outbox.idle();
  expect(outbox).toMatchObject({ pendingBytes: 0, done: 1, dropped: 1 });
});

test("Outbox tells a parcel of its failure, now or later, and goes on", async () => {
  const log: unknown[] = [];
  const outbox = new Outbox();
  const boom = new Error("boom");
  outbox.put({ ...parcel(log, "now"), deliver: () => raise(boom) });
  outbox.put({ ...parcel(log, "later"), deliver: async () => raise(boom) });
  outbox.put(parcel(log, "after"));
  await outbox.idle();

  expect(log).toEqual([["now", boom], ["later", boom], "after"]);
  expect(outbox.done).toBe(3);
});

test("Outbox.put() hands on what `failed` throws, and is not stuck by it", () => {
  const outbox = new Outbox();
  const wrong = { size: 1, deliver: () => raise(new Error("boom")), failed: raise };

  expect(() => outbox.put(wrong)).toThrow("boom");
  expect(outbox).toMatchObject({ pending: 0, pendingBytes: 0, done: 1 });
});

test("a delivery may put a parcel of its own, which comes last", async () => {
  const log: unknown[] = [];
  const outbox = new Outbox();
  const { opened, open } = gate();
  outbox.put({
    ...parcel(log, "one"),
    deliver: () => {
      outbox.put(parcel(log, "one's own"));
      log.push("one");
      return opened;
    },
  });
  outbox.put(parcel(log, "two"));
  open();
  await outbox.idle();

  expect(log).toEqual(["one", "one's own", "two"]);
});

test("Outbox.idle() settles at once while nothing waits, and waits for what comes meanwhile", async () => {
  const log: unknown[] = [];
  const outbox = new Outbox();
  await outbox.idle();
  const { opened, open } = gate();
  outbox.put(parcel(log, "slow", opened));
  let isIdle = false;
  const idle = (async (): Promise<void> => {
    await outbox.idle();
    isIdle = true;
  })();
  await nextTurn();
  outbox.put(parcel(log, "meanwhile"));

  expect(isIdle).toBe(false);
  open();
  await idle;
  expect(log).toEqual(["slow", "meanwhile"]);
});
