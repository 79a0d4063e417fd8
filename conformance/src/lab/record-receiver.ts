import { randomBytes } from "node:crypto";
import { createSocket } from "node:dgram";
import { connect } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Json, Observation } from "../observation.ts";
import type { Connection } from "../testee/connection.ts";
import { heldByKernel } from "./held-back.ts";
import { AF_UNIX, loadLibc, MSG_DONTWAIT, SOCK_DGRAM, unixAddress } from "./libc.ts";
import {
  type Address,
  LabError,
  type LabServer,
  LabUnavailableError,
  type Receiver,
  type Site,
  type StartServer,
} from "./server.ts";
import { Transport } from "./transport.ts";

/** Python's `DEFAULT_TCP_LOGGING_PORT` and `DEFAULT_UDP_LOGGING_PORT`. */
const PORTS = { tcp: 9020, udp: 9021 } as const;
const START_LIMIT_MS = 20_000;
const MARK_LIMIT_MS = 3000;
const STOP_LIMIT_MS = 3000;
const STOPPED = '{"stopped":true}';
const POLL_MS = 2;
const AFTER_MARK_MS = 30; // threads of other connections may be a little behind

/** Where a log server listens. */
type Place =
  | { readonly transport: "tcp" | "udp"; readonly host: string; readonly port: number }
  | { readonly transport: "unix-stream" | "unix-datagram"; readonly path: string };

/** Kind `python-receiver`: a log server in CPython, which unpickles and handles what it gets. */
export const startPythonReceiver: StartServer = async (site) =>
  startReceiver(site, "python-receiver");

/** Kind `node-receiver`: a log server made with the receivers of the TypeScript port. */
export const startNodeReceiver: StartServer = async (site) => startReceiver(site, "node-receiver");

async function startReceiver(site: Site, program: Receiver): Promise<LabServer> {
  const receiver = new RecordReceiver(site);
  await receiver.start(await site.launch(program, []));
  return receiver;
}

/** A log server beside the testees, which handles records and tells as JSON lines what a handler saw of each. */
class RecordReceiver implements LabServer {
  readonly address: Address;
  readonly #name: string;
  readonly #place: Place;
  readonly #seen: Json[] = [];
  #child: Connection | undefined;

  constructor({ name, folder, host, port, options }: Site) {
    this.#name = name;
    const transport = Transport.parse(options["transport"] ?? "tcp");
    if (transport === "tcp" || transport === "udp") {
      this.#place = { transport, host, port: port(PORTS[transport]) };
      this.address = { host, port: this.#place.port, address: [host, this.#place.port] };
    } else {
      const path = `${name}.sock`;
      this.#place = { transport, path: join(folder, path) };
      this.address = { path, address: path };
    }
  }

  /** Has the program serve here. Errors: `LabUnavailableError`. */
  async start(child: Connection): Promise<void> {
    this.#child = child;
    try {
      if (this.#place.transport === "unix-datagram") loadLibc(); // marks are sent with it
      child.write({ serve: this.#place });
      await child.read(START_LIMIT_MS);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      const said = child.stderr.trimEnd();
      await child.kill();
      throw new LabUnavailableError(`the log server does not start: ${reason}\n${said}`);
    }
  }

  async apply(action: Json): Promise<void> {
    throw new LabError(`${this.#name} does not know the action ${JSON.stringify(action)}`);
  }

  /** Sends a record of its own behind the others, which is handled when they are. */
  async settle(): Promise<void> {
    const until = performance.now() + MARK_LIMIT_MS;
    const place = this.#place;
    while (isOnItsWay(place) && performance.now() < until) await sleep(POLL_MS);
    const mark = randomBytes(12).toString("hex");
    send(frame(mark), place);
    let end = until;
    for (let line = await this.#line(end); line !== undefined; line = await this.#line(end)) {
      if (line.includes(mark)) end = performance.now() + AFTER_MARK_MS;
      else this.#seen.push(JSON.parse(line));
    }
  }

  async #line(until: number): Promise<string | undefined> {
    try {
      return await this.#child?.read(Math.max(until - performance.now(), 1));
    } catch {
      return undefined; // it died or hangs: what was seen is all there is
    }
  }

  observations(): Observation[] {
    return this.#seen.map((value, index) => ({ at: `lab/${this.#name}/${index + 1}`, value }));
  }

  /** Has the program stop and leaves it to its end; one that does not answer is ended at once. */
  async close(): Promise<void> {
    this.#child?.write({ stop: true });
    const until = performance.now() + STOP_LIMIT_MS;
    for (let line = await this.#line(until); line !== undefined; line = await this.#line(until)) {
      if (line === STOPPED) return this.#child?.end(0);
    }
    await this.#child?.kill();
  }
}

/** Whether the kernel holds something back; datagrams stand in one line with the mark that follows them. */
function isOnItsWay(place: Place): boolean {
  return place.transport === "tcp" && (heldByKernel(place.host, place.port) ?? 0) > 0;
}

function send(data: Buffer, place: Place): void {
  if (place.transport === "unix-datagram") return sendUnix(data, place.path);
  if (place.transport === "udp") {
    const socket = createSocket("udp4");
    socket.send(data, place.port, place.host, () => socket.close());
    return;
  }
  const socket = connect("path" in place ? { path: place.path } : place, () => socket.end(data));
  socket.on("error", () => undefined);
}

function sendUnix(data: Buffer, path: string): void {
  const libc = loadLibc();
  const address = unixAddress(path);
  const fd = libc.socket(AF_UNIX, SOCK_DGRAM, 0);
  libc.sendto(fd, data, data.length, MSG_DONTWAIT, address, address.length);
  libc.close(fd);
}

/** A frame whose dict holds a message and the level INFO, which is all that it takes. */
function frame(msg: string): Buffer {
  const level = [pickled("levelno"), Buffer.from([0x4b, 20])];
  const items = [pickled("msg"), pickled(msg), ...level];
  const pickle = Buffer.concat([Buffer.from("}("), ...items, Buffer.from("u.")]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(pickle.length);
  return Buffer.concat([length, pickle]);
}

/** A short text, as a pickle has it. */
function pickled(text: string): Buffer {
  return Buffer.concat([Buffer.from([0x58, text.length, 0, 0, 0]), Buffer.from(text)]);
}
