import { onTheWay } from "./held-back.ts";
import type { LabServer, Site } from "./server.ts";
import { StreamSink } from "./stream-sink.ts";

/** Python's `DEFAULT_TCP_LOGGING_PORT`. */
const PORT = 9020;

/** Kind `tcp`: keeps the bytes of every connection over IPv4. */
export async function startTcp(site: Site): Promise<LabServer> {
  return start(site, site.host, site.port(PORT));
}

/** Kind `tcp6`: as `tcp`, on `::1`. */
export async function startTcp6(site: Site): Promise<LabServer> {
  return start(site, "::1", site.port(PORT, 6));
}

async function start(site: Site, host: string, port: number): Promise<LabServer> {
  return StreamSink.start(site, {
    address: { host, port, address: [host, port] },
    listen: { host, port },
    heldBack: (sockets) => onTheWay(sockets, { host, port }),
  });
}
