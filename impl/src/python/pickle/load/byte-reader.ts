import { UnpicklingError } from "../errors.ts";
import { readUtf8 } from "./read-utf8.ts";

const NEWLINE = 0x0a;

/** Reads a run of bytes from its start to its end, and never past it. */
export class ByteReader {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.isBuffer(bytes)
      ? bytes
      : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  }

  /** Steps over `count` bytes and returns the index of the first. */
  skip(count: number): number {
    const start = this.#at;
    if (count > this.#bytes.length - start) throw new UnpicklingError("pickle data was truncated");
    this.#at = start + count;
    return start;
  }

  /** Refuses an input with fewer than `count` bytes to come. */
  expect(count: number): void {
    this.#at = this.skip(count);
  }

  /** The next opcode. */
  opcode(): number {
    const code = this.#bytes[this.#at++];
    if (code === undefined) throw new UnpicklingError("Ran out of input");
    return code;
  }

  uint8(): number {
    return this.#bytes[this.skip(1)] ?? 0;
  }

  uint16(): number {
    const at = this.skip(2);
    return (this.#bytes[at] ?? 0) | ((this.#bytes[at + 1] ?? 0) << 8);
  }

  uint32(): number {
    return this.int32() >>> 0;
  }

  int32(): number {
    const at = this.skip(4);
    const low = (this.#bytes[at] ?? 0) | ((this.#bytes[at + 1] ?? 0) << 8);
    return low | ((this.#bytes[at + 2] ?? 0) << 16) | ((this.#bytes[at + 3] ?? 0) << 24);
  }

  /** A length; beyond 2^53 it is rounded, and no input is that long. */
  uint64(): number {
    const low = this.uint32();
    return this.uint32() * 2 ** 32 + low;
  }

  double(): number {
    return this.#bytes.readDoubleBE(this.skip(8));
  }

  /** A copy of the next `count` bytes. */
  bytes(count: number): Uint8Array {
    const start = this.skip(count);
    return new Uint8Array(this.#bytes.subarray(start, start + count));
  }

  /** The next `count` bytes as UTF-8. */
  utf8(count: number): string {
    const start = this.skip(count);
    return readUtf8(this.#bytes, start, start + count);
  }

  /** The next `count` bytes as ASCII, which is all that Python reads of Python 2's strings. */
  ascii(count: number): string {
    const start = this.skip(count);
    return checkedAscii(this.#bytes.toString("latin1", start, start + count));
  }

  /** A line without its end, each byte as one character. */
  line(): string {
    const end = this.#lineEnd();
    const text = this.#bytes.toString("latin1", this.#at, end);
    this.#at = end + 1;
    return text;
  }

  /** A line without its end, as UTF-8. */
  utf8Line(): string {
    const end = this.#lineEnd();
    const text = readUtf8(this.#bytes, this.#at, end);
    this.#at = end + 1;
    return text;
  }

  #lineEnd(): number {
    const end = this.#bytes.indexOf(NEWLINE, this.#at);
    if (end < 0) throw new UnpicklingError("pickle data was truncated");
    return end;
  }
}

/** `text` if it is ASCII. */
export function checkedAscii(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the whole range is meant
  if (/[^\0-\x7f]/.test(text)) throw new UnpicklingError("str of Python 2 is not ASCII");
  return text;
}
