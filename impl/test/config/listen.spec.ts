import { spawn } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";
import { expect, test } from "@playwright/test";
import { getLogger, root, shutdown } from "logparity";
import { type ConfigServer, dictConfig, listen, stopListening } from "logparity/config";
import { sys } from "logparity/python";
import { livePythons } from "../../../conformance/test/support/live.ts";

let server: ConfigServer | undefined;
const stderr = sys.stderr;

test.afterEach(async () => {
  stopListening();
  await server?.join(5);
  server = undefined;
  sys.stderr = stderr;
  dictConfig({ version: 1 });
  root.handlers = [];
  await shutdown();
});

/** Starts to listen on a free port; `told` is what goes to standard error. */
async function start(
  options: Parameters<typeof listen>[1] = {},
): Promise<{ server: ConfigServer; told: string[] }> {
  const told: string[] = [];
  sys.stderr = { write: (text: string) => told.push(text) };
  const made = listen(0, options);
  server = made;
  made.start();
  await made.ready.wait(5);
  made.ready.clear();
  return { server: made, told };
}

function framed(text: string | Uint8Array): Buffer {
  const body = Buffer.from(text);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  return Buffer.concat([length, body]);
}

async function send(port: number, ...pieces: readonly Uint8Array[]): Promise<void> {
  const socket = connect(port, "127.0.0.1");
  socket.on("error", () => socket.destroy());
  const closed = new Promise((resolve) => {
    socket.once("close", resolve);
  });
  socket.resume();
  for (const piece of pieces) {
    socket.write(piece);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await closed;
}

// What Python's documentation tells a client to do.
const CLIENT = `
import json, socket, struct, sys
data = json.dumps({"version": 1, "root": {"level": sys.argv[2]}}).encode("utf-8")
with socket.create_connection(("localhost", int(sys.argv[1]))) as s:
    s.sendall(struct.pack(">L", len(data)) + data)
    s.recv(1)
`;

test("listen() takes configurations from every CPython of this machine", async () => {
  test.setTimeout(120_000);
  const pythons = await livePythons();
  const { server: listening } = await start();

  for (const [index, { file }] of pythons.entries()) {
    listening.ready.clear();
    const level = ["DEBUG", "INFO", "ERROR"][index % 3] ?? "";
    const client = spawn(file, ["-S", "-B", "-c", CLIENT, String(listening.port), level]);
    const [code] = await once(client, "close");

    expect(code, file).toBe(0);
    expect(await listening.ready.wait(5)).toBe(true);
    expect(root.level, file).toBe(Number({ DEBUG: 10, INFO: 20, ERROR: 40 }[level]));
  }
});

test("listen() puts together what comes in pieces", async () => {
  const { server: listening } = await start();
  const whole = framed('{"version": 1, "loggers": {"pieces": {"level": 15}}}');

  await send(listening.port, whole.subarray(0, 2), whole.subarray(2, 9), whole.subarray(9));

  expect(getLogger("pieces").level).toBe(15);
});

test("listen() drops what verify() drops, and tells what it throws", async () => {
  const answers: (() => Uint8Array | null)[] = [
    () => null,
    () => {
      throw new Error("not signed");
    },
  ];
  const { server: listening, told } = await start({ verify: () => answers.shift()?.() ?? null });
  root.setLevel(30);

  await send(listening.port, framed('{"version": 1, "root": {"level": 10}}'));
  expect(told).toEqual([]);
  await send(listening.port, framed('{"version": 1, "root": {"level": 10}}'));

  expect(root.level).toBe(30);
  expect(told.join("")).toMatch(
    /^-{40}\nException occurred during processing of request from \('127\.0\.0\.1', \d+\)\nTraceback/u,
  );
  expect(told.join("")).toContain("\nError: not signed\n");
});

test("listen() bears what is no configuration, and goes on", async () => {
  const { server: listening, told } = await start();

  await send(listening.port, framed(Uint8Array.of(0xff, 0xfe)));
  await send(listening.port, framed("neither"));
  await send(listening.port, Uint8Array.of(0xff, 0xff, 0xff, 0xff, 0)); // four gigabytes are announced
  await send(listening.port, framed('{"version": 1, "root": {"level": 25}}'));

  expect(told.join("")).toContain(
    "UnicodeDecodeError: 'utf-8' codec can't decode byte 0xff in position 0",
  );
  expect(told.join("")).toContain(
    "json.decoder.JSONDecodeError: Expecting value: line 1 column 1 (char 0)",
  );
  expect(told.join("")).toContain("is invalid: File contains no section headers.");
  expect(root.level).toBe(25);
});

test("listen() ends although a sender keeps its connection", async () => {
  const { server: listening } = await start({ verify: () => null });
  const sender = connect({ port: listening.port, host: "127.0.0.1", allowHalfOpen: true });
  sender.on("error", () => undefined);
  sender.write(framed("{}"));
  await listening.ready.wait(5);

  stopListening();
  await listening.join(5);

  expect(listening.is_alive()).toBe(false);
  sender.destroy();
});

test("a port that is taken is told on standard error, and nobody waits for ever", async () => {
  const { server: first, told } = await start();
  const second = listen(first.port);

  second.start();
  await second.ready.wait(5);
  await second.join(5);

  expect(second.is_alive()).toBe(false);
  expect(told.join("")).toContain("OSError: [Errno 98] Address already in use");
  expect(() => second.start()).toThrow("threads can only be started once");
});
