import { createSocket } from "node:dgram";
import { once } from "node:events";
import { renameSync, writeFileSync } from "node:fs";
import { createServer as createWebServer } from "node:http";
import { createServer, type Server, type Socket } from "node:net";
import { join } from "node:path";

/** The other end of a network handler. */
export interface Receiver {
  readonly port: number;
  /** All that came, when all connections have ended. */
  received(): Promise<string>;
  close(): void;
}

/** Reads what comes over TCP. `talk` answers, for protocols that want it. */
export async function tcpReceiver(talk?: (socket: Socket) => void): Promise<Receiver> {
  const chunks: Buffer[] = [];
  const open = new Set<Promise<unknown>>();
  const server = createServer((socket) => {
    open.add(new Promise((resolve) => socket.once("close", resolve)));
    socket.on("error", () => undefined);
    socket.on("data", (chunk: Buffer) => chunks.push(chunk));
    talk?.(socket);
  });
  return listening(server, async () => {
    await Promise.all(open);
    return Buffer.concat(chunks).toString("latin1");
  });
}

/** A mail server that takes everything. */
export async function mailReceiver(): Promise<Receiver> {
  return tcpReceiver((socket) => {
    let isData = false;
    let rest = "";
    socket.write("220 here\r\n");
    socket.on("data", (chunk: Buffer) => {
      const lines = (rest + chunk.toString("latin1")).split("\r\n");
      rest = lines.pop() ?? "";
      for (const line of lines) {
        if (isData && line !== ".") continue;
        isData = line === "data";
        socket.write(isData ? "354 go on\r\n" : "250 fine\r\n");
        if (line === "quit") socket.end();
      }
    });
  });
}

/** A web server that says yes to everything. */
export async function webReceiver(): Promise<Receiver> {
  const bodies: string[] = [];
  const server = createWebServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      bodies.push(decodeURIComponent(Buffer.concat(chunks).toString().replaceAll("+", " ")));
      response.end();
    });
  });
  return listening(server, async () => bodies.join("\n"));
}

/** Reads datagrams, and keeps in `folder` how many came, so that who sends need not send too fast. */
export async function udpReceiver(folder: string): Promise<Receiver> {
  const socket = createSocket("udp4");
  const datagrams: string[] = [];
  socket.on("message", (datagram) => {
    datagrams.push(datagram.toString("latin1"));
    if (datagrams.length % 10 !== 0) return;
    writeFileSync(join(folder, "counting"), String(datagrams.length));
    renameSync(join(folder, "counting"), join(folder, "received"));
  });
  socket.bind(0, "127.0.0.1");
  await once(socket, "listening");
  return {
    port: socket.address().port,
    received: async () => {
      await new Promise((resolve) => setTimeout(resolve, 50)); // what came is in the socket already
      return datagrams.join("\n");
    },
    close: () => socket.close(),
  };
}

async function listening(server: Server, received: () => Promise<string>): Promise<Receiver> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return { port, received, close: () => server.close() };
}
