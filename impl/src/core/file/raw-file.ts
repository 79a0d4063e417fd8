import { closeSync, fstatSync, openSync, readFileSync, type Stats, writeSync } from "node:fs";
import { isatty } from "node:tty";
import { isWellFormed } from "../../python/codecs/surrogates.ts";
import { encodeUtf8 } from "../../python/codecs/utf8.ts";
import {
  fromSystemError,
  IsADirectoryError,
  type SystemErrorLike,
  TypeError,
  ValueError,
} from "../../python/exceptions.ts";
import { isBytes, isInt, typeName } from "../../python/values.ts";
import type { OpenMode } from "./open-mode.ts";

/** What `open()` takes for a file: a path, or the descriptor of a file that is open already. */
export type FileName = string | Uint8Array | number;

/** Sleeping on it for a millisecond gives a slow reader of a full pipe time. */
const PAUSE = new Int32Array(new SharedArrayBuffer(4));

/** A file descriptor that knows where its next byte goes. Source: CPython 3.15, `io.FileIO`. */
export class RawFile {
  readonly name: FileName;
  readonly descriptor: number;
  readonly seekable: boolean;
  readonly isatty: boolean;
  /** Position at which it was opened, in bytes from the start. */
  readonly start: number;
  readonly #appending: boolean;
  readonly #regular: boolean;
  #position = 0;
  /** Whether somebody asks for positions, so that each write has to find out where it ended. */
  #watched = false;
  #moved = false;
  /** Whether the kernel's own position is not ours any more: Node cannot set it. */
  #positional = false;

  constructor(name: FileName, mode: OpenMode) {
    this.name = name;
    this.descriptor = isInt(name) ? usable(name) : openPath(name, mode.flags);
    const stats = fromSystem(() => fstatSync(this.descriptor));
    if (stats.isDirectory()) this.#refuseFolder();
    this.#appending = mode.appending;
    this.#regular = stats.isFile();
    this.isatty = isatty(this.descriptor);
    this.seekable = isSeekable(stats) && !this.isatty;
    this.start = this.#startOf(stats);
    this.#position = this.start;
  }

  /** Writes the `size` bytes of `data`, or the first of them; returns what is left. */
  write(data: string | Uint8Array, size: number): Uint8Array {
    const place = this.#positional ? this.#position : null;
    const written =
      typeof data === "string"
        ? this.#attempt(() => writeSync(this.descriptor, data, place))
        : this.#attempt(() => writeSync(this.descriptor, data, 0, data.length, place));
    this.#advance(written);
    return written === size ? NOTHING : Buffer.from(data).subarray(written);
  }

  /**
   * Where the next byte goes, in bytes from the start.
   *
   * While appending it is the end of the file as of our last write, which is how far CPython's
   * `lseek` sees: what others append shows only after our next write.
   */
  get position(): number {
    if (!this.#watched && this.#moved && this.#appending) {
      this.#position = kernelPosition(this.descriptor) ?? this.#size();
    }
    this.#watched = true;
    return this.#position;
  }

  /** Sets where the next byte goes. */
  seek(offset: number, fromEnd: boolean): void {
    this.#watched = true;
    if (!this.#regular) return; // a device has only one place
    this.#positional = !this.#appending;
    this.#position = fromEnd ? this.#size() : offset;
  }

  close(): void {
    fromSystem(() => closeSync(this.descriptor));
  }

  #startOf(stats: Stats): number {
    if (!this.#regular) return 0;
    if (this.#appending) return stats.size;
    return isInt(this.name) ? (kernelPosition(this.descriptor) ?? 0) : 0;
  }

  #advance(written: number): void {
    if (!this.#regular) return;
    this.#moved = true;
    if (this.#appending && this.#watched) this.#position = this.#size();
    else this.#position += written;
  }

  #size(): number {
    return fromSystem(() => fstatSync(this.descriptor)).size;
  }

  #attempt(write: () => number): number {
    for (;;) {
      try {
        return write();
      } catch (error) {
        if (!isSystemError(error) || error.code !== "EAGAIN") throw translated(error);
        Atomics.wait(PAUSE, 0, 0, 1);
      }
    }
  }

  #refuseFolder(): never {
    if (!isInt(this.name)) closeSync(this.descriptor);
    throw new IsADirectoryError(21, "Is a directory", this.name);
  }
}

/** No bytes. */
export const NOTHING: Uint8Array = new Uint8Array();

function openPath(name: string | Uint8Array, flags: number): number {
  const path = systemPath(name);
  try {
    return openSync(path, flags, 0o666);
  } catch (error) {
    throw isSystemError(error) ? fromSystemError(Object.assign(error, { path: name })) : error;
  }
}

/** A path may hold bytes that are no UTF-8, as lone surrogates. Source: `os.fsencode`. */
function systemPath(path: unknown): string | Buffer {
  if (typeof path !== "string" && !isBytes(path)) {
    throw new TypeError(`expected str, bytes or os.PathLike object, not ${typeName(path)}`);
  }
  if (typeof path === "string" ? path.includes("\0") : path.includes(0)) {
    throw new ValueError("embedded null byte");
  }
  if (typeof path !== "string") return Buffer.from(path);
  return isWellFormed(path) ? path : Buffer.from(encodeUtf8(path, "surrogateescape"));
}

function usable(descriptor: number): number {
  if (descriptor < 0) throw new ValueError("negative file descriptor");
  return descriptor;
}

/** Pipes, sockets and terminals have no place that one could return to. */
function isSeekable(stats: Stats): boolean {
  return !stats.isFIFO() && !stats.isSocket();
}

/**
 * Where the kernel is in a file, as `lseek` would tell if Node had it; nothing but on Linux.
 *
 * Reading it takes about as long as ten writes, so it is for the first question only.
 */
function kernelPosition(descriptor: number): number | undefined {
  try {
    const told = readFileSync(`/proc/self/fdinfo/${descriptor}`, "latin1");
    const position = /^pos:\s*(\d+)/.exec(told)?.[1];
    return position === undefined ? undefined : Number(position);
  } catch {
    return undefined;
  }
}

function fromSystem<T>(call: () => T): T {
  try {
    return call();
  } catch (error) {
    throw translated(error);
  }
}

function translated(error: unknown): unknown {
  return isSystemError(error) ? fromSystemError(error) : error;
}

function isSystemError(error: unknown): error is SystemErrorLike & Error {
  return error instanceof Error && "syscall" in error;
}
