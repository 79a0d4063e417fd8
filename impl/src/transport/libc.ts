import { platform } from "node:os";
import { OSError, strerror } from "../python/exceptions.ts";
import { requireKoffi } from "./koffi.ts";
import { libcByNode } from "./node-ffi.ts";

/** The calls of the C library that Node has no public way to. Each answers -1 on failure. */
export interface Libc {
  socket(domain: number, type: number, protocol: number): number;
  bind(fd: number, address: Uint8Array, length: number): number;
  connect(fd: number, address: Uint8Array, length: number): number;
  recv(fd: number, space: Uint8Array, length: number, flags: number): number;
  send(fd: number, data: Uint8Array, length: number, flags: number): number;
  sendto(
    fd: number,
    data: Uint8Array,
    length: number,
    flags: number,
    address: Uint8Array,
    addressLength: number,
  ): number;
  close(fd: number): number;
  /** Number of the last failure. */
  errno(): number;
}

const LIBRARY: Readonly<Record<string, string>> = {
  linux: "libc.so.6",
  darwin: "libc.dylib",
};

let loaded: Libc | undefined;

/**
 * The C library, by the optional package `koffi` or else by Node's own `node:ffi`.
 *
 * Errors: OSError that tells what to install where there is neither, or that the system is another
 * than Linux or macOS.
 */
export function libc(): Libc {
  loaded ??= load();
  return loaded;
}

function load(): Libc {
  const path = LIBRARY[platform()];
  if (path === undefined) throw new OSError(`Unix datagram sockets: not on ${platform()}`);
  const library = libcByKoffi(path) ?? libcByNode(path, platform());
  if (library !== undefined) return library;
  throw new OSError(
    "Node has no Unix datagram sockets: install the package koffi, or use socktype SOCK_STREAM",
  );
}

function libcByKoffi(path: string): Libc | undefined {
  const koffi = requireKoffi();
  if (koffi === undefined) return undefined;
  const library = koffi.load(path);
  const call = (declaration: string) => {
    const native = library.func(declaration);
    return (...args: unknown[]) => Number(native(...args));
  };
  return {
    socket: call("int socket(int, int, int)"),
    bind: call("int bind(int, const void *, unsigned int)"),
    recv: call("long recv(int, _Out_ void *, size_t, int)"),
    connect: call("int connect(int, const void *, unsigned int)"),
    send: call("long send(int, const void *, size_t, int)"),
    sendto: call("long sendto(int, const void *, size_t, int, const void *, unsigned int)"),
    close: call("int close(int)"),
    errno: () => koffi.errno(),
  };
}

/** The OSError of the last call that failed. */
export function lastError(library: Libc): OSError {
  const number = library.errno();
  return new OSError(number, strerror(number));
}
