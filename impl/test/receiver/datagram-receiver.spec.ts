import { createSocket } from "node:dgram";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { Logger } from "logparity";
import { DatagramHandler } from "logparity/handlers";
import { DatagramReceiver } from "logparity/receiver";
import { expect, frameOf, Kept, test } from "./servers.ts";

function sender(handler: DatagramHandler): Logger {
  const logger = new Logger("wire.udp");
  logger.addHandler(handler);
  return logger;
}

async function send(port: number, ...datagrams: readonly Buffer[]): Promise<void> {
  const socket = createSocket("udp4");
  for (const datagram of datagrams) {
    await new Promise((resolve) => {
      socket.send(datagram, port, "127.0.0.1", resolve);
    });
  }
  socket.close();
}

test("DatagramReceiver hands what DatagramHandler sends to the logger that each record names", async ({
  udp,
}) => {
  const { port, receiver } = await udp();
  const kept = Kept.on("wire.udp");
  const handler = new DatagramHandler("127.0.0.1", port);

  sender(handler).error("a datagram");
  await handler.close();

  await expect.poll(() => kept.messages).toEqual(["a datagram"]);
  expect(receiver.counts).toMatchObject({ records: 1, connections: 0 });
});

test("DatagramReceiver counts what is no record, and goes on", async ({ udp }) => {
  const errors: unknown[] = [];
  const { port, receiver } = await udp({
    onRecord: () => {},
    onError: (error) => errors.push(error),
  });

  await send(
    port,
    Buffer.from("junk, and more of it"),
    Buffer.alloc(0),
    Buffer.from([0, 0, 0, 1, 9]),
  );
  await send(port, frameOf({ msg: "half" }).subarray(0, 20), frameOf({ msg: "good" }));

  await expect.poll(() => receiver.counts.records).toBe(1);
  expect(receiver.counts).toMatchObject({ oversized: 1, malformed: 1, truncated: 2 });
  expect(errors).toHaveLength(2);
});

test("recordsPerSecond drops datagrams beyond it, and counts them", async ({ udp }) => {
  const { port, receiver } = await udp({ recordsPerSecond: 5, onRecord: () => {} });

  await send(port, ...Array.from({ length: 20 }, () => frameOf({ msg: "x" })));

  await expect.poll(() => receiver.counts.records + receiver.counts.dropped).toBe(20);
  expect(receiver.counts.dropped).toBeGreaterThan(0);
});

test("a loop over records() that nobody runs loses datagrams, and they are counted", async ({
  udp,
}) => {
  const { port, receiver } = await udp({ maxWaiting: 3 });
  const loop = receiver.records();

  await send(port, ...Array.from({ length: 5 }, (_, index) => frameOf({ msg: String(index) })));
  await expect.poll(() => receiver.counts).toMatchObject({ records: 3, dropped: 2 });
  await receiver.close();

  const messages: string[] = [];
  for await (const record of loop) messages.push(record.getMessage());
  expect(messages).toEqual(["0", "1", "2"]);
});

test("DatagramReceiver takes records over a Unix socket", async ({ folder }) => {
  const path = join(folder, "log.sock");
  const messages: string[] = [];
  const receiver = new DatagramReceiver(path, null, {
    onRecord: (record) => messages.push(record.getMessage()),
  });
  expect(await receiver.listen()).toBe(path);
  const handler = new DatagramHandler(path, null);

  const expected = Array.from({ length: 50 }, (_, index) => `number ${index}`);
  for (const message of expected) sender(handler).warning(message);
  await handler.flush();

  await expect.poll(() => messages).toEqual(expected);
  await receiver.close();
  await handler.close();
  expect(existsSync(path)).toBe(false);
});

test("a second DatagramReceiver cannot listen at the same Unix socket", async ({ folder }) => {
  const path = join(folder, "log.sock");
  const [first, second] = [new DatagramReceiver(path, null), new DatagramReceiver(path, null)];
  await first.listen();

  await expect(second.listen()).rejects.toThrow("Address already in use");

  await first.close();
  await second.close();
  await expect(second.listen()).resolves.toBe(path);
  await second.close();
});

test("close() of a DatagramReceiver can be called twice, and before listen()", async () => {
  const receiver = new DatagramReceiver("127.0.0.1", 0);
  await receiver.close();

  await expect(receiver.close()).resolves.toBeUndefined();
});
