/** Reads a pickle from front to back. Errors: `RangeError` where it ends too early. */
export class PickleTape {
  readonly #bytes: Buffer;
  #position = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** Number of bytes that are not read yet. */
  get left(): number {
    return this.#bytes.length - this.#position;
  }

  take(count: number): Buffer {
    if (count > this.left) throw new RangeError(`a pickle ends before its next ${count} bytes`);
    this.#position += count;
    return this.#bytes.subarray(this.#position - count, this.#position);
  }

  byte(): number {
    return this.take(1).readUInt8();
  }

  /** A line without its end. */
  line(): string {
    const end = this.#bytes.indexOf("\n", this.#position);
    if (end < 0) throw new RangeError("a pickle ends within a line");
    return this.take(end + 1 - this.#position)
      .toString("utf8")
      .slice(0, -1);
  }

  /** An unsigned number of `width` bytes, the lowest first. */
  count(width: 1 | 2 | 4 | 8): number {
    if (width === 8) return Number(this.take(8).readBigUInt64LE());
    return this.take(width).readUIntLE(0, width);
  }

  /** A signed number of `width` bytes, the lowest first. */
  integer(width: number): bigint {
    const hex = Buffer.from(this.take(width).toReversed()).toString("hex");
    return hex === "" ? 0n : BigInt.asIntN(width * 8, BigInt(`0x${hex}`));
  }
}
