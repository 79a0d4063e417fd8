import { TypeError } from "../python/exceptions.ts";
import { typeName } from "../python/values.ts";
import type { Address } from "./address.ts";

/** What a handler needs of a socket. Names and meaning are those of Python's `socket.socket`. */
export interface SocketLike {
  /** Sends everything over a connection, or throws, or rejects with, an OSError. */
  sendall(data: Uint8Array): void | Promise<void>;
  /** As `sendall`; what SysLogHandler calls over Unix sockets of either kind, where there is one. */
  send?(data: Uint8Array): void | Promise<void>;
  /** Sends one datagram, or throws, or rejects with, an OSError. */
  sendto(data: Uint8Array, address: Address): void | Promise<void>;
  /** Gives the socket up. What the kernel has taken still reaches the peer. */
  close(): void;
}

/** Gives a class the name that all kinds of sockets have in Python; it shows where one is printed. */
export function namedSocket(made: object): void {
  Object.defineProperty(made, "name", { value: "socket" });
}

/** Refuses what is no bytes, as every socket of Python does. Errors: TypeError. */
export function refuseText(data: unknown): void {
  if (data instanceof Uint8Array) return;
  throw new TypeError(`a bytes-like object is required, not '${typeName(data)}'`);
}
