import { readFileSync } from "node:fs";
import { setImmediate as nextTurn, setTimeout as sleep } from "node:timers/promises";

const LIMIT_MS = 5000;
const TURN_MS = 1;
const QUIET_WITHOUT_KERNEL = 100; // turns, where the kernel cannot be asked: longer than any delayed ACK

/** What can be asked about things on their way to a server. */
export interface Traffic {
  /** Changes with whatever arrives. */
  readonly news: () => number;
  /** What the kernel holds back; undefined where it cannot be asked. */
  readonly heldBack: () => number | undefined;
  /**
   * Whether everybody who connected has said that nothing more will come. The kernel, which takes
   * long to answer, is not asked then.
   */
  readonly isOver?: () => boolean;
}

/**
 * Waits until nothing is on its way: turns of the event loop bring no news and the kernel, where it
 * can be asked, holds nothing back. Gives up after five seconds.
 */
export async function settled({ news, heldBack, isOver }: Traffic): Promise<void> {
  const until = performance.now() + LIMIT_MS;
  let unasked = 0;
  while (performance.now() < until) {
    const before = news();
    await turns();
    if (news() !== before) {
      unasked = 0;
      continue;
    }
    if (isOver?.()) return;
    const held = heldBack();
    if (held === 0) {
      await turns(); // what was read before the kernel was asked may not have been told yet
      if (news() === before) return;
    } else {
      if (held === undefined && ++unasked > QUIET_WITHOUT_KERNEL) return;
      await sleep(TURN_MS);
    }
  }
}

/** In the first turn a connection is accepted, in the second it is read. */
async function turns(): Promise<void> {
  await nextTurn();
  await nextTurn();
}

/**
 * What the kernel still holds of TCP to or from a port, in bytes and connections: sent and not
 * acknowledged, or received and not read. Undefined where it cannot be asked.
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
