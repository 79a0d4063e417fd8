import { createHash } from "node:crypto";
import { createServer, type Server } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { LabUnavailableError } from "./server.ts";

/*
 * Addresses follow from the id of the scenario alone: all testees and all recordings see the same
 * ones, and two scenarios never meet.
 */

const LINUX = process.platform === "linux"; // elsewhere 127.0.0.1 is the only loopback address there is
const FIRST_PORT = 20_000; // below the ports that systems give to clients
const PORTS = 12_000;
const LOCK_PORT = 9019; // just below the usual ports of the sinks
const LOCK_WAIT_MS = 100;
const LONGEST_WAIT_MS = 120_000;

/** The addresses of one scenario's servers. */
export class Place {
  /** Its own address for IPv4, in the loopback network. */
  readonly host: string;
  readonly #first: number;
  readonly #taken = new Map<string, number>();

  constructor(scenario: string) {
    const [one = 0, two = 0, three = 0, four = 0, five = 0] = createHash("sha256")
      .update(scenario)
      .digest();
    this.host = LINUX ? `127.${1 + (one % 254)}.${two}.${1 + (three % 254)}` : "127.0.0.1";
    this.#first = FIRST_PORT + ((four * 256 + five) % PORTS);
  }

  /** A port for the next server whose usual port is `usual`: that one or those behind it, if it can be. */
  port(usual: number, family: 4 | 6 = 4): number {
    const key = `${family}/${usual}`;
    const number = this.#taken.get(key) ?? 0;
    this.#taken.set(key, number + 1);
    const others = [...this.#taken.keys()].indexOf(key) * 100;
    return number + (family === 4 && LINUX ? usual : this.#first + 1 + others);
  }

  /**
   * Keeps everybody else from running the same scenario at the same time, in this process and in all
   * others of the machine. Returns what ends that. Errors: `LabUnavailableError` after two minutes.
   */
  async lock(signal: AbortSignal): Promise<() => void> {
    const port = LINUX ? LOCK_PORT : this.#first;
    const until = performance.now() + LONGEST_WAIT_MS;
    while (!signal.aborted && performance.now() < until) {
      const holder = await listening(this.host, port);
      if (holder !== undefined) return () => void holder.close();
      await sleep(LOCK_WAIT_MS);
    }
    throw new LabUnavailableError(
      `another run keeps the addresses of this scenario: ${this.host}:${port} is taken`,
    );
  }
}

/**
 * A server that keeps the port, as no other process can; undefined where one does already.
 *
 * Errors: `LabUnavailableError` where nobody could.
 */
async function listening(host: string, port: number): Promise<Server | undefined> {
  const server = createServer((socket) => socket.destroy());
  return new Promise((resolve, reject) => {
    server.once("error", (error) => {
      if ("code" in error && error.code === "EADDRINUSE") resolve(undefined);
      else reject(new LabUnavailableError(`the lab cannot use ${host}: ${error.message}`));
    });
    server.listen({ host, port, exclusive: true }, () => resolve(server));
  });
}
