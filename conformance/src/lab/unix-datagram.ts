import { rmSync } from "node:fs";
import { join } from "node:path";
import type { Json, Observation } from "../observation.ts";
import { AF_UNIX, type Libc, loadLibc, MSG_DONTWAIT, SOCK_DGRAM, unixAddress } from "./libc.ts";
import {
  type Address,
  LabError,
  type LabServer,
  LabUnavailableError,
  type Site,
} from "./server.ts";

const LONGEST = 1024 * 1024; // bytes; the kernel's own limit is below
const POLL_MS = 1; // a sender blocks once about ten datagrams wait

/** Kind `unix-datagram`: keeps every datagram sent to a Unix socket in the folder of the run. */
export async function startUnixDatagram(site: Site): Promise<LabServer> {
  const sink = new UnixDatagramSink(site, loadLibc());
  if (site.options["state"] !== "down") sink.up();
  return sink;
}

class UnixDatagramSink implements LabServer {
  readonly address: Address;
  readonly #name: string;
  readonly #path: string;
  readonly #libc: Libc;
  readonly #datagrams: Buffer[] = [];
  readonly #space = Buffer.alloc(LONGEST);
  #fd = -1;
  #timer: NodeJS.Timeout | undefined;

  constructor({ name, folder }: Site, libc: Libc) {
    const path = `${name}.sock`;
    this.address = { path, address: path };
    this.#name = name;
    this.#path = join(folder, path);
    this.#libc = libc;
  }

  async apply(action: Json): Promise<void> {
    if (action === "up") this.up();
    else if (action === "down") await this.close();
    else throw new LabError(`${this.#name} does not know the action ${JSON.stringify(action)}`);
  }

  up(): void {
    if (this.#fd >= 0) return;
    rmSync(this.#path, { force: true });
    const address = unixAddress(this.#path);
    this.#fd = this.#libc.socket(AF_UNIX, SOCK_DGRAM, 0);
    if (this.#libc.bind(this.#fd, address, address.length) < 0) {
      throw new LabUnavailableError(`the lab cannot listen on ${this.#path}`);
    }
    this.#timer = setInterval(() => this.#read(), POLL_MS);
  }

  async settle(): Promise<void> {
    this.#read();
  }

  observations(): Observation[] {
    return this.#datagrams.map((datagram, index) => ({
      at: `lab/${this.#name}/${index + 1}`,
      bytes: datagram.toString("base64"),
    }));
  }

  /** Ends as a server's process does: nobody listens, and the socket's file stays. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    if (this.#fd >= 0) this.#libc.close(this.#fd);
    this.#fd = -1;
  }

  /** Takes everything that waits. */
  #read(): void {
    while (this.#fd >= 0) {
      const length = this.#libc.recv(this.#fd, this.#space, LONGEST, MSG_DONTWAIT);
      if (length < 0) return;
      this.#datagrams.push(Buffer.from(this.#space.subarray(0, length)));
    }
  }
}
