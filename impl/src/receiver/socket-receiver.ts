import { createServer, type Server, type Socket } from "node:net";
import { performance } from "node:perf_hooks";
import { type Address, asOSError } from "../transport/address.ts";
import { Connection, type ConnectionHost } from "./connection.ts";
import type { ReceiverCounts } from "./counts.ts";
import { FrameReader, type FrameTooLongError } from "./frame-reader.ts";
import { listen } from "./listen.ts";
import type { Sender, SocketReceiverOptions } from "./options.ts";
import { Rate } from "./rate.ts";
import { Receiver } from "./receiver.ts";

const LOOK_FOR_LATE_MS = 1000;
const KEEP_ALIVE_MS = 60_000;

/**
 * Takes the records that Python's `SocketHandler`, or ours, sends over TCP or a Unix socket, and hands
 * them to the loggers that they name.
 *
 * ```ts
 * const receiver = new SocketReceiver("localhost", DEFAULT_TCP_LOGGING_PORT);
 * await receiver.listen();
 * ```
 *
 * A pickle is read without running anything in it. A sender of something else than records loses its
 * connection, and the others do not notice. There is no authentication and no encryption: listen
 * where only those who may write your log can connect.
 *
 * The counterpart of the socket server in the logging cookbook of CPython's documentation.
 */
export class SocketReceiver extends Receiver {
  /** Host to listen on; path of a Unix socket where `port` is null. */
  readonly host: string;
  /** TCP port, 0 for any that is free; null for a Unix socket. */
  readonly port: number | null;
  readonly #connections = new Set<Connection>();
  readonly #server: Server;
  #patrol: NodeJS.Timeout | undefined;
  #keptBytes = 0;

  constructor(host: string, port: number | null, options: SocketReceiverOptions = {}) {
    super(options);
    this.host = host;
    this.port = port;
    this.#server = createServer((socket) => this.#accept(socket));
    this.#server.maxConnections = this.settings.maxConnections;
    this.#server.on("drop", () => this.tally.refused++);
    this.#server.on("error", (error) => this.report(asOSError(error), null)); // out of descriptors, mostly
  }

  override get counts(): ReceiverCounts {
    const open = [...this.#connections].reduce((sum, { bytes }) => sum + bytes, 0);
    return { ...this.tally, bytes: this.tally.bytes + open };
  }

  /** Begins to listen. Where, as `[host, port]` or path. Errors: rejects with an OSError. */
  async listen(): Promise<Address> {
    const address = await listen(this.#server, this.host, this.port);
    this.#patrol = setInterval(() => this.#dropLate(), LOOK_FOR_LATE_MS);
    this.#patrol.unref();
    return address;
  }

  override async close(): Promise<void> {
    clearInterval(this.#patrol);
    const closed = new Promise<void>((resolve) => {
      this.#server.close(() => resolve());
    });
    for (const connection of this.#connections) connection.end();
    await closed;
    this.endRecords();
  }

  #accept(socket: Socket): void {
    const sender: Sender =
      this.port === null ? null : [socket.remoteAddress ?? "", socket.remotePort ?? 0];
    const reader = new FrameReader(this.settings.maxFrameBytes);
    const rate = new Rate(this.settings.recordsPerSecond);
    const connection = new Connection(socket, reader, rate, this.#hostFor(sender));
    this.#connections.add(connection);
    this.tally.connections++;
    this.tally.open++;
    socket.setKeepAlive(true, KEEP_ALIVE_MS); // a host that is gone must not keep its place
    socket.on("error", () => {}); // the end that follows is all there is to know
    socket.on("close", () => {
      connection.end();
      this.#connections.delete(connection);
      this.tally.open--;
      this.tally.bytes += connection.bytes;
    });
    socket.on("end", () => {
      if (connection.isAmidFrame) this.tally.truncated++;
    });
  }

  #hostFor(sender: Sender): ConnectionHost {
    return {
      take: (pickle) => this.take(pickle, sender),
      kept: (change) => this.#keep(change),
      fullQueue: () => this.fullQueue,
      oversized: (error: FrameTooLongError) => {
        this.tally.oversized++;
        this.report(error, sender);
      },
    };
  }

  #dropLate(): void {
    const limit = performance.now() - this.settings.frameTimeout * 1000;
    for (const connection of this.#connections) {
      if (connection.waitsSince < limit) this.#dropSlow(connection);
    }
  }

  /** Counts what incomplete frames take, and gives up those that were begun first where it is too much. */
  #keep(change: number): void {
    this.#keptBytes += change;
    while (this.#keptBytes > this.settings.maxPartialBytes) {
      const [first, ...others] = this.#connections;
      if (first === undefined) return;
      this.#dropSlow(others.reduce((a, b) => (b.waitsSince < a.waitsSince ? b : a), first));
    }
  }

  #dropSlow(connection: Connection): void {
    this.tally.truncated++;
    connection.end();
  }
}
