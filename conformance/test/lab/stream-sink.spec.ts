import { once } from "node:events";
import { expect, seenBy, test } from "./lab.ts";

for (const kind of ["tcp", "tcp6", "unix-stream"]) {
  test(`${kind} keeps the bytes of each connection, and how it ended`, async ({ lab, dial }) => {
    const sink = await lab({ kind });
    const [one, two] = [await dial(sink), await dial(sink)];
    one.write("first ");
    two.write(Buffer.from([0, 255, 10]));
    one.end("and last");

    expect(await seenBy(sink)).toEqual({
      "lab/sink/1": "first and last",
      "lab/sink/1/end": "closed",
      "lab/sink/2": "\0\xff\n",
      "lab/sink/2/end": "open",
    });
  });
}

test("tcp tells a reset by the testee from a close", async ({ lab, dial }) => {
  const sink = await lab({ kind: "tcp" });
  const socket = await dial(sink);
  socket.resetAndDestroy();
  await once(socket, "close");

  expect(await seenBy(sink)).toEqual({ "lab/sink/1": "", "lab/sink/1/end": "reset" });
});

test("tcp takes in megabytes that were sent just before it is asked", async ({ lab, dial }) => {
  const sink = await lab({ kind: "tcp" });
  const socket = await dial(sink);
  const sent = "0123456789abcdef".repeat(250_000);
  socket.write(sent);

  const seen = await seenBy(sink);

  expect(seen["lab/sink/1"] === sent).toBe(true);
});

test("a server that starts down refuses, and answers once it is up", async ({ lab, dial }) => {
  const sink = await lab({ kind: "tcp", state: "down" });
  await expect(dial(sink)).rejects.toThrow(/ECONNREFUSED/);

  await sink.act({ sink: "up" });
  const socket = await dial(sink);
  socket.end("there");

  expect(await seenBy(sink)).toEqual({ "lab/sink/1": "there", "lab/sink/1/end": "closed" });
});

test("down closes what is open and refuses what comes", async ({ lab, dial }) => {
  const sink = await lab({ kind: "tcp" });
  const socket = await dial(sink);
  const ended = once(socket.resume(), "end");
  socket.write("kept");
  await sink.act({ sink: "down" });
  await ended;

  await expect(dial(sink)).rejects.toThrow(/ECONNREFUSED/);
  expect(await seenBy(sink)).toEqual({ "lab/sink/1": "kept", "lab/sink/1/end": "dropped" });
});

test("reset answers with a reset, and goes on listening", async ({ lab, dial }) => {
  const sink = await lab({ kind: "tcp" });
  const socket = await dial(sink);
  const failed = once(socket.resume(), "error");
  await sink.act({ sink: "reset" });

  expect(await failed).toMatchObject([{ code: "ECONNRESET" }]);
  await dial(sink);
  expect(await seenBy(sink)).toMatchObject({
    "lab/sink/1/end": "dropped",
    "lab/sink/2/end": "open",
  });
});

test("half-close ends one direction and still listens to the other", async ({ lab, dial }) => {
  const sink = await lab({ kind: "tcp" });
  const socket = await dial(sink);
  const ended = once(socket.resume(), "end");
  await sink.act({ sink: "half-close" });
  await ended;
  socket.write("still heard");

  expect(await seenBy(sink)).toEqual({ "lab/sink/1": "still heard", "lab/sink/1/end": "open" });
});

test("stall leaves what comes unread, and resume reads it", async ({ lab, dial }) => {
  const sink = await lab({ kind: "tcp" });
  const socket = await dial(sink);
  await sink.act({ sink: "stall" });
  socket.write("x".repeat(20_000_000));
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(socket.writableLength).toBeGreaterThan(0);

  await sink.act({ sink: "resume" });
  const { "lab/sink/1": seen } = await seenBy(sink);
  expect(String(seen)).toHaveLength(20_000_000);
});

test("restart comes back at the same address", async ({ lab, dial }) => {
  const sink = await lab({ kind: "unix-stream" });
  await dial(sink);
  await sink.act({ sink: "restart" });
  const socket = await dial(sink);
  socket.write("after");

  expect(await seenBy(sink)).toMatchObject({ "lab/sink/1/end": "dropped", "lab/sink/2": "after" });
});

test("a greeting is sent to whoever connects", async ({ lab, dial }) => {
  const sink = await lab({ kind: "tcp", greeting: "hello" });
  const socket = await dial(sink);

  expect(String(await once(socket, "data"))).toBe("hello");
});

test("what is seen at the end of a run is not changed by what comes later", async ({
  lab,
  dial,
}) => {
  const sink = await lab({ kind: "tcp" });
  const socket = await dial(sink);
  socket.write("seen");
  await sink.act({});
  socket.end("too late");

  expect(await seenBy(sink)).toEqual({ "lab/sink/1": "seen", "lab/sink/1/end": "open" });
});
