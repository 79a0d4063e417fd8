import { expect, test } from "@playwright/test";
import { Handler, Logger, type LogRecord, makeLogRecord } from "logparity";
import { QueueHandler, QueueListener } from "logparity/handlers";
import { sys } from "logparity/python";
import { Empty, Queue } from "logparity/queue";
import { test as withPrograms } from "./network.ts";

/** Keeps the messages that it gets. */
class Keeping extends Handler {
  readonly kept: unknown[] = [];
  override emit(record: LogRecord): void {
    this.kept.push(record.msg);
  }
}

test("QueueListener takes from any object with put_nowait and get, which it looks at now and then", async () => {
  const items: unknown[] = [];
  const queue = {
    put_nowait: (item: unknown) => void items.push(item),
    get: (): unknown => {
      if (items.length === 0) throw new Empty();
      return items.shift();
    },
  };
  const handler = new Keeping();
  const listener = new QueueListener(queue, handler);
  const log = new Logger("shop");
  log.addHandler(new QueueHandler(queue));

  listener.start();
  log.info("one");
  await expect.poll(() => handler.kept).toEqual(["one"]);
  log.info("two");
  listener.stop();
  expect(handler.kept).toEqual(["one", "two"]);
});

test("QueueListener hands records on later, and all that is left when it stops", async () => {
  const queue = new Queue();
  const handler = new Keeping();
  {
    using listener = new QueueListener(queue, handler);
    listener.start();
    for (let count = 1; count <= 3; count++) queue.put_nowait(makeLogRecord({ msg: count }));
    expect(handler.kept).toEqual([]);
    await expect.poll(() => handler.kept).toEqual([1, 2, 3]);
    queue.put_nowait(makeLogRecord({ msg: 4 }));
  }
  expect(handler.kept).toEqual([1, 2, 3, 4]);
  expect(queue.unfinished_tasks).toBe(0);
});

test("QueueListener that meets an error ends as Python's thread does, and says so", async () => {
  class Failing extends Handler {
    override emit(): never {
      throw new RangeError("broken");
    }
  }
  const before = sys.stderr;
  let printed = "";
  sys.stderr = { write: (text: string) => (printed += text) };
  const queue = new Queue();
  const listener = new QueueListener(queue, new Failing());
  listener.start();
  queue.put_nowait(makeLogRecord({ msg: "one" }));
  await expect.poll(() => printed).toContain("RangeError: broken");
  sys.stderr = before;
  expect(printed).toMatch(/^Exception in thread Thread-1 \(_monitor\):\nTraceback /u);
  queue.put_nowait("nobody takes this");
  listener.stop();
  expect(queue.qsize()).toBe(2); // and the sentinel
});

withPrograms("QueueListener keeps no process alive", async ({ program }) => {
  const { output, lived } = program(`
    import { Handler, Logger } from "logparity";
    import { QueueHandler, QueueListener } from "logparity/handlers";
    import { Queue } from "logparity/queue";
    class Printing extends Handler { emit(record) { process.stdout.write(record.msg); } }
    for (const queue of [new Queue(), Object.assign(Object.create({ put_nowait: () => {}, get: () => null }), {})]) {
      new QueueListener(queue, new Printing()).start();
      const log = new Logger("shop");
      log.addHandler(new QueueHandler(queue));
      log.info("last words");
    }
  `);
  expect(await output).toBe("last words");
  expect(await lived).toBeLessThan(4000);
});
