import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { createServer, type Socket } from "node:net";
import { join } from "node:path";
import { getLogger, Logger, type LogRecord } from "logparity";
import { SocketHandler } from "logparity/handlers";
import { float } from "logparity/python";
import { SocketReceiver } from "logparity/receiver";
import { expect, frameOf, Kept, portOf, test } from "./servers.ts";

function sender(handler: SocketHandler): Logger {
  const logger = new Logger("wire.node");
  logger.addHandler(handler);
  return logger;
}

/** How long `socket` may live; it is the receiver that ends it. */
async function ended(socket: Socket): Promise<void> {
  if (!socket.closed) await once(socket, "close");
}

test("SocketReceiver hands what SocketHandler sends to the logger that each record names", async ({
  tcp,
}) => {
  const { port } = await tcp();
  const kept = Kept.on("wire.node");
  const handler = new SocketHandler("127.0.0.1", port);

  sender(handler).error("%s and %d", "text", 7);
  await handler.close();

  await expect.poll(() => kept.messages).toEqual(["text and 7"]);
  expect(kept.records[0]).toMatchObject({ name: "wire.node", levelname: "ERROR", levelno: 40 });
});

test("SocketReceiver hands records on whatever the level of their logger", async ({
  tcp,
  client,
}) => {
  const { port } = await tcp();
  const kept = Kept.on("quiet");
  getLogger("quiet").setLevel("CRITICAL");

  (await client(port)).write(frameOf({ name: "quiet", msg: "let through", levelno: 10 }));

  await expect.poll(() => kept.messages).toEqual(["let through"]);
});

test("SocketReceiver with a logname hands everything to that logger", async ({ tcp, client }) => {
  const { port } = await tcp({ logname: "collected" });
  const kept = Kept.on("collected");

  (await client(port)).write(Buffer.concat(["a", "b"].map((name) => frameOf({ name, msg: name }))));

  await expect.poll(() => kept.records.map(({ name }) => name)).toEqual(["a", "b"]);
});

test("SocketReceiver hands records without a usable name to the root", async ({ tcp, client }) => {
  const { port, receiver } = await tcp();
  const kept = new Kept();
  getLogger().addHandler(kept);
  const names = [null, "", 5, "n".repeat(1000), "a.".repeat(5000)];

  (await client(port)).write(Buffer.concat(names.map((name) => frameOf({ name, msg: "x" }))));

  await expect.poll(() => kept.messages).toHaveLength(names.length);
  getLogger().removeHandler(kept);
  expect(receiver.counts.records).toBe(names.length);
  expect(getLogger().manager.loggerDict.has("a.".repeat(5000))).toBe(false);
});

test("SocketReceiver gives records to onRecord, with who sent them", async ({ tcp, client }) => {
  const seen: [LogRecord, unknown][] = [];
  const { port } = await tcp({ onRecord: (...given) => seen.push(given) });
  const socket = await client(port);

  socket.write(frameOf({ msg: "hello", ratio: float(2) }));

  await expect.poll(() => seen).toHaveLength(1);
  expect(seen[0]?.[0].getMessage()).toBe("hello");
  expect(String(seen[0]?.[0]["ratio"])).toBe("2.0");
  expect(seen[0]?.[1]).toEqual(["127.0.0.1", socket.localPort]);
});

test("records() is a loop over what comes, which close() ends", async ({ tcp, client }) => {
  const { port, receiver } = await tcp();
  const kept = Kept.on("wire");
  const socket = await client(port);
  const messages: string[] = [];

  const loop = receiver.records();
  for (const msg of ["one", "two", "three"]) socket.write(frameOf({ msg }));
  for await (const record of loop) {
    messages.push(record.getMessage());
    if (messages.length === 3) await receiver.close();
  }

  expect(messages).toEqual(["one", "two", "three"]);
  expect(kept.messages).toEqual([]);
  expect(() => receiver.records()).toThrow("the records are being read already");
});

test("leaving the loop over records() closes the receiver", async ({ tcp, client }) => {
  const { port, receiver } = await tcp();
  const socket = await client(port);
  const loop = receiver.records();
  socket.write(frameOf({ msg: "only one" }));

  for await (const _ of loop) break;
  await ended(socket);

  expect(receiver.counts).toMatchObject({ records: 1, open: 0 });
});

test("a slow loop over records() slows its senders down and loses nothing", async ({
  tcp,
  client,
}) => {
  const { port, receiver } = await tcp({ maxWaiting: 10 });
  const socket = await client(port);
  const loop = receiver.records();
  const frame = frameOf({ msg: "x".repeat(1000) });
  const sent = 3000;
  const writing = (async () => {
    for (let done = 0; done < sent; done++) {
      if (!socket.write(frame)) await once(socket, "drain");
    }
  })();
  await expect.poll(() => receiver.counts.records).toBeGreaterThanOrEqual(10);
  await new Promise((resolve) => setTimeout(resolve, 100));
  const waiting = receiver.counts.records;

  let taken = 0;
  for await (const _ of loop) if (++taken === sent) break;
  await writing;

  expect(waiting).toBeLessThan(200);
  expect(taken).toBe(sent);
});

test("recordsPerSecond slows a connection down and loses nothing", async ({ tcp, client }) => {
  const { port, receiver } = await tcp({ recordsPerSecond: 50, onRecord: () => {} });
  const start = performance.now();

  (await client(port)).write(
    Buffer.concat(Array.from({ length: 75 }, () => frameOf({ msg: "x" }))),
  );

  await expect.poll(() => receiver.counts.records, { intervals: [20] }).toBe(75);
  expect(performance.now() - start).toBeGreaterThan(450);
});

const HOSTILE: readonly (readonly [string, Buffer, object])[] = [
  ["is no frame", Buffer.from("GET / HTTP/1.1\r\nHost: x\r\n\r\n"), { oversized: 1 }],
  ["claims gigabytes", Buffer.from([0xff, 0xff, 0xff, 0xff]), { oversized: 1 }],
  ["is empty", Buffer.from([0, 0, 0, 0]), { malformed: 1 }],
  ["is no pickle", Buffer.from([0, 0, 0, 3, 1, 2, 3]), { malformed: 1 }],
  ["runs a command", attack("cos\nsystem\n(S'echo hello'\ntR."), { malformed: 1 }],
  ["is a list", attack("(lp0\n."), { malformed: 1 }],
  ["nests too deeply", attack(`${"(l".repeat(5000)}.`), { malformed: 1 }],
];

function attack(pickle: string): Buffer {
  const frame = Buffer.alloc(4 + pickle.length);
  frame.writeUInt32BE(pickle.length);
  frame.write(pickle, 4, "latin1");
  return frame;
}

for (const [what, bytes, counted] of HOSTILE) {
  test(`SocketReceiver ends the connection over which comes what ${what}, and no other`, async ({
    tcp,
    client,
  }) => {
    const errors: unknown[] = [];
    const { port, receiver } = await tcp({ onError: (error) => errors.push(error) });
    const kept = Kept.on("wire");
    const [good, bad] = [await client(port), await client(port)];

    bad.write(Buffer.concat([bytes, frameOf({ msg: "never" })]));
    await ended(bad);
    good.write(frameOf({ msg: "still here" }));

    await expect.poll(() => kept.messages).toContain("still here");
    expect(kept.messages).not.toContain("never");
    expect(receiver.counts).toMatchObject({ ...counted, connections: 2, open: 1, records: 1 });
    expect(errors).toHaveLength(1);
  });
}

test("SocketReceiver counts a frame that was not completed", async ({ tcp, client }) => {
  const { port, receiver } = await tcp();
  const [leaves, dawdles] = [await client(port), await client(port)];

  leaves.end(frameOf({ msg: "half" }).subarray(0, 20));
  dawdles.end(Buffer.from([0, 0]));

  await expect.poll(() => receiver.counts).toMatchObject({ truncated: 2, open: 0, records: 0 });
});

test("SocketReceiver ends a connection that takes too long over a frame, not one that is idle", async ({
  tcp,
  client,
}) => {
  const { port, receiver } = await tcp({ frameTimeout: 0.05, onRecord: () => {} });
  const [slow, idle] = [await client(port), await client(port)];
  idle.write(frameOf({ msg: "whole" }));

  slow.write(frameOf({ msg: "slow" }).subarray(0, 10));
  await ended(slow);

  await expect.poll(() => receiver.counts).toMatchObject({ truncated: 1, records: 1, open: 1 });
  expect(idle.closed).toBe(false);
});

test("SocketReceiver gives up the oldest of incomplete frames that take too much memory together", async ({
  tcp,
  client,
}) => {
  const { port, receiver } = await tcp({ maxPartialBytes: 1_000_000, onRecord: () => {} });
  const half = frameOf({ msg: "x".repeat(600_000) }).subarray(0, 300_000);
  const clients: Socket[] = [];
  for (let count = 0; count < 6; count++) {
    const socket = await client(port);
    clients.push(socket);
    const before = receiver.counts.bytes;
    socket.write(half);
    await expect.poll(() => receiver.counts.bytes - before).toBe(half.length);
  }
  const [first, last] = [clients[0], clients.at(-1)];
  if (first === undefined || last === undefined) throw new Error("no clients");

  await ended(first);

  expect(receiver.counts.truncated).toBeGreaterThanOrEqual(3);
  expect(receiver.counts.open).toBeLessThanOrEqual(3);
  expect(last.closed).toBe(false);
});

test("SocketReceiver refuses connections beyond maxConnections", async ({ tcp, client }) => {
  const { port, receiver } = await tcp({ maxConnections: 2 });
  await client(port);
  await client(port);

  await ended(await client(port));

  expect(receiver.counts).toMatchObject({ connections: 2, open: 2, refused: 1 });
});

test("SocketReceiver survives loggers that throw, and counts it", async ({ tcp, client }) => {
  const errors: unknown[] = [];
  const { port, receiver } = await tcp({ onError: (error) => errors.push(error) });
  Kept.on("thrower");
  getLogger("thrower").addFilter(() => {
    throw new Error("a bad filter");
  });

  (await client(port)).write(frameOf({ name: "thrower", msg: "x" }));

  await expect.poll(() => receiver.counts.failed).toBe(1);
  expect(String(errors[0])).toContain("a bad filter");
});

test("counts holds the bytes of connections that still stand", async ({ tcp, client }) => {
  const { port, receiver } = await tcp({ onRecord: () => {} });
  const frame = frameOf({ msg: "x" });
  const socket = await client(port);

  socket.write(frame);
  await expect.poll(() => receiver.counts.bytes).toBe(frame.length);
  socket.end();

  await expect.poll(() => receiver.counts).toMatchObject({ bytes: frame.length, open: 0 });
});

test("SocketReceiver takes records over a Unix socket, and removes it when it is closed", async ({
  folder,
}) => {
  const path = join(folder, "log.sock");
  const kept = Kept.on("wire.node");
  const receiver = new SocketReceiver(path, null);
  expect(await receiver.listen()).toBe(path);
  const handler = new SocketHandler(path, null);

  sender(handler).warning("over a path");
  await handler.close();

  await expect.poll(() => kept.messages).toContain("over a path");
  await receiver.close();
  expect(existsSync(path)).toBe(false);
});

test("SocketReceiver replaces a Unix socket that a killed process left", async ({ folder }) => {
  const path = join(folder, "log.sock");
  const program = `net.createServer().listen(${JSON.stringify(path)}, () => process.kill(process.pid, "SIGKILL"))`;
  spawnSync(process.execPath, ["--eval", program]);
  expect(existsSync(path)).toBe(true);
  const receiver = new SocketReceiver(path, null);

  await expect(receiver.listen()).resolves.toBe(path);
  await receiver.close();
});

test("SocketReceiver leaves a Unix socket alone at which somebody listens", async ({ folder }) => {
  const path = join(folder, "log.sock");
  const other = createServer();
  await new Promise<void>((resolve) => {
    other.listen(path, resolve);
  });
  const receiver = new SocketReceiver(path, null);

  await expect(receiver.listen()).rejects.toThrow("Address already in use");
  expect(existsSync(path)).toBe(true);
  await receiver.close();
  other.close();
});

test("SocketReceiver says as Python would why it cannot listen", async ({ tcp }) => {
  const { port } = await tcp();
  const second = new SocketReceiver("127.0.0.1", port);

  await expect(second.listen()).rejects.toMatchObject({
    name: "OSError",
    message: "[Errno 98] Address already in use",
  });
  await second.close();
});

test("SocketReceiver listens on IPv6", async () => {
  const receiver = new SocketReceiver("::1", 0, { onRecord: () => {} });
  const port = portOf(await receiver.listen());
  const handler = new SocketHandler("::1", port);

  sender(handler).info("six");
  await handler.close();

  await expect.poll(() => receiver.counts.records).toBe(1);
  await receiver.close();
});

test("close() can be called twice, and before listen()", async () => {
  const receiver = new SocketReceiver("127.0.0.1", 0);
  await receiver.close();

  await expect(receiver.close()).resolves.toBeUndefined();
});

for (const name of [
  "maxFrameBytes",
  "recordsPerSecond",
  "maxConnections",
  "frameTimeout",
  "maxPartialBytes",
  "maxWaiting",
]) {
  test(`SocketReceiver refuses a ${name} that is not above 0`, () => {
    for (const amount of [0, -1, Number.NaN]) {
      expect(() => new SocketReceiver("127.0.0.1", 0, { [name]: amount })).toThrow(
        `${name} must be a number above 0, not ${amount}`,
      );
    }
  });
}
