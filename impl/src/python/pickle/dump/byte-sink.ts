import { BINPUT, BINUNICODE, LONG_BINPUT } from "../opcodes.ts";
import { writeUtf8 } from "./write-utf8.ts";

/** Enough for an ordinary record. */
const INITIAL_BYTES = 4096;
/** A sink that grew past this is given back to the collector instead of being kept. */
const KEPT_BYTES = 1 << 20;

const double = new Float64Array(1);
const doubleBytes = new Uint8Array(double.buffer);
const isBigEndian = new Uint8Array(new Uint16Array([1]).buffer)[0] === 0;

/** A growing run of bytes that keeps its memory from one use to the next. */
export class ByteSink {
  #bytes = Buffer.allocUnsafeSlow(INITIAL_BYTES);
  #length = 0;

  /** Bytes written since the last {@link clear}. */
  get length(): number {
    return this.#length;
  }

  clear(): void {
    this.#length = 0;
    if (this.#bytes.length > KEPT_BYTES) this.#bytes = Buffer.allocUnsafeSlow(INITIAL_BYTES);
  }

  /** A copy of what was written. */
  copy(): Buffer {
    return Buffer.from(this.#bytes.subarray(0, this.#length));
  }

  byte(value: number): void {
    if (this.#length === this.#bytes.length) this.#grow(1);
    this.#bytes[this.#length++] = value;
  }

  bytePair(first: number, second: number): void {
    this.byte(first);
    this.byte(second);
  }

  /** Four bytes, lowest first. Takes signed and unsigned numbers of 32 bits. */
  uint32(value: number): void {
    if (this.#length + 4 > this.#bytes.length) this.#grow(4);
    putUint32(this.#bytes, this.#length, value);
    this.#length += 4;
  }

  /** Eight bytes of an IEEE double, highest first. */
  double(value: number): void {
    if (this.#length + 8 > this.#bytes.length) this.#grow(8);
    double[0] = value;
    for (let index = 0; index < 8; index++) {
      const from = isBigEndian ? index : 7 - index;
      this.#bytes[this.#length++] = doubleBytes[from] ?? 0;
    }
  }

  /** Text that is known to be ASCII. */
  ascii(text: string): void {
    if (this.#length + text.length > this.#bytes.length) this.#grow(text.length);
    for (let index = 0; index < text.length; index++) {
      this.#bytes[this.#length++] = text.charCodeAt(index);
    }
  }

  /**
   * A str and its number in the memo: opcode, length in bytes, UTF-8 with lone surrogates, number.
   *
   * One method for all of it, because a record is made of little else.
   */
  text(text: string, number: number): void {
    const worst = text.length * 3 + 10;
    if (this.#length + worst > this.#bytes.length) this.#grow(worst);
    const bytes = this.#bytes;
    const start = this.#length;
    const end = writeUtf8(bytes, start + 5, text);
    bytes[start] = BINUNICODE;
    putUint32(bytes, start + 1, end - start - 5);
    if (number > 0xff) {
      bytes[end] = LONG_BINPUT;
      putUint32(bytes, end + 1, number);
      this.#length = end + 5;
    } else {
      bytes[end] = BINPUT;
      bytes[end + 1] = number;
      this.#length = end + 2;
    }
  }

  /** Overwrites four bytes at `at`, highest first. */
  patchUint32BE(at: number, value: number): void {
    this.#bytes.writeUInt32BE(value, at);
  }

  #grow(extra: number): void {
    const bytes = Buffer.allocUnsafeSlow(Math.max(this.#bytes.length * 2, this.#length + extra));
    this.#bytes.copy(bytes, 0, 0, this.#length);
    this.#bytes = bytes;
  }
}

function putUint32(bytes: Buffer, at: number, value: number): void {
  bytes[at] = value;
  bytes[at + 1] = value >> 8;
  bytes[at + 2] = value >> 16;
  bytes[at + 3] = value >> 24;
}
