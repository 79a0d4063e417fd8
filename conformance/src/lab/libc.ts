import { createRequire } from "node:module";
import { LabUnavailableError } from "./server.ts";

const LIBRARY: Readonly<Record<string, string>> = { linux: "libc.so.6", darwin: "libc.dylib" };
const IS_MAC = process.platform === "darwin";

export const AF_UNIX = 1;
const SOCK_CLOEXEC = 0x80000; // Linux's: a testee that is started meanwhile must not keep the socket alive
export const SOCK_DGRAM: number = IS_MAC ? 2 : 2 | SOCK_CLOEXEC;
export const MSG_DONTWAIT = IS_MAC ? 0x80 : 0x40;

/** The part of the package `koffi` that is used. */
interface Koffi {
  load(path: string): { func(declaration: string): (...args: unknown[]) => number };
}

/** The calls that Node lacks, as in C; each answers -1 on failure. */
export interface Libc {
  socket(domain: number, type: number, protocol: number): number;
  bind(fd: number, address: Buffer, length: number): number;
  recv(fd: number, space: Buffer, length: number, flags: number): number;
  sendto(
    fd: number,
    data: Buffer,
    length: number,
    flags: number,
    address: Buffer,
    addressLength: number,
  ): number;
  close(fd: number): number;
}

/** The C library. Errors: `LabUnavailableError`, which says what to install. */
export function loadLibc(): Libc {
  const file = LIBRARY[process.platform];
  if (file === undefined) {
    throw new LabUnavailableError(`${process.platform} has no Unix sockets for datagrams`);
  }
  const library = requireKoffi().load(file);
  return {
    socket: library.func("int socket(int, int, int)"),
    bind: library.func("int bind(int, const void *, unsigned int)"),
    recv: library.func("long recv(int, _Out_ void *, size_t, int)"),
    sendto: library.func("long sendto(int, const void *, size_t, int, const void *, unsigned int)"),
    close: library.func("int close(int)"),
  };
}

function requireKoffi(): Koffi {
  try {
    const koffi: Koffi = createRequire(import.meta.url)("koffi");
    return koffi;
  } catch {
    throw new LabUnavailableError(
      "Node has no Unix sockets for datagrams; npm install koffi gives the lab and the port some",
    );
  }
}

/** C's `struct sockaddr_un` for a path. */
export function unixAddress(path: string): Buffer {
  const address = Buffer.alloc(2 + Buffer.byteLength(path) + 1);
  if (IS_MAC) address.set([address.length, AF_UNIX]);
  else address.writeUInt16LE(AF_UNIX, 0);
  address.write(path, 2);
  return address;
}
