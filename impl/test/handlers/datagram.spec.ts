import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { expect, test } from "./network.ts";

const HIDE_KOFFI = fileURLToPath(new URL("hide-koffi.cjs", import.meta.url));

for (const [name, made] of [
  ["DatagramHandler", "new DatagramHandler('127.0.0.1', PORT)"],
  ["SysLogHandler", "new SysLogHandler({ address: ['127.0.0.1', PORT] })"],
  ["SysLogHandler to localhost", "new SysLogHandler({ address: ['localhost', PORT] })"],
]) {
  test(`${name} has sent a datagram when emit returns, even if the program dies right then`, async ({
    program,
    udp: { socket, port },
  }) => {
    const arrived = once(socket, "message");
    program(`
      import { makeLogRecord } from "logparity";
      import { DatagramHandler, SysLogHandler } from "logparity/handlers";
      ${made?.replace("PORT", String(port))}.handle(makeLogRecord({ msg: "last words" }));
      process.kill(process.pid, "SIGKILL");
    `);

    const [datagram]: unknown[] = await arrived;
    expect(String(datagram)).toContain("last words");
  });
}

test("a UDP socket keeps no process alive", async ({ program, udp: { port } }) => {
  const { output } = program(`
    import { makeLogRecord } from "logparity";
    import { DatagramHandler } from "logparity/handlers";
    const handler = new DatagramHandler("127.0.0.1", ${port});
    handler.handle(makeLogRecord({ msg: "one" }));
    process.stdout.write(String(handler.outbox.done));
  `);

  expect(await output).toBe("1");
});

test("without koffi a Unix socket for datagrams says what to install, and streams still work", async ({
  program,
}) => {
  const source = `
    import { makeLogRecord } from "logparity";
    import { DatagramHandler, SysLogHandler } from "logparity/handlers";
    import { sys } from "logparity/python";
    sys.stderr = { write: (text) => process.stdout.write(text), flush() {} };
    new DatagramHandler("/nowhere/socket", null).handle(makeLogRecord({ msg: "one" }));
    const syslog = new SysLogHandler({ address: "/nowhere/socket" });
    syslog.handle(makeLogRecord({ msg: "two" }));
    await syslog.flush();
  `;
  const { output } = program(source, ["--require", HIDE_KOFFI]);

  const text = await output;
  expect(text).toContain("install the package koffi, or use socktype SOCK_STREAM");
  expect(text).toContain("FileNotFoundError: [Errno 2] No such file or directory");
});
