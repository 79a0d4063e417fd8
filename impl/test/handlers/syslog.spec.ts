import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Logger } from "logparity";
import { SysLogHandler } from "logparity/handlers";
import { SOCK_STREAM } from "logparity/python";
import { libc } from "#impl/transport/libc.js";
import { AF_UNIX, SOCK_DGRAM, unixAddress } from "#impl/transport/unix-datagram.js";
import { test as base, expect } from "./network.ts";

const TOO_LONG = 20_000; // ms, far beyond what a program may wait here

/** `test` with a Unix socket for datagrams that nobody reads. */
const test = base.extend<{ unread: string }>({
  unread: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), "logparity-"));
    const path = join(folder, "log");
    const [calls, address] = [libc(), unixAddress(path)];
    const fd = calls.socket(AF_UNIX, SOCK_DGRAM, 0);
    calls.bind(fd, address, address.length);
    await use(path);
    calls.close(fd);
    rmSync(folder, { recursive: true });
  },
});

test("a daemon that does not read its Unix socket holds up nothing, and what is dropped is counted", async ({
  unread,
}) => {
  const handler = new SysLogHandler({ address: unread, outboxRecords: 100 });
  handler.handleError = () => undefined; // what waits cannot be sent once the socket is gone
  const log = new Logger("wire");
  log.addHandler(handler);

  const start = performance.now();
  for (let count = 0; count < 5000; count++) log.error("to nobody");
  const took = performance.now() - start;

  const { pending, dropped, done } = handler.outbox;
  expect(pending).toBe(100);
  expect(dropped + pending + done).toBe(5000);
  expect(dropped).toBeGreaterThan(4000);
  expect(took).toBeLessThan(5000); // the daemon would never have taken them
});

test("a daemon that does not read its Unix socket keeps no process alive", async ({
  unread,
  program,
}) => {
  const { output, lived } = program(`
    import { getLogger } from "logparity";
    import { SysLogHandler, setExitDrain } from "logparity/handlers";
    setExitDrain({ deadline: 0.1 });
    const handler = new SysLogHandler({ address: ${JSON.stringify(unread)} });
    getLogger().addHandler(handler);
    for (let count = 0; count < 200; count++) getLogger().error("to nobody");
    process.stdout.write(String(handler.outbox.pending > 100));
  `);

  expect(await output).toBe("true");
  expect(await lived).toBeLessThan(TOO_LONG);
});

test("SysLogHandler over TCP keeps no process alive while its collector does not read", async ({
  collector,
  program,
}) => {
  const { port } = await collector({ reads: false });
  const { output, lived } = program(`
    import { getLogger } from "logparity";
    import { SysLogHandler, setExitDrain } from "logparity/handlers";
    import { SOCK_STREAM } from "logparity/python";
    setExitDrain({ deadline: 0.1 });
    const handler = new SysLogHandler({
      address: ["127.0.0.1", ${port}], socktype: SOCK_STREAM, outboxBytes: 1_000_000,
    });
    getLogger().addHandler(handler);
    getLogger().error("connects");
    await handler.flush();
    for (let count = 0; count < 2000; count++) getLogger().error("x".repeat(8000));
    const { pendingBytes, dropped } = handler.outbox;
    process.stdout.write(String(pendingBytes > 0 && pendingBytes <= 1_000_000 && dropped > 0));
  `);

  expect(await output).toBe("true");
  expect(await lived).toBeLessThan(TOO_LONG);
});

/** A server that listens and accepts nobody, and has as many callers as may wait. */
const DEAF = `
  import { writeSync } from "node:fs";
  import { createServer } from "node:net";
  const server = createServer();
  server.listen({ host: "127.0.0.1", port: 0, backlog: 1 }, () => {
    writeSync(1, String(server.address().port));
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 60_000);
  });
`;

test("SysLogHandler over TCP keeps no process alive while nobody answers its call", async ({
  program,
}) => {
  const { child } = program(DEAF);
  const [port] = await once(child.stdout ?? child, "data");
  const callers = Array.from({ length: 4 }, () => connect(Number(port), "127.0.0.1"));
  const { output, lived } = program(`
    import { getLogger } from "logparity";
    import { SysLogHandler, setExitDrain } from "logparity/handlers";
    import { SOCK_STREAM } from "logparity/python";
    setExitDrain({ deadline: 0.1 });
    const address = ["127.0.0.1", ${Number(port)}];
    const handler = new SysLogHandler({ address, socktype: SOCK_STREAM });
    getLogger().addHandler(handler);
    getLogger().error("to nobody");
    process.stdout.write(String(handler.outbox.pending));
  `);

  expect(await output).toBe("2");
  expect(await lived).toBeLessThan(TOO_LONG);
  for (const caller of callers) caller.destroy();
  child.kill("SIGKILL");
});

test("SysLogHandler over TCP goes on when its collector reads again, and loses what it counts as dropped only", async ({
  collector,
}) => {
  const { port, sockets, server } = await collector({ reads: false });
  const handler = new SysLogHandler({
    address: ["127.0.0.1", port],
    socktype: SOCK_STREAM,
    outboxBytes: 1_000_000,
  });
  const log = new Logger("wire");
  log.addHandler(handler);
  log.error("connects");
  await handler.flush();
  const sent = 2001;
  for (let count = 1; count < sent; count++) log.error("x".repeat(8000));
  const { dropped } = handler.outbox;

  let ends = 0;
  const [socket] = sockets;
  socket?.on(
    "data",
    (chunk: Buffer) => (ends += chunk.reduce((sum, byte) => sum + Number(byte === 0), 0)),
  );
  socket?.resume();
  await handler.flush();

  await expect.poll(() => ends).toBe(sent - dropped);
  expect(dropped).toBeGreaterThan(0);
  expect(handler.outbox).toMatchObject({ pending: 0, done: sent - dropped });
  server.close();
});
