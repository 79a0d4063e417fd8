import { writeSync } from "node:fs";
import type { Readable, Writable } from "node:stream";
import { deserialize, serialize } from "node:v8";
import { fromSystemError, TypeError } from "../python/exceptions.ts";
import { typeName } from "../python/values.ts";
import { Full } from "./errors.ts";
import { pack } from "./pack.ts";
import { Queue } from "./queue.ts";
import { unpack } from "./unpack.ts";

/** Bytes of the length before each item. */
const HEAD = 4;
/** How long a full pipe is waited for, in seconds, and how often it is looked at, in ms. */
const PATIENCE = 5;
const LOOK_MS = 1;

/** A descriptor, or anything that Node says a child's `stdio` may hold. */
export type PipeEnd = number | Readable | Writable | null | undefined;

/**
 * A queue whose ends are in two processes: what one puts, the other gets, whole and in order.
 *
 * ```ts
 * const child = fork("worker.js", { stdio: ["inherit", "inherit", "inherit", "ipc", "pipe"] });
 * const listener = new QueueListener(new PipeQueue(child.stdio[4]), handler); // in the parent
 * root.addHandler(new QueueHandler(new PipeQueue(4)));                         // in worker.js
 * ```
 *
 * An item is in the pipe when `put` returns, so that nothing is lost however the process ends. Where
 * the reader is slow, `put` waits for it, up to five seconds.
 */
export class PipeQueue<T = unknown> extends Queue<T> {
  readonly #descriptor: number | undefined;
  #received: Buffer = Buffer.alloc(0);
  /** What of an item is not in the pipe yet. */
  #unwritten: Uint8Array = Buffer.alloc(0);

  /**
   * `end` is the number of a descriptor to write to, or a stream to read from: what the parent has
   * in `child.stdio` for a `"pipe"`.
   *
   * Errors: TypeError for neither, as where the child was started without that pipe.
   */
  constructor(end: PipeEnd) {
    super();
    if (typeof end === "number") this.#descriptor = end;
    else if (canBeRead(end)) end.on("data", (chunk: Buffer) => this.#take(chunk));
    else throw new TypeError(`a descriptor or a stream to read is required, not ${typeName(end)}`);
  }

  /**
   * Writes an item; at the reading end, adds it there.
   *
   * Errors: `Full` if the reader has not made room in time; OSError if there is no reader any more.
   */
  override put(item: T, block = true, timeout: number | null = null): void | Promise<void> {
    if (this.#descriptor === undefined) return super.put(item, block, timeout);
    this.checkOpen();
    const frame = serialize(pack(item));
    const head = Buffer.alloc(HEAD);
    head.writeUInt32BE(frame.length);
    this.#write(this.#descriptor, Buffer.concat([this.#unwritten, head, frame]));
  }

  #write(descriptor: number, bytes: Uint8Array): void {
    const until = performance.now() + PATIENCE * 1000;
    this.#unwritten = bytes;
    while (this.#unwritten.length > 0) {
      this.#unwritten = this.#unwritten.subarray(written(descriptor, this.#unwritten));
      if (this.#unwritten.length === 0) return;
      if (performance.now() > until) throw new Full();
      pause();
    }
  }

  #take(chunk: Buffer): void {
    this.#received = Buffer.concat([this.#received, chunk]);
    while (this.#received.length >= HEAD) {
      const end = HEAD + this.#received.readUInt32BE(0);
      if (this.#received.length < end) return;
      const frame = this.#received.subarray(HEAD, end);
      this.#received = this.#received.subarray(end);
      const item: T = unpack(deserialize(frame)); // it was put as one
      void super.put(item);
    }
  }
}

function canBeRead(end: Exclude<PipeEnd, number>): end is Readable {
  return end !== null && end !== undefined && "read" in end;
}

/** How much the pipe took; 0 where it is full. */
function written(descriptor: number, bytes: Uint8Array): number {
  try {
    return writeSync(descriptor, bytes);
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    if (error.code === "EAGAIN") return 0;
    throw fromSystemError({ code: String(error.code), message: error.message });
  }
}

function pause(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(HEAD)), 0, 0, LOOK_MS);
}
