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
  syncBuiltinESMExports();
  Object.assign(python.current_thread(), { ident: pinned.thread, name: pinned.threadName });
  python.current_process().name = pinned.processName;
  logging.setStartTime(now());
}
