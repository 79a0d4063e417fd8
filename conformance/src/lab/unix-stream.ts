import { join } from "node:path";
import type { LabServer, Site } from "./server.ts";
import { StreamSink } from "./stream-sink.ts";

/** Kind `unix-stream`: keeps the bytes of every connection to a Unix socket in the folder of the run. */
export async function startUnixStream(site: Site): Promise<LabServer> {
  const path = `${site.name}.sock`;
  return StreamSink.start(site, {
    address: { path, address: path }, // relative, so that it is the same in every run
    listen: { path: join(site.folder, path) },
    heldBack: () => 0, // what is written to a Unix socket is with its reader at once
  });
}
