import { createSocket } from "node:dgram";
import { loadLibc, unixAddress } from "#conformance/lab/libc.js";
import type { Address } from "#conformance/lab/server.js";
import { expect, seenBy, test } from "./lab.ts";

/** Sends datagrams one after the other, and does not wait until they are taken. */
async function send(where: Address | undefined, texts: readonly string[]): Promise<void> {
  const host = typeof where?.["host"] === "string" ? where["host"] : "";
  const socket = createSocket(host.includes(":") ? "udp6" : "udp4");
  for (const text of texts) {
    await new Promise<void>((resolve, reject) => {
      socket.send(text, Number(where?.["port"]), host, (error) =>
        error ? reject(error) : resolve(),
      );
    });
  }
  socket.close();
}

for (const kind of ["udp", "udp6"]) {
  test(`${kind} keeps each datagram, in order, empty ones too`, async ({ lab }) => {
    const sink = await lab({ kind });
    const texts = ["one", "", "\0two\n", ...Array.from({ length: 40 }, (_, index) => `${index}`)];
    await send(sink.addresses["sink"], texts);

    const places = texts.map((text, index) => [`lab/sink/${index + 1}`, text]);
    expect(await seenBy(sink)).toEqual(Object.fromEntries(places));
  });
}

test("what is sent to udp while it is down is gone", async ({ lab }) => {
  const sink = await lab({ kind: "udp", state: "down" });
  await send(sink.addresses["sink"], ["lost"]);
  await sink.act({ sink: "up" });
  await send(sink.addresses["sink"], ["kept"]);
  await sink.act({ sink: "down" });
  await send(sink.addresses["sink"], ["lost"]);

  expect(await seenBy(sink)).toEqual({ "lab/sink/1": "kept" });
});

test("unix-datagram keeps each datagram, and takes in more than its socket holds", async ({
  folder,
  lab,
}) => {
  const sink = await lab({ kind: "unix-datagram" });
  const libc = loadLibc();
  const fd = libc.socket(1, 2, 0);
  const to = unixAddress(`${folder.path}/sink.sock`);
  for (let number = 1; number <= 40; number++) {
    const data = Buffer.from(`datagram ${number}`);
    while (libc.sendto(fd, data, data.length, 0x40, to, to.length) < 0) {
      await new Promise((resolve) => setTimeout(resolve, 1)); // full: the sink reads meanwhile
    }
  }
  libc.close(fd);

  const seen = await seenBy(sink);
  expect(Object.keys(seen)).toHaveLength(40);
  expect(seen["lab/sink/40"]).toBe("datagram 40");
});
