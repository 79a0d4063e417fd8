import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

const LIMIT_MS = 5000;
const QUIET_TURNS = 3;
const TURN_MS = 1;
const QUIET_WITHOUT_KERNEL = 100; // turns, where the kernel cannot be asked: longer than any delayed ACK

/**
 * Waits until nothing is on its way: for a few turns of the event loop `news` stays the same and the
 * kernel, where it can be asked, holds nothing back. Gives up after five seconds.
 */
export async function settled(
  news: () => number,
  heldBack: () => number | undefined,
): Promise<void> {
  const until = performance.now() + LIMIT_MS;
  let before = news();
  let quiet = 0;
  while (performance.now() < until) {
    await sleep(TURN_MS);
    const held = heldBack();
    quiet = news() === before && !held ? quiet + 1 : 0;
    before = news();
    if (quiet >= (held === undefined ? QUIET_WITHOUT_KERNEL : QUIET_TURNS)) return;
  }
}

/**
 * What the kernel still holds of TCP to or from a port, in bytes and connections: sent and not
 * acknowledged, or received and not read. Undefined where it cannot be asked.
 */
export function heldByKernel(host: string, port: number): number | undefined {
  const table = readTable(host.includes(":") ? "tcp6" : "tcp");
  if (table === undefined) return undefined;
  const address = `${hexOf(host)}:${port.toString(16).toUpperCase().padStart(4, "0")}`;
  let held = 0;
  for (const line of table.split("\n")) {
    const [, local, remote, , queues = ""] = line.trim().split(/\s+/u);
    if (local !== address && remote !== address) continue;
    const [sent = "0", received = "0"] = queues.split(":");
    // What a client has not read, such as a greeting, is its own affair.
    held += Number.parseInt(sent, 16) + (local === address ? Number.parseInt(received, 16) : 0);
  }
  return held;
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
