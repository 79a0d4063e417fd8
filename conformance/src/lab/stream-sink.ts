import { rmSync } from "node:fs";
import { createServer, type ListenOptions, type Server, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import type { Json, Observation } from "../observation.ts";
import {
  type Address,
  LabError,
  type LabServer,
  LabUnavailableError,
  type Site,
} from "./server.ts";
import { settled } from "./settled.ts";

const BIND_TRIES = 200;
const BIND_WAIT_MS = 20;

/** How a connection stands: still open; closed or reset by the testee; or given up by the lab itself. */
type End = "open" | "closed" | "reset" | "dropped";

interface Connection {
  readonly socket: Socket;
  readonly chunks: Buffer[];
  end: End;
}

/** What tells one kind of stream server from another. */
export interface StreamPlace {
  readonly address: Address;
  readonly listen: ListenOptions;
  /** Bytes on their way over connections; undefined where the kernel cannot be asked. */
  heldBack(sockets: Iterable<Socket>): number | undefined;
}

type Action = (sink: StreamSink) => Promise<void>;

const ACTIONS: Readonly<Record<string, Action>> = {
  down: (sink) => sink.down(),
  up: (sink) => sink.up(),
  close: (sink) => sink.giveUp((socket) => socket.destroy()),
  reset: (sink) => sink.giveUp((socket) => socket.resetAndDestroy()),
  "half-close": (sink) => sink.halfClose(),
  stall: (sink) => sink.read(false),
  resume: (sink) => sink.read(true),
  restart: (sink) => sink.restart(),
};

/** Keeps the bytes of every connection, over TCP or a Unix socket. */
export class StreamSink implements LabServer {
  readonly #name: string;
  readonly #place: StreamPlace;
  /** Sent to everybody who connects. */
  readonly #greeting: string;
  readonly #connections: Connection[] = [];
  #server: Server | undefined;
  #news = 0;
  #reads = true;

  private constructor({ name, options }: Site, place: StreamPlace) {
    this.#name = name;
    this.#place = place;
    this.#greeting = typeof options["greeting"] === "string" ? options["greeting"] : "";
  }

  /** Starts one, and listens unless it is to start down. Errors: `LabUnavailableError`. */
  static async start(site: Site, place: StreamPlace): Promise<StreamSink> {
    const sink = new StreamSink(site, place);
    if (site.options["state"] !== "down") await sink.up();
    return sink;
  }

  get address(): Address {
    return this.#place.address;
  }

  async apply(action: Json): Promise<void> {
    const run = typeof action === "string" ? ACTIONS[action] : undefined;
    if (run === undefined) {
      throw new LabError(`${this.#name} does not know the action ${JSON.stringify(action)}`);
    }
    await run(this);
  }

  /** Listens, as a server that was just started. */
  async up(): Promise<void> {
    if (this.#server !== undefined) return;
    this.#reads = true;
    this.#server = await listen(this.#place.listen, (socket) => this.#accept(socket));
  }

  /** Ends as a server's process does: nobody listens, and every connection is closed. */
  async down(): Promise<void> {
    this.#stopListening();
    await this.giveUp((socket) => socket.destroy());
  }

  /** The server ends, and another takes its address at once. */
  async restart(): Promise<void> {
    await this.down();
    await this.up();
  }

  /** Ends all connections in one way, while new ones are accepted as before. */
  async giveUp(end: (socket: Socket) => void): Promise<void> {
    const open = this.#connections.filter(({ socket }) => !socket.destroyed);
    const closed = open.map(
      async ({ socket }) => new Promise<void>((resolve) => socket.once("close", () => resolve())),
    );
    for (const connection of open) {
      if (connection.end === "open") connection.end = "dropped";
      end(connection.socket);
    }
    await Promise.all(closed);
  }

  /** Says on every connection that nothing more will be sent, and reads on. */
  async halfClose(): Promise<void> {
    const open = this.#connections.filter(({ socket }) => !socket.writableEnded);
    const finished = open.map(
      async ({ socket }) => new Promise<void>((resolve) => socket.end(resolve)),
    );
    await Promise.all(finished);
  }

  /** Reads, or leaves what comes where it is. */
  async read(reads: boolean): Promise<void> {
    this.#reads = reads;
    for (const { socket } of this.#connections) {
      if (reads) socket.resume();
      else socket.pause();
    }
  }

  async settle(): Promise<void> {
    if (!this.#reads || this.#server === undefined) return;
    const sockets = (): Socket[] => this.#connections.map(({ socket }) => socket);
    await settled({ news: () => this.#news, heldBack: () => this.#place.heldBack(sockets()) });
  }

  observations(): Observation[] {
    return this.#connections.flatMap(({ chunks, end }, index): Observation[] => {
      const at = `lab/${this.#name}/${index + 1}`;
      const bytes = Buffer.concat(chunks).toString("base64");
      return [
        { at, bytes },
        { at: `${at}/end`, value: end },
      ];
    });
  }

  async close(): Promise<void> {
    this.#stopListening();
    for (const { socket } of this.#connections) socket.destroy();
  }

  #stopListening(): void {
    this.#server?.close(); // at once for new connections; those that are open stay
    this.#server = undefined;
  }

  #accept(socket: Socket): void {
    const connection: Connection = { socket, chunks: [], end: "open" };
    this.#connections.push(connection);
    this.#news++;
    const ended = (how: End): void => {
      this.#news++;
      if (connection.end === "open") connection.end = how;
    };
    socket.on("data", (chunk: Buffer) => {
      this.#news++;
      connection.chunks.push(chunk);
    });
    socket.on("end", () => {
      ended("closed");
      socket.end();
    });
    socket.on("error", () => ended("reset"));
    if (this.#greeting !== "") socket.write(this.#greeting);
    if (!this.#reads) socket.pause();
  }
}

/** Listens; an address that is only just being given up is waited for. Errors: `LabUnavailableError`. */
export async function listen(
  options: ListenOptions,
  accept: (socket: Socket) => void,
): Promise<Server> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await listenOnce(options, accept);
    } catch (error) {
      const code = error instanceof Error && "code" in error ? error.code : undefined;
      if (code === "EADDRINUSE" && options.path !== undefined) rmSync(options.path);
      else if (code !== "EADDRINUSE" || attempt >= BIND_TRIES) throw unavailable(options, error);
      else await sleep(BIND_WAIT_MS);
    }
  }
}

async function listenOnce(
  options: ListenOptions,
  accept: (socket: Socket) => void,
): Promise<Server> {
  const server = createServer({ allowHalfOpen: true }, accept);
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen({ ...options, exclusive: true }, () => resolve(server));
  });
}

/** The reason for which nobody can listen there. */
export function unavailable(
  { host, port, path }: Pick<ListenOptions, "host" | "port" | "path">,
  error: unknown,
): LabUnavailableError {
  const where = path ?? `${host} port ${port}`;
  const why = error instanceof Error ? error.message : String(error);
  return new LabUnavailableError(`the lab cannot listen on ${where}: ${why}`);
}
