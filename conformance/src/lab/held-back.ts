import { readFileSync } from "node:fs";
import type { Socket } from "node:net";
import { unacknowledged } from "./sock-diag.ts";

/**
 * What is still on its way to a server of this process, in bytes: sent over one of `sockets` and not
 * acknowledged. Undefined where the kernel cannot be asked.
 */
export function onTheWay(
  sockets: Iterable<Socket>,
  { host, port }: { host: string; port: number },
): number | undefined {
  return unacknowledged(sockets) ?? heldByKernel(host, port);
}

/**
 * What the kernel still holds of TCP to or from a port, in bytes and connections: sent and not
 * acknowledged, or received and not read. For servers whose connections are not known here; takes the
 * kernel milliseconds. Undefined where it cannot be asked.
 */
export function heldByKernel(host: string, port: number): number | undefined {
  const table = readTable(host.includes(":") ? "tcp6" : "tcp");
  if (table === undefined) return undefined;
  const address = ` ${hexOf(host)}:${port.toString(16).toUpperCase().padStart(4, "0")} `;
  let held = 0;
  for (let at = table.indexOf(address); at >= 0; at = table.indexOf(address, at + 1)) {
    held += heldIn(table, at, address);
  }
  return held;
}

/**
 * What the line of the table holds in which `address` is found at `at`. Its columns are those of
 * proc_net_tcp: number, local and remote address, state, bytes that wait to be sent and to be read.
 */
function heldIn(table: string, at: number, address: string): number {
  const line = table.slice(table.lastIndexOf("\n", at) + 1, table.indexOf("\n", at));
  const [, local, , , queues = ""] = line.trim().split(/\s+/u);
  const [sent = "0", received = "0"] = queues.split(":");
  // What a client has not read, such as a greeting, is its own affair.
  const isServer = local === address.trim();
  return Number.parseInt(sent, 16) + (isServer ? Number.parseInt(received, 16) : 0);
}

function readTable(name: string): string | undefined {
  try {
    return readFileSync(`/proc/net/${name}`, "latin1");
  } catch {
    return undefined;
  }
}

/** An address as the kernel prints it: each group of four bytes as one number of this machine. */
function hexOf(host: string): string {
  const bytes = host === "::1" ? [...Array<number>(15).fill(0), 1] : host.split(".").map(Number);
  const words = Buffer.from(bytes).swap32(); // little-endian, as all machines that Node runs on now
  return words.toString("hex").toUpperCase();
}
