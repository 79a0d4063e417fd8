import { createRequire } from "node:module";
import type { Libc } from "./libc.ts";

/** The part of Node's own module `node:ffi` that is used. */
interface Ffi {
  dlopen(
    path: string,
    definitions: Readonly<Record<string, object>>,
  ): { readonly functions: Readonly<Record<string, NativeCall>> };
  getInt32(pointer: bigint): number;
}

/** Numbers of 64 bits are bigints. */
type NativeCall = (...args: unknown[]) => number | bigint;

/** Where the C library keeps the number of a thread's last failure, by platform. */
const ERRNO: Readonly<Record<string, string>> = { linux: "__errno_location", darwin: "__error" };

/** The C library by `node:ffi`, which Node has from 26.1 on; undefined where it has none or forbids it. */
export function libcByNode(path: string, platform: string): Libc | undefined {
  const where = ERRNO[platform] ?? "";
  try {
    const ffi: Ffi = createRequire(import.meta.url)("node:ffi");
    const { functions } = ffi.dlopen(path, { ...CALLS, [where]: signature("pointer") });
    const call = (name: string, ...args: unknown[]): number => Number(functions[name]?.(...args));
    const errno = BigInt(functions[where]?.() ?? 0);
    return {
      socket: (...args) => call("socket", ...args),
      bind: (...args) => call("bind", ...args),
      connect: (...args) => call("connect", ...args),
      recv: (fd, space, length, flags) => call("recv", fd, space, BigInt(length), flags),
      send: (fd, data, length, flags) => call("send", fd, data, BigInt(length), flags),
      sendto: (fd, data, length, ...rest) => call("sendto", fd, data, BigInt(length), ...rest),
      close: (fd) => call("close", fd),
      errno: () => ffi.getInt32(errno),
    };
  } catch {
    return undefined;
  }
}

const CALLS = {
  socket: signature("i32", "i32", "i32", "i32"),
  bind: signature("i32", "i32", "pointer", "u32"),
  connect: signature("i32", "i32", "pointer", "u32"),
  recv: signature("i64", "i32", "pointer", "u64", "i32"),
  send: signature("i64", "i32", "pointer", "u64", "i32"),
  sendto: signature("i64", "i32", "pointer", "u64", "i32", "pointer", "u32"),
  close: signature("i32", "i32"),
};

/** The module is an experiment, and the names of these keys have changed once; each Node reads its own. */
function signature(result: string, ...parameters: string[]): object {
  return { result, parameters, return: result, arguments: parameters };
}
