import { expect, test } from "@playwright/test";
import { tuple } from "logparity/python";
import {
  Empty,
  Full,
  LifoQueue,
  PriorityQueue,
  Queue,
  ShutDown,
  SimpleQueue,
} from "logparity/queue";

/** Whether a promise is still open when all that is due has run. */
async function isOpen(promise: unknown): Promise<boolean> {
  const open = Symbol("open");
  const later = new Promise((resolve) => setTimeout(() => resolve(open), 5));
  return (await Promise.race([promise, later])) === open;
}

test("Queue.get() waits for an item where there is none, the first who waits first", async () => {
  const queue = new Queue<string>();
  const [first, second] = [queue.get(), queue.get()];
  expect(await isOpen(first)).toBe(true);
  queue.put_nowait("one");
  expect(await first).toBe("one");
  expect(await isOpen(second)).toBe(true);
  queue.put_nowait("two");
  expect(await second).toBe("two");
  expect(queue.empty()).toBe(true);
});

test("Queue.put() waits for room", async () => {
  const queue = new Queue<number>(1);
  expect(queue.put(1)).toBe(undefined);
  const putting = queue.put(2);
  expect(await isOpen(putting)).toBe(true);
  expect(queue.get()).toBe(1);
  await putting;
  expect(queue.get()).toBe(2);
});

test("Queue gives up waiting after its timeout, in seconds", async () => {
  const queue = new Queue<number>(1);
  await expect(queue.get(true, 0.01)).rejects.toThrow(Empty);
  queue.put_nowait(1);
  await expect(queue.put(2, true, 0.01)).rejects.toThrow(Full);
  expect(queue.qsize()).toBe(1);
});

test("Queue.join() settles when every item was reported as done", async () => {
  const queue = new Queue<number>();
  queue.put_nowait(1);
  queue.put_nowait(2);
  const joined = queue.join();
  void queue.get();
  queue.task_done();
  expect(await isOpen(joined)).toBe(true);
  void queue.get();
  queue.task_done();
  await joined;
  expect(queue.unfinished_tasks).toBe(0);
});

test("Queue.shutdown() tells those who wait", async () => {
  const queue = new Queue<number>(1);
  const getting = queue.get();
  queue.shutdown();
  await expect(getting).rejects.toThrow(ShutDown);

  const full = new Queue<number>(1);
  full.put_nowait(1);
  const [putting, joined] = [full.put(2), full.join()];
  full.shutdown(true);
  await expect(putting).rejects.toThrow(ShutDown);
  await joined;
});

test("Queue.onPut() calls after each item until it is taken back", () => {
  const queue = new SimpleQueue<number>();
  let calls = 0;
  const stop = queue.onPut(() => (calls += 1));
  queue.put_nowait(1);
  queue.put_nowait(2);
  stop();
  queue.put_nowait(3);
  expect(calls).toBe(2);
});

test("a long Queue gives out what came first, and the others keep their own order", () => {
  const numbers = Array.from({ length: 1000 }, (_, index) => (index * 7919) % 1000);
  const [fifo, lifo, priority] = [new Queue(), new LifoQueue(), new PriorityQueue()];
  for (const queue of [fifo, lifo, priority])
    for (const number of numbers) queue.put_nowait(number);
  const rest = (queue: Queue): unknown[] => numbers.map(() => queue.get_nowait());
  expect(rest(fifo)).toEqual(numbers);
  expect(rest(lifo)).toEqual(numbers.toReversed());
  expect(rest(priority)).toEqual(numbers.toSorted((one, other) => one - other));
});

test("PriorityQueue orders ints, floats and bigints among each other, and tuples by their items", () => {
  const queue = new PriorityQueue();
  for (const item of [2.5, 3n, true, -1]) queue.put_nowait(item);
  expect([queue.get(), queue.get(), queue.get(), queue.get()]).toEqual([-1, true, 2.5, 3n]);
  for (const item of [tuple([1, "b"]), tuple([1]), tuple([1n, "a"])]) queue.put_nowait(item);
  expect([queue.get(), queue.get(), queue.get()]).toEqual([[1], [1n, "a"], [1, "b"]]);
  queue.put_nowait(tuple([1]));
  expect(() => queue.put([1])).toThrow("'<' not supported between instances of 'list' and 'tuple'");
});
