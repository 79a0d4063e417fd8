import { startReceiver } from "./record-receiver.ts";
import type { LabServer, Site } from "./server.ts";

/** Kind `python-receiver`: a log server in CPython, which unpickles and handles what it gets. */
export async function startPythonReceiver(site: Site): Promise<LabServer> {
  return startReceiver(site, async (args) => site.launch("python-receiver", args));
}
