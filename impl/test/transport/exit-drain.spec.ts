import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer as createSecureServer } from "node:https";
import { createServer } from "node:net";
import { expect, portOf, test } from "../handlers/network.ts";

const CERTIFICATES = new URL("../../../fixtures/certificates/", import.meta.url);

/** A program that logs `count` records to a TCP server and then does what `end` says. */
function logger(port: number, count: number, end: string): string {
  return `
    import { getLogger } from "logparity";
    import { SocketHandler, drainOnSignals, setExitDrain } from "logparity/handlers";
    const log = getLogger();
    const handler = new SocketHandler("127.0.0.1", ${port});
    log.addHandler(handler);
    for (let n = 0; n < ${count}; n++) log.error("record " + n + ".");
    ${end}
  `;
}

function recordsIn(bytes: Buffer): number {
  return new Set(bytes.toString("latin1").match(/record \d+\./gu)).size;
}

test("what other listeners of the exit log is sent too", async ({ collector, program }) => {
  const { port, received } = await collector();
  const { lived } = program(
    logger(
      port,
      1,
      `process.on("exit", () => { log.error("record 1."); log.error("record 2."); });`,
    ),
  );
  await lived;
  await expect.poll(() => recordsIn(received())).toBe(3);
});

test("shutdown() waits for outboxes, also for what a MemoryHandler had kept for one", async ({
  collector,
  program,
}) => {
  const { port, received } = await collector();
  const end = `
    const { shutdown } = await import("logparity");
    const { MemoryHandler } = await import("logparity/handlers");
    log.removeHandler(handler);
    log.addHandler(new MemoryHandler(1000, { target: handler }));
    setExitDrain({ deadline: 0 });
    for (let n = 50; n < 150; n++) log.error("record " + n + ".");
    await shutdown();
    process.stdout.write(JSON.stringify([handler.outbox.pending, handler.outbox.done, handler.sock]));
    process.exit();
  `;
  expect(await program(logger(port, 50, end)).output).toBe("[0,150,null]");
  await expect.poll(() => recordsIn(received())).toBe(150);
});

test("setExitDrain() holds the end of a process up for so long and no longer", async ({
  collector,
  program,
}) => {
  const { port } = await collector({ reads: false });
  const fill = `const { sys } = await import("logparity/python"); sys.stderr = null; for (let n = 0; n < 4000; n++) log.error("x".repeat(8000));`;
  const waitFor = async (deadline: number): Promise<number> => {
    const watched = `process.exitCode = 0; const start = performance.now();
      process.on("exit", () => process.stdout.write(String(performance.now() - start)));`;
    const end = `setExitDrain({ deadline: ${deadline} }); ${fill} ${watched} process.exit();`;
    return Number(await program(logger(port, 1, end)).output);
  };
  expect(await waitFor(0)).toBeLessThan(400);
  const waited = await waitFor(1);
  expect(waited).toBeGreaterThan(990);
  expect(waited).toBeLessThan(4000);
});

test("nothing is started at the end where nothing waits", async ({ collector, program }) => {
  const { port, received } = await collector();
  const end = `
    await handler.flush();
    const { Worker } = await import("node:worker_threads");
    process.on("exit", () => process.stdout.write(String(process.getActiveResourcesInfo().includes("Worker"))));
  `;
  expect(await program(logger(port, 2, end)).output).toBe("false");
  await expect.poll(() => recordsIn(received())).toBe(2);
});

/** Has a program print at its end what the port prints on standard error. */
const TELL = `
  const { sys } = await import("logparity/python");
  let text = "";
  sys.stderr = { write: (more) => void (text += more) };
  process.on("exit", () => process.stdout.write(text + "."));
`;

test("a server that refuses connections holds no end of a process up, and SocketHandler is silent about it", async ({
  program,
}) => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const port = portOf(server.address());
  server.close();
  await once(server, "close");
  const { output, lived } = program(logger(port, 100, TELL));
  expect(await output).toBe(".");
  expect(await lived).toBeLessThan(4500); // the deadline is five seconds
});

test("what the deadline cuts off is told once", async ({ collector, program }) => {
  const { port } = await collector({ reads: false });
  const fill = `setExitDrain({ deadline: 0.2 }); for (let n = 0; n < 4000; n++) log.error("x".repeat(8000));`;
  const output = await program(logger(port, 1, `${TELL} ${fill} process.exit();`)).output;
  expect(output).toMatch(
    /^--- Logging error ---\nTimeoutError: \d+ records were not sent before the process ended\nCall stack:\nLogged from file [^\n]*\nMessage: '(x+|record 0\.)'\nArguments: \(\)\n\.$/u,
  );
});

test("drainOnSignals() sends what waits, and the process dies of the signal all the same", async ({
  collector,
  program,
}) => {
  const { port, received } = await collector();
  const end = `drainOnSignals(); process.kill(process.pid, "SIGINT"); setTimeout(() => {}, 30_000);`;
  const { child } = program(logger(port, 300, end));
  const [code, signal] = await once(child, "exit");
  expect([code, signal]).toEqual([null, "SIGINT"]);
  await expect.poll(() => recordsIn(received())).toBe(300);
});

test("drainOnSignals() leaves a signal to a listener of the program, and may be ended", async ({
  collector,
  program,
}) => {
  const { port, received } = await collector();
  const end = `
    const stop = drainOnSignals(["SIGTERM"]);
    process.on("SIGTERM", () => { stop(); process.stdout.write(String(process.listenerCount("SIGTERM"))); process.exit(7); });
    process.kill(process.pid, "SIGTERM");
    setTimeout(() => {}, 30_000);
  `;
  const { child, output } = program(logger(port, 10, end));
  const [code] = await once(child, "exit");
  expect([code, await output]).toEqual([7, "1"]);
  await expect.poll(() => recordsIn(received())).toBe(10);
});

test("requests over TLS are sent at the end too", async ({ program }) => {
  const read = (name: string): Buffer => readFileSync(new URL(name, CERTIFICATES));
  const identity = { key: read("server.key"), cert: read("server.pem") };
  const urls: string[] = [];
  const server = createSecureServer(identity, (request, response) => {
    urls.push(request.url ?? "");
    response.end();
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const port = portOf(server.address());
  const { lived } = program(`
    import { readFileSync } from "node:fs";
    import { getLogger } from "logparity";
    import { HTTPHandler } from "logparity/handlers";
    const ca = readFileSync(new URL(${JSON.stringify(new URL("ca.pem", CERTIFICATES).href)}));
    const options = { secure: true, context: { ca }, credentials: ["ann", "secret"] };
    getLogger().addHandler(new HTTPHandler("localhost:${port}", "/log", options));
    for (let n = 0; n < 5; n++) getLogger().error("record " + n + ".");
    process.exit();
  `);
  await lived;
  expect(urls).toHaveLength(5);
  expect(urls.every((url, index) => url.includes(`msg=record+${index}.`))).toBe(true);
  server.close();
});
