import type { RawFile } from "./raw-file.ts";
import { NOTHING } from "./raw-file.ts";

/** CPython's buffer size: what it keeps of a write that failed, to try again with the next. */
const CAPACITY = 131_072;

/** Keeps what could not be written yet. Source: CPython 3.15, `io.BufferedWriter`. */
export class BufferedFile {
  readonly raw: RawFile;
  #held: string | Uint8Array = NOTHING;
  #size = 0; // of what is held, in bytes: to count those of a text takes time

  constructor(raw: RawFile) {
    this.raw = raw;
  }

  /**
   * Takes `data` in; it is written with the next {@link flush}, or before if it is too much to keep.
   *
   * Errors: OSError if making room fails, and then nothing of `data` was taken.
   */
  write(data: string | Uint8Array): void {
    const size = sizeOf(data);
    if (size + this.#size > CAPACITY || size === CAPACITY) this.flush();
    this.#held = joined(this.#held, data);
    this.#size += size;
    if (size >= CAPACITY) this.#writeThrough();
  }

  /** Hands everything to the kernel. Errors: OSError, and then the rest is kept. */
  flush(): void {
    while (this.#size > 0) {
      const rest = this.raw.write(this.#held, this.#size);
      this.#held = rest;
      this.#size = rest.length;
    }
  }

  close(): void {
    this.#drop();
    this.raw.close();
  }

  #writeThrough(): void {
    try {
      this.flush();
    } catch (error) {
      this.#drop();
      throw error;
    }
  }

  #drop(): void {
    this.#held = NOTHING;
    this.#size = 0;
  }
}

/** Number of bytes; a string stands for its UTF-8. */
export function sizeOf(data: string | Uint8Array): number {
  return typeof data === "string" ? Buffer.byteLength(data) : data.length;
}

/** Both, one after the other; two strings stay a string. */
export function joined(
  first: string | Uint8Array,
  second: string | Uint8Array,
): string | Uint8Array {
  if (first.length === 0) return second;
  if (typeof first === "string" && typeof second === "string") return first + second;
  return Buffer.concat([bytesOf(first), bytesOf(second)]);
}

function bytesOf(data: string | Uint8Array): Uint8Array {
  return typeof data === "string" ? Buffer.from(data) : data;
}
