import dns from "node:dns/promises";
import { syncBuiltinESMExports } from "node:module";
import os from "node:os";
import type { Pinned } from "./message.ts";
import { logging, python } from "./port.ts";
import { now } from "./virtual-clock.ts";

/** Makes process, thread, host, user and zone those the harness asked for. */
export function pin(pinned: Pinned, zone: string): void {
  process.env["TZ"] = zone;
  process.env["LOGNAME"] = pinned.user;
  process.env["USER"] = pinned.user;
  Object.defineProperty(process, "pid", { value: pinned.pid, configurable: true });
  os.hostname = () => pinned.host;
  pinUnknownHosts(pinned.host);
  syncBuiltinESMExports();
  Object.assign(python.current_thread(), { ident: pinned.thread, name: pinned.threadName });
  python.current_process().name = pinned.processName;
  logging.setStartTime(now());
}

const realLookup = dns.lookup;

/**
 * Names below `.invalid`, and the one that this machine is given, are unknown without asking a name
 * server, which may be unreachable.
 */
function pinUnknownHosts(own: string): void {
  dns.lookup = new Proxy(realLookup, {
    apply: async (lookup, self, args: [host: string]) => {
      if (args[0] !== own && !args[0].endsWith(".invalid"))
        return Reflect.apply(lookup, self, args);
      throw Object.assign(new Error(`getaddrinfo ENOTFOUND ${args[0]}`), { code: "ENOTFOUND" });
    },
  });
}
