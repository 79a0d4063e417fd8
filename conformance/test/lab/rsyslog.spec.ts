import { createSocket } from "node:dgram";
import { executablesOn } from "#conformance/machine/executables.js";
import { requires } from "../support/require.ts";
import { expect, seenBy, test } from "./lab.ts";

test.beforeEach(() => {
  const found = executablesOn(`${process.env["PATH"]}:/usr/sbin:/sbin`, /^rsyslogd$/u);
  requires("rsyslog", found.length > 0 ? undefined : "no rsyslogd is installed");
});

test("rsyslog keeps what it got over UDP and TCP byte for byte, and none of its own marks", async ({
  lab,
  dial,
}) => {
  const log = await lab({ kind: "rsyslog" });
  const { host, port } = log.addresses["sink"] ?? {};
  const ip = typeof host === "string" ? host : "";
  const socket = createSocket("udp4");
  await new Promise<void>((resolve) => {
    const packet = Buffer.from('<14>é\n\t\x1b\x7f\\ "', "latin1"); // é alone is no UTF-8
    socket.send(packet, Number(port), ip, () => resolve());
  });
  socket.close();
  (await dial(log)).write("<11>one\ntwo\0<12>17 three\0");

  expect(await seenBy(log)).toEqual({
    "lab/sink/udp/1": '<14>é\n\t\x1b\x7f\\ "',
    "lab/sink/tcp/1": "<11>one\ntwo",
    "lab/sink/tcp/2": "<12>17 three",
  });
});

test("rsyslog is gone when the lab is closed", async ({ lab, dial }) => {
  const log = await lab({ kind: "rsyslog" });
  await log.close();

  await expect(dial(log)).rejects.toThrow(/ECONNREFUSED/);
});
