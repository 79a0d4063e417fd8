/** Bytes before a pickle: its length, highest first. */
const LENGTH_BYTES = 4;
const SMALLEST_BUFFER = 4096;

/** A frame that says it is longer than is read. The stream cannot be followed beyond it. */
export class FrameTooLongError extends Error {
  static {
    Object.defineProperty(FrameTooLongError.prototype, "name", { value: "FrameTooLongError" });
  }
}

/**
 * Cuts a stream of bytes into frames as `SocketHandler` sends them.
 *
 * Takes no more memory than what was received: the length that a sender claims is not believed.
 */
export class FrameReader {
  readonly #maxBytes: number;
  #bytes: Buffer = Buffer.alloc(0);
  #start = 0;
  #end = 0;
  #isOwn = false;

  /** Units: `maxBytes` is that of a pickle without its length. */
  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /** Whether a frame was begun and not completed. */
  get isAmidFrame(): boolean {
    return this.#end > this.#start;
  }

  /** Memory that an incomplete frame takes, in bytes. */
  get heldBytes(): number {
    return this.isAmidFrame ? this.#bytes.length : 0;
  }

  /** Takes the next bytes of the stream. */
  push(chunk: Buffer): void {
    if (this.#start === this.#end) {
      [this.#bytes, this.#start, this.#end, this.#isOwn] = [chunk, 0, chunk.length, false];
      return;
    }
    this.#makeRoom(chunk.length);
    this.#end += chunk.copy(this.#bytes, this.#end);
  }

  /**
   * The next pickle, if it is complete. It is valid until the next `push`.
   *
   * Errors: `FrameTooLongError`.
   */
  next(): Buffer | undefined {
    const available = this.#end - this.#start - LENGTH_BYTES;
    if (available < 0) return undefined;
    const length = this.#bytes.readUInt32BE(this.#start);
    if (length > this.#maxBytes) {
      throw new FrameTooLongError(`a frame of ${length} bytes; at most ${this.#maxBytes} are read`);
    }
    if (length > available) return undefined;
    const from = this.#start + LENGTH_BYTES;
    this.#start = from + length;
    return this.#bytes.subarray(from, this.#start);
  }

  /** Makes place behind what is there: by moving it to the front, or into a buffer twice as large. */
  #makeRoom(count: number): void {
    const kept = this.#end - this.#start;
    if (this.#isOwn && this.#end + count <= this.#bytes.length) return;
    const isRoomy = this.#isOwn && kept + count <= this.#bytes.length / 2;
    const larger = isRoomy
      ? this.#bytes
      : Buffer.allocUnsafe(Math.max(SMALLEST_BUFFER, 2 * (kept + count)));
    this.#bytes.copy(larger, 0, this.#start, this.#end);
    [this.#bytes, this.#start, this.#end, this.#isOwn] = [larger, 0, kept, true];
  }
}
