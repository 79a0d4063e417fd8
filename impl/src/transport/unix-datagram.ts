import { platform } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { BlockingIOError } from "../python/exceptions.ts";
import type { Address } from "./address.ts";
import { type Libc, lastError, libc } from "./libc.ts";
import { namedSocket, refuseText, type SocketLike } from "./socket-like.ts";

/** C's number for Unix sockets. */
export const AF_UNIX = 1;
const IS_MAC = platform() === "darwin";
const SOCK_CLOEXEC = 0x80000; // Linux's: child processes do not inherit the socket, as from Python
/** C's number for sockets of datagrams, to be used for making one. */
export const SOCK_DGRAM: number = IS_MAC ? 2 : 2 | SOCK_CLOEXEC;
/** C's flag for a call that answers at once. */
export const MSG_DONTWAIT: number = IS_MAC ? 0x80 : 0x40;
/** The address is the family, two bytes on Linux and one behind a length byte on macOS, and the path. */
const PATH_OFFSET = 2;
/** Wait, in ms, before a full receiver is tried again, first and at most. */
const FIRST_WAIT_MS = 1;
const LONGEST_WAIT_MS = 50;

/**
 * A Unix socket for datagrams.
 *
 * The datagram is with the receiver when a call returns, as in Python. Where Python would block until
 * a slow receiver has room, the call gives a promise instead.
 *
 * Errors: the constructor throws an OSError that tells what to install where Node cannot do this.
 */
export class UnixDatagramSocket implements SocketLike {
  static {
    namedSocket(UnixDatagramSocket);
  }

  readonly #libc: Libc;
  #fd: number;

  constructor() {
    this.#libc = libc();
    this.#fd = this.#libc.socket(AF_UNIX, SOCK_DGRAM, 0);
    if (this.#fd < 0) throw lastError(this.#libc);
  }

  /** Makes `path` the receiver of `sendall`. Errors: OSError. */
  connect(path: string): void {
    const address = unixAddress(path);
    if (this.#libc.connect(this.#fd, address, address.length) < 0) throw lastError(this.#libc);
  }

  sendall(data: Uint8Array): void | Promise<void> {
    refuseText(data);
    return this.#send(() => this.#libc.send(this.#fd, data, data.length, MSG_DONTWAIT));
  }

  sendto(data: Uint8Array, address: Address): void | Promise<void> {
    refuseText(data);
    const to = unixAddress(String(address));
    return this.#send(() =>
      this.#libc.sendto(this.#fd, data, data.length, MSG_DONTWAIT, to, to.length),
    );
  }

  close(): void {
    if (this.#fd >= 0) this.#libc.close(this.#fd);
    this.#fd = -1;
  }

  #send(call: () => number): void | Promise<void> {
    if (call() >= 0) return;
    const error = lastError(this.#libc);
    if (!(error instanceof BlockingIOError)) throw error;
    return this.#sendLater(call);
  }

  async #sendLater(call: () => number): Promise<void> {
    for (let wait = FIRST_WAIT_MS; ; wait = Math.min(2 * wait, LONGEST_WAIT_MS)) {
      await sleep(wait, undefined, { ref: false });
      if (call() >= 0) return;
      const error = lastError(this.#libc);
      if (!(error instanceof BlockingIOError)) throw error;
    }
  }
}

/** C's `struct sockaddr_un`. */
export function unixAddress(path: string): Uint8Array {
  const name = Buffer.from(path);
  const address = Buffer.alloc(PATH_OFFSET + name.length + 1);
  if (IS_MAC) address.set([address.length, AF_UNIX]);
  else address.writeUInt16LE(AF_UNIX, 0);
  name.copy(address, PATH_OFFSET);
  return address;
}
