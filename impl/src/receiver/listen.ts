import { rmSync } from "node:fs";
import { connect, type Server } from "node:net";
import { type Address, asOSError } from "../transport/address.ts";

/**
 * Lets `server` listen at a host and port, or at a path where `port` is null. A socket that a process
 * left behind and nobody listens at any more is replaced.
 *
 * Errors: rejects with an OSError.
 */
export async function listen(server: Server, host: string, port: number | null): Promise<Address> {
  try {
    await start(server, host, port);
  } catch (error) {
    if (port !== null || !isInUse(error) || (await isAnswered(host))) throw asOSError(error);
    rmSync(host);
    await start(server, host, port).catch((failure: unknown) => {
      throw asOSError(failure);
    });
  }
  const address = server.address();
  return typeof address === "object" && address !== null ? [address.address, address.port] : host;
}

async function start(server: Server, host: string, port: number | null): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port === null ? { path: host } : { host, port }, () => {
      server.off("error", reject);
      resolve();
    });
  });
}

function isInUse(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "EADDRINUSE";
}

/** Whether somebody listens at the path. */
async function isAnswered(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.on("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.on("error", () => resolve(false));
  });
}
