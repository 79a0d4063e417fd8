import { execFileSync } from "node:child_process";
import { expect, test } from "@playwright/test";
import { UnixDatagramSocket } from "#impl/transport/unix-datagram.js";

test("child processes do not inherit a Unix socket for datagrams", () => {
  test.skip(process.platform !== "linux", "what a process has open is read from /proc");
  const inherited = (): string =>
    execFileSync("ls", ["-l", "/proc/self/fd"], { encoding: "utf8" }).replaceAll(/^.* -> /gmu, "");
  const before = inherited().match(/^socket/gmu)?.length ?? 0;
  const socket = new UnixDatagramSocket();

  expect(inherited().match(/^socket/gmu)?.length ?? 0).toBe(before);
  socket.close();
});

test("a closed Unix socket for datagrams cannot be used, and may be closed again", () => {
  const socket = new UnixDatagramSocket();
  socket.close();
  socket.close();

  expect(() => socket.sendall(new Uint8Array(1))).toThrow("[Errno 9] Bad file descriptor");
});

test("text cannot be sent as a datagram", () => {
  const socket = new UnixDatagramSocket();

  // oxlint-disable-next-line typescript/unbound-method -- it is bound here, by hand
  expect(() => Reflect.apply(socket.sendall, socket, ["text"])).toThrow(
    "a bytes-like object is required, not 'str'",
  );
  socket.close();
});
