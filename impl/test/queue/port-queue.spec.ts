import { MessageChannel, threadId, Worker } from "node:worker_threads";
import { expect, test } from "@playwright/test";
import { kw, Logger, type LogRecord } from "logparity";
import { QueueHandler, QueueListener } from "logparity/handlers";
import { PortQueue, ShutDown } from "logparity/queue";
import { test as withPrograms } from "../handlers/network.ts";

/** Sends records with their errors, not with the text of these. */
class WholeRecords extends QueueHandler {
  override prepare(record: LogRecord): LogRecord {
    return record;
  }
}

/** What the worker answers. */
interface Handled {
  readonly text: string;
  readonly threadId: number;
}

/** A worker with handlers, and what it answered so far. */
function startWorker(): { readonly worker: Worker; readonly handled: Handled[] } {
  const worker = new Worker(new URL("port-worker.ts", import.meta.url));
  const handled: Handled[] = [];
  worker.on("message", (message: Handled) => {
    if ("text" in message) handled.push(message);
  });
  return { worker, handled };
}

test("PortQueue lets handlers run in a worker: records arrive in order, errors and all", async () => {
  const { worker, handled } = startWorker();
  const log = new Logger("shop");
  log.addHandler(new WholeRecords(new PortQueue(worker)));

  for (let count = 1; count <= 500; count++) log.info("record %d of %s", count, { of: 500 });
  const error = new RangeError("too much", { cause: new TypeError("no number") });
  log.error("failed", kw({ exc_info: error }));

  await expect.poll(() => handled.length).toBe(501);
  expect(handled.slice(0, 500).map(({ text }) => text)).toEqual(
    Array.from({ length: 500 }, (_, index) => `shop record ${index + 1} of {'of': 500}`),
  );
  const last = handled.at(-1);
  expect(last?.text).toMatch(/^shop failed\nTraceback[^]*TypeError: no number\n[^]*direct cause/u);
  expect(last?.text).toMatch(/port-queue\.spec\.ts", line \d+[^]*\nRangeError: too much$/u);
  expect(handled.every((one) => one.threadId !== threadId)).toBe(true);
  await worker.terminate();
});

test("PortQueue hands items over in both directions, and get() waits for them", async () => {
  const { port1, port2 } = new MessageChannel();
  const [near, far] = [new PortQueue(port1), new PortQueue(port2)];
  const waiting = far.get();
  near.put_nowait(["there", 1]);
  expect(await waiting).toEqual(["there", 1]);
  far.put("and back");
  expect(await near.get()).toBe("and back");
  expect(near.empty()).toBe(true);
  near.shutdown();
  expect(() => near.put("too late")).toThrow(ShutDown);
  port1.close();
});

test("QueueListener.stop() at the end of a PortQueue puts its sentinel into its own end", async () => {
  const { port1, port2 } = new MessageChannel();
  const [near, far] = [new PortQueue(port1), new PortQueue(port2)];
  const listener = new QueueListener(far);
  listener.start();
  near.put("one");
  await expect.poll(() => far.unfinished_tasks).toBe(0);
  listener.stop();
  expect(near.empty()).toBe(true);
  port1.close();
});

withPrograms(
  "a PortQueue that nobody reads holds the end up as long as setExitDrain allows",
  async ({ program }) => {
    const { output } = program(`
    import { Worker } from "node:worker_threads";
    import { setExitDrain } from "logparity/handlers";
    import { PortQueue } from "logparity/queue";
    setExitDrain({ deadline: 0.3 });
    const worker = new Worker("setInterval(() => {}, 1000)", { eval: true });
    worker.unref();
    new PortQueue(worker).put("nobody wants it");
    const start = performance.now();
    process.on("exit", () => process.stdout.write(String(performance.now() - start)));
  `);
    const waited = Number(await output);
    expect(waited).toBeGreaterThan(290);
    expect(waited).toBeLessThan(4000);
  },
);

withPrograms("a PortQueue whose worker has ended holds nothing up", async ({ program }) => {
  const { output, lived } = program(`
    import { once } from "node:events";
    import { Worker } from "node:worker_threads";
    import { PortQueue } from "logparity/queue";
    const worker = new Worker("", { eval: true });
    const queue = new PortQueue(worker);
    queue.put("too early");
    await once(worker, "exit");
    queue.put("too late");
    process.stdout.write("through");
  `);
  expect(await output).toBe("through");
  expect(await lived).toBeLessThan(4500); // the deadline is five seconds
});
