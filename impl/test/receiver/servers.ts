import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test as base } from "@playwright/test";
import { getLogger, Handler, type LogRecord } from "logparity";
import {
  DatagramReceiver,
  type ReceiverOptions,
  SocketReceiver,
  type SocketReceiverOptions,
} from "logparity/receiver";
import { dumpsFrame } from "#impl/python/pickle.js";

/** A receiver on 127.0.0.1, and the port it found. */
export interface Listening<Kind> {
  readonly receiver: Kind;
  readonly port: number;
}

interface Fixtures {
  tcp: (options?: SocketReceiverOptions) => Promise<Listening<SocketReceiver>>;
  udp: (options?: ReceiverOptions) => Promise<Listening<DatagramReceiver>>;
  /** A connection, and how it ended. */
  client: (port: number) => Promise<Socket>;
  /** A folder of the test's own. */
  folder: string;
}

/** `test` with receivers and connections that are ended afterwards. */
export const test = base.extend<Fixtures>({
  tcp: async ({}, use) => {
    const open: SocketReceiver[] = [];
    await use(async (options = {}) => {
      const receiver = new SocketReceiver("127.0.0.1", 0, options);
      open.push(receiver);
      return { receiver, port: portOf(await receiver.listen()) };
    });
    for (const receiver of open) await receiver.close();
  },
  udp: async ({}, use) => {
    const open: DatagramReceiver[] = [];
    await use(async (options = {}) => {
      const receiver = new DatagramReceiver("127.0.0.1", 0, options);
      open.push(receiver);
      return { receiver, port: portOf(await receiver.listen()) };
    });
    for (const receiver of open) await receiver.close();
  },
  client: async ({}, use) => {
    const sockets: Socket[] = [];
    await use(async (port) => {
      const socket = connect(port, "127.0.0.1");
      socket.on("error", () => {});
      socket.resume();
      sockets.push(socket);
      await once(socket, "connect");
      return socket;
    });
    for (const socket of sockets) socket.destroy();
  },
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), "logparity-"));
    await use(folder);
    rmSync(folder, { recursive: true });
  },
});

export { expect } from "@playwright/test";

/** The port of an address. */
export function portOf(address: unknown): number {
  return Array.isArray(address) ? Number(address[1]) : 0;
}

/** A record as `SocketHandler` sends it. */
export function frameOf(attributes: Readonly<Record<string, unknown>>): Buffer {
  return dumpsFrame({ name: "wire", levelno: 20, levelname: "INFO", args: null, ...attributes });
}

/** Whatever reaches a logger. */
export class Kept extends Handler {
  readonly records: LogRecord[] = [];

  /** Puts a new one on the logger `name`, which then passes nothing on. */
  static on(name: string): Kept {
    const kept = new Kept();
    const logger = getLogger(name);
    logger.propagate = false;
    logger.addHandler(kept);
    return kept;
  }

  get messages(): string[] {
    return this.records.map((record) => record.getMessage());
  }

  override emit(record: LogRecord): void {
    this.records.push(record);
  }
}
