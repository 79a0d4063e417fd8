import { NODE_RECEIVER } from "../places.ts";
import { Child } from "../testee/child.ts";
import { startReceiver } from "./record-receiver.ts";
import type { LabServer, Site } from "./server.ts";

/** Kind `node-receiver`: a log server made with the receivers of the TypeScript port. */
export async function startNodeReceiver(site: Site): Promise<LabServer> {
  return startReceiver(site, async (args) =>
    Child.start({ file: process.execPath, args: [NODE_RECEIVER, ...args] }),
  );
}
