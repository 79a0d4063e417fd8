import { once } from "node:events";
import { getLogger, Logger, makeLogRecord } from "logparity";
import { SocketHandler } from "logparity/handlers";
import { loads } from "#impl/python/pickle.js";
import { expect, test } from "./network.ts";

const BLACK_HOLE = 20_000; // ms, far beyond what a program may wait here

function logger(handler: SocketHandler): Logger {
  const log = new Logger("wire");
  log.addHandler(handler);
  return log;
}

test("SocketHandler keeps no process alive, and what was sent arrives", async ({
  collector,
  program,
}) => {
  const { port, received, sockets } = await collector();
  const { output, lived } = program(`
    import { getLogger } from "logparity";
    import { SocketHandler } from "logparity/handlers";
    const handler = new SocketHandler("127.0.0.1", ${port});
    getLogger().addHandler(handler);
    getLogger().error("first");
    await handler.flush();
    getLogger().error("last words");
    process.stdout.write(String(handler.outbox.pending));
  `);

  expect(await output).toBe("0");
  expect(await lived).toBeLessThan(BLACK_HOLE);
  await expect.poll(() => received().includes("last words")).toBe(true);
  expect(sockets).toHaveLength(1);
});

test("SocketHandler keeps no process alive while its collector does not read", async ({
  collector,
  program,
}) => {
  const { port } = await collector({ reads: false });
  const { output, lived } = program(`
    import { getLogger } from "logparity";
    import { SocketHandler } from "logparity/handlers";
    const handler = new SocketHandler("127.0.0.1", ${port});
    getLogger().addHandler(handler);
    getLogger().error("connects");
    await handler.flush();
    for (let n = 0; n < 2000; n++) getLogger().error("x".repeat(8000));
    process.stdout.write(String(handler.outbox.pending > 0));
  `);

  expect(await output).toBe("true");
  expect(await lived).toBeLessThan(BLACK_HOLE);
});

test("a collector that does not read holds up neither emit nor the event loop, and costs bounded memory", async ({
  collector,
}) => {
  const { port } = await collector({ reads: false });
  const handler = new SocketHandler("127.0.0.1", port, { outboxBytes: 4_000_000 });
  const log = logger(handler);
  log.error("connects");
  await handler.flush();
  const ticks: number[] = [];
  const timer = setInterval(() => ticks.push(performance.now()), 5);

  const message = "x".repeat(10_000);
  let slowest = 0;
  for (let round = 0; round < 50; round++) {
    const start = performance.now();
    for (let n = 0; n < 50; n++) log.error(message);
    slowest = Math.max(slowest, performance.now() - start);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  clearInterval(timer);

  expect(handler.outbox.pendingBytes).toBeLessThanOrEqual(4_000_000);
  expect(handler.outbox.dropped).toBeGreaterThan(0);
  expect(slowest).toBeLessThan(500); // fifty records; a blocking send would take a second
  expect(ticks.length).toBeGreaterThan(20);
});

test("outboxRecords bounds what waits, and outbox tells what was dropped", async ({
  collector,
}) => {
  const { port, received } = await collector();
  const handler = new SocketHandler("127.0.0.1", port, { outboxRecords: 3 });
  for (const msg of ["one", "two", "three", "four", "five"]) handler.handle(makeLogRecord({ msg }));

  expect(handler.outbox).toMatchObject({ pending: 3, dropped: 2, done: 0 });
  await handler.flush();
  expect(handler.outbox).toMatchObject({ pending: 0, pendingBytes: 0, done: 3, dropped: 2 });
  await expect.poll(() => received().includes("three")).toBe(true);
  expect(received().includes("four")).toBe(false);
});

test("flush() settles when everything is with the kernel, close() when the connection has ended", async ({
  collector,
}) => {
  const { port, received, sockets } = await collector();
  const handler = new SocketHandler("127.0.0.1", port);
  handler.handle(makeLogRecord({ msg: "é", levelname: "INFO" }));
  expect(handler.sock).toBe(null);
  await handler.flush();
  expect(handler.sock).not.toBe(null);

  const closing = handler.close();
  await closing;
  expect(handler.sock).toBe(null);
  await expect.poll(() => sockets[0]?.readableEnded).toBe(true);
  const frame = received();
  expect(frame.readUInt32BE(0)).toBe(frame.length - 4);
  expect(loads(frame.subarray(4))).toMatchObject({ msg: "é", levelname: "INFO", args: null });
});

test("a server that comes while records wait gets those that its connection was made for", async ({
  collector,
}) => {
  const { port, server, received } = await collector();
  server.close();
  await once(server, "close");
  const handler = new SocketHandler("127.0.0.1", port);
  handler.handle(makeLogRecord({ msg: "refused" }));
  await handler.flush();
  expect(handler.retryTime).not.toBe(null);
  handler.retryTime = 0;
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  handler.handle(makeLogRecord({ msg: "accepted" }));
  await handler.close();

  await expect.poll(() => received().includes("accepted")).toBe(true);
  expect(received().includes("refused")).toBe(false);
});

test("send() called by a program throws what its own socket throws, and goes on working", () => {
  const sent: unknown[] = [];
  const handler = new SocketHandler("127.0.0.1", 1);
  let isBroken = true;
  handler.sock = {
    sendall: (data) => {
      if (isBroken) throw new RangeError("not like this");
      sent.push(data);
    },
    sendto: () => undefined,
    close: () => undefined,
  };

  expect(() => handler.send(new Uint8Array([1]))).toThrow("not like this");
  isBroken = false;
  handler.send(new Uint8Array([2]));
  expect(sent).toEqual([new Uint8Array([2])]);
  expect(handler.outbox).toMatchObject({ pending: 0, done: 2 });
});

test("getLogger().error() over a SocketHandler returns before it has connected", async ({
  collector,
}) => {
  const { port, received } = await collector();
  const handler = new SocketHandler("127.0.0.1", port);
  const log = getLogger("wire.early");
  log.addHandler(handler);
  log.error("early");

  expect(handler.outbox.pending).toBe(1);
  await handler.close();
  log.removeHandler(handler);
  await expect.poll(() => received().includes("early")).toBe(true);
});
