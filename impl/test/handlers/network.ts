import { type ChildProcess, spawn } from "node:child_process";
import { createSocket, type Socket as Udp } from "node:dgram";
import { once } from "node:events";
import { createServer, type Server, type Socket } from "node:net";
import { test as base } from "@playwright/test";

/** A TCP server that keeps what it gets, and reads only if it is told to. */
export interface Collector {
  readonly port: number;
  readonly sockets: readonly Socket[];
  /** Bytes that were read so far. */
  readonly received: () => Buffer;
  readonly server: Server;
}

/** A program of a few lines, run by Node; `output` settles with its standard output when it ends. */
export interface Program {
  readonly child: ChildProcess;
  readonly output: Promise<string>;
  /** Milliseconds that it lived. */
  readonly lived: Promise<number>;
}

interface Fixtures {
  collector: (options?: { reads: boolean }) => Promise<Collector>;
  udp: { readonly socket: Udp; readonly port: number };
  program: (source: string, args?: readonly string[]) => Program;
}

/** `test` with collectors and programs that are ended afterwards. */
export const test = base.extend<Fixtures>({
  collector: async ({}, use) => {
    const started: Collector[] = [];
    await use(async ({ reads } = { reads: true }) => {
      const sockets: Socket[] = [];
      const chunks: Buffer[] = [];
      const server = createServer({ pauseOnConnect: !reads }, (socket) => {
        sockets.push(socket);
        socket.on("error", () => undefined);
        if (reads) socket.on("data", (chunk: Buffer) => chunks.push(chunk));
      });
      await new Promise<void>((resolve) => {
        server.listen(0, "127.0.0.1", resolve);
      });
      const port = portOf(server.address());
      const collector = { port, sockets, received: () => Buffer.concat(chunks), server };
      started.push(collector);
      return collector;
    });
    for (const { server, sockets } of started) {
      server.close();
      for (const socket of sockets) socket.destroy();
    }
  },
  udp: async ({}, use) => {
    const socket = createSocket("udp4");
    socket.bind(0, "127.0.0.1");
    await once(socket, "listening");
    await use({ socket, port: portOf(socket.address()) });
    socket.close();
  },
  program: async ({}, use) => {
    const children: ChildProcess[] = [];
    await use((source, args = []) => {
      const flags = ["--input-type=module", "--eval", source];
      const child = spawn(process.execPath, [...args, ...flags], {
        stdio: ["ignore", "pipe", "inherit"],
      });
      children.push(child);
      const start = performance.now();
      const ended = once(child, "close");
      return { child, output: textOf(child), lived: ended.then(() => performance.now() - start) };
    });
    for (const child of children) child.kill("SIGKILL");
  },
});

/** The port of what `server.address()` answers. */
export function portOf(address: unknown): number {
  const isPlace = typeof address === "object" && address !== null && "port" in address;
  return isPlace ? Number(address.port) : 0;
}

async function textOf({ stdout }: ChildProcess): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stdout ?? []) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString();
}

export { expect } from "@playwright/test";
