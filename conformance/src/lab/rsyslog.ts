import { randomBytes } from "node:crypto";
import { createSocket } from "node:dgram";
import {
  existsSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { connect } from "node:net";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Json, Observation } from "../observation.ts";
import type { Connection } from "../testee/connection.ts";
import { heldByKernel } from "./held-back.ts";
import { AF_UNIX, loadLibc, MSG_DONTWAIT, SOCK_DGRAM, unixAddress } from "./libc.ts";
import { type RsyslogPlace, rsyslogConfig } from "./rsyslog-config.ts";
import { LabError, type LabServer, LabUnavailableError, type Launch, type Site } from "./server.ts";

/** Syslog's own port is 514, which only root may use. */
const PORT = 5514;
const START_LIMIT_MS = 10_000;
const MARK_LIMIT_MS = 3000;
const POLL_MS = 3;

interface Received {
  readonly input: string;
  /** One character a byte. */
  readonly raw: string;
}

/** Kind `rsyslog`: a real rsyslogd, over UDP, TCP and a Unix socket for datagrams; keeps each `%rawmsg%`. */
export async function startRsyslog({ name, folder, host, port, launch }: Site): Promise<LabServer> {
  loadLibc(); // marks go over the Unix socket, too
  const own = mkdtempSync(join(dirname(realpathSync(folder)), "logparity-rsyslog-"));
  const path = `${name}.sock`;
  const place: RsyslogPlace = {
    host,
    port: port(PORT),
    socket: join(folder, path),
    output: join(own, "messages.jsonl"),
    folder: own,
  };
  const server = new Rsyslog(name, place, path);
  await server.start(launch);
  return server;
}

class Rsyslog implements LabServer {
  readonly address: LabServer["address"];
  readonly #name: string;
  readonly #place: RsyslogPlace;
  #daemon: Connection | undefined;
  #marks = 0;
  readonly #token = `logparity-mark-${randomBytes(8).toString("hex")}`;

  constructor(name: string, place: RsyslogPlace, path: string) {
    const { host, port } = place;
    this.#name = name;
    this.#place = place;
    this.address = { host, port, address: [host, port], path };
  }

  /** Starts the daemon and waits until it takes messages. Errors: `LabUnavailableError`. */
  async start(launch: Launch): Promise<void> {
    const config = join(this.#place.folder, "rsyslog.conf");
    writeFileSync(config, rsyslogConfig(this.#place));
    const args = ["-n", "-f", config, "-i", join(this.#place.folder, "pid")];
    try {
      this.#daemon = await launch("rsyslogd", args);
    } catch (error) {
      await this.close();
      throw error;
    }
    const until = performance.now() + START_LIMIT_MS;
    while (performance.now() < until) {
      if (await this.#answers()) return;
    }
    const said = this.#daemon.stderr.trimEnd();
    await this.close();
    throw new LabUnavailableError(`rsyslogd does not start: ${said}`);
  }

  async #answers(): Promise<boolean> {
    if (!existsSync(this.#place.socket)) {
      await sleep(POLL_MS);
      return false;
    }
    return (await this.#mark("udp", POLL_MS * 5)) && this.#mark("tcp", POLL_MS * 5);
  }

  async apply(action: Json): Promise<void> {
    throw new LabError(`${this.#name} does not know the action ${JSON.stringify(action)}`);
  }

  /** A mark sent behind everything else: where it is written, the rest is. */
  async settle(): Promise<void> {
    const { host, port } = this.#place;
    const until = performance.now() + MARK_LIMIT_MS;
    while (heldByKernel(host, port) && performance.now() < until) await sleep(POLL_MS);
    await this.#mark("udp", MARK_LIMIT_MS);
    await this.#mark("tcp", MARK_LIMIT_MS);
    await this.#mark("unix", MARK_LIMIT_MS);
  }

  observations(): Observation[] {
    const numbers = new Map<string, number>();
    return this.#received().flatMap(({ input, raw }): Observation[] => {
      if (raw.includes(this.#token)) return [];
      const number = (numbers.get(input) ?? 0) + 1;
      numbers.set(input, number);
      const bytes = Buffer.from(raw, "latin1").toString("base64");
      return [{ at: `lab/${this.#name}/${input}/${number}`, bytes }];
    });
  }

  async close(): Promise<void> {
    await this.#daemon?.kill();
    rmSync(this.#place.folder, { recursive: true, force: true });
  }

  /** Sends a mark and waits until it is written; whether it was. */
  async #mark(input: keyof typeof SENDERS, limitMs: number): Promise<boolean> {
    const mark = `${this.#token}-${++this.#marks}-`;
    if (!(await SENDERS[input](mark, this.#place))) return false;
    const until = performance.now() + limitMs;
    while (performance.now() < until) {
      if (this.#received().some(({ raw }) => raw.includes(mark))) return true;
      await sleep(POLL_MS);
    }
    return false;
  }

  #received(): Received[] {
    const { output } = this.#place;
    const text = existsSync(output) ? readFileSync(output, "latin1") : "";
    const lines = text.slice(0, text.lastIndexOf("\n") + 1).split("\n");
    return lines.filter((line) => line !== "").map((line): Received => JSON.parse(line));
  }
}

/** Each sends a text over one input; whether it could be sent. */
const SENDERS = {
  udp: async (text: string, { host, port }: RsyslogPlace): Promise<boolean> => {
    const socket = createSocket("udp4");
    return new Promise((resolve) => {
      socket.send(text, port, host, (error) => {
        socket.close();
        resolve(error === null);
      });
    });
  },
  tcp: async (text: string, { host, port }: RsyslogPlace): Promise<boolean> =>
    new Promise((resolve) => {
      const socket = connect({ host, port }, () => socket.end(`${text}\0`));
      socket.once("close", (failed) => resolve(!failed));
      socket.on("error", () => undefined);
    }),
  unix: async (text: string, { socket: path }: RsyslogPlace): Promise<boolean> => {
    const libc = loadLibc();
    const fd = libc.socket(AF_UNIX, SOCK_DGRAM, 0);
    const [data, address] = [Buffer.from(text), unixAddress(path)];
    const sent = libc.sendto(fd, data, data.length, MSG_DONTWAIT, address, address.length);
    libc.close(fd);
    return sent >= 0;
  },
};
