import { randomBytes } from "node:crypto";
import { createSocket, type Socket } from "node:dgram";
import { setTimeout as sleep } from "node:timers/promises";
import type { Json, Observation } from "../observation.ts";
import { type Address, LabError, type LabServer, type Site } from "./server.ts";
import { unavailable } from "./stream-sink.ts";

/** Python's `DEFAULT_UDP_LOGGING_PORT`. */
const PORT = 9021;
const MARK_LIMIT_MS = 2000;

/** Kind `udp`: keeps every datagram over IPv4. */
export async function startUdp(site: Site): Promise<LabServer> {
  return start(new UdpSink(site.name, site.host, site.port(PORT)), site);
}

/** Kind `udp6`: as `udp`, on `::1`. */
export async function startUdp6(site: Site): Promise<LabServer> {
  return start(new UdpSink(site.name, "::1", site.port(PORT, 6)), site);
}

async function start(sink: UdpSink, { options }: Site): Promise<LabServer> {
  if (options["state"] !== "down") await sink.up();
  return sink;
}

class UdpSink implements LabServer {
  readonly address: Address;
  readonly #name: string;
  readonly #host: string;
  readonly #port: number;
  readonly #datagrams: Buffer[] = [];
  #socket: Socket | undefined;
  #mark: { readonly text: Buffer; readonly reached: () => void } | undefined;

  constructor(name: string, host: string, port: number) {
    [this.#name, this.#host, this.#port] = [name, host, port];
    this.address = { host, port, address: [host, port] };
  }

  async apply(action: Json): Promise<void> {
    if (action === "up") await this.up();
    else if (action === "down") await this.close();
    else throw new LabError(`${this.#name} does not know the action ${JSON.stringify(action)}`);
  }

  async up(): Promise<void> {
    if (this.#socket !== undefined) return;
    const [host, port] = [this.#host, this.#port];
    const socket = createSocket(host.includes(":") ? "udp6" : "udp4");
    socket.on("message", (datagram) => this.#receive(datagram));
    await new Promise<void>((resolve, reject) => {
      socket.once("error", (error) => reject(unavailable({ host, port }, error)));
      socket.bind({ address: host, port, exclusive: true }, resolve);
    });
    this.#socket = socket;
  }

  /** Sends itself a mark: a socket gives its datagrams out in order, so when it is there, all others are. */
  async settle(): Promise<void> {
    const socket = this.#socket;
    if (socket === undefined) return;
    const reached = new Promise<void>((resolve) => {
      this.#mark = { text: randomBytes(24), reached: resolve };
    });
    socket.send(this.#mark?.text ?? "", this.#port, this.#host);
    const waiting = new AbortController();
    await Promise.race([reached, sleep(MARK_LIMIT_MS, undefined, { signal: waiting.signal })]);
    waiting.abort();
    this.#mark = undefined;
  }

  observations(): Observation[] {
    return this.#datagrams.map((datagram, index) => ({
      at: `lab/${this.#name}/${index + 1}`,
      bytes: datagram.toString("base64"),
    }));
  }

  async close(): Promise<void> {
    const socket = this.#socket;
    this.#socket = undefined;
    if (socket !== undefined) await new Promise<void>((resolve) => socket.close(resolve));
  }

  #receive(datagram: Buffer): void {
    if (this.#mark?.text.equals(datagram)) this.#mark.reached();
    else this.#datagrams.push(datagram);
  }
}
