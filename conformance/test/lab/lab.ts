import { connect, type Socket } from "node:net";
import { join } from "node:path";
import { Lab } from "#conformance/lab/lab.js";
import type { LabSpec } from "#conformance/scenario/lab.js";
import { test as base } from "../support/folder.ts";

/** Starts a lab of one server, named `sink`, at addresses that no scenario has. */
export type StartLab = (spec: LabSpec, scenario?: string) => Promise<Lab>;

/** `test` with labs that are given up afterwards. */
export const test = base.extend<{ lab: StartLab; dial: (lab: Lab) => Promise<Socket> }>({
  lab: async ({ folder }, use, { title }) => {
    const started: Lab[] = [];
    await use(async (spec, scenario = `test/lab/${title}`) => {
      const servers = { sink: spec };
      const lab = await Lab.start({ scenario, servers, observed: ["sink"], folder: folder.path });
      started.push(lab);
      return lab;
    });
    await Promise.all(started.map(async (lab) => lab.close()));
  },
  dial: async ({ folder }, use) => {
    const open: Socket[] = [];
    await use(async (lab) => {
      const { host, port, path } = lab.addresses["sink"] ?? {};
      const to =
        typeof host === "string"
          ? { host, port: Number(port) }
          : { path: join(folder.path, typeof path === "string" ? path : "") };
      const socket = connect({ ...to, allowHalfOpen: true });
      open.push(socket);
      socket.on("error", () => {});
      await new Promise((resolve, reject) => {
        socket.once("connect", resolve);
        socket.once("error", reject);
      });
      return socket;
    });
    for (const socket of open) socket.destroy();
  },
});

/** What the lab saw, by place: texts of bytes, and values. */
export async function seenBy(lab: Lab): Promise<Record<string, unknown>> {
  const seen = await lab.observations();
  return Object.fromEntries(
    seen.map((one) => [
      one.at,
      "bytes" in one
        ? Buffer.from(one.bytes, "base64").toString("latin1")
        : Reflect.get(one, "value"),
    ]),
  );
}

export { expect } from "@playwright/test";
