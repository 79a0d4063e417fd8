/** A growing run of bytes. */
export class ByteSink {
  #bytes: Uint8Array;
  #length = 0;

  /** @param capacity bytes expected; more are taken as they come */
  constructor(capacity: number) {
    this.#bytes = new Uint8Array(Math.max(capacity, 16));
  }

  /** Adds one byte. */
  push(byte: number): void {
    if (this.#length === this.#bytes.length) this.#grow(1);
    this.#bytes[this.#length++] = byte;
  }

  /** Adds `width` bytes of `code`, the most significant first. */
  pushCode(code: number, width: number): void {
    for (let shift = (width - 1) * 8; shift >= 0; shift -= 8) this.push((code >>> shift) & 0xff);
  }

  /** Adds all of `bytes`. */
  pushAll(bytes: Uint8Array): void {
    if (this.#length + bytes.length > this.#bytes.length) this.#grow(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  /** What was added so far. The sink is not to be used afterwards. */
  take(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  #grow(room: number): void {
    const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + room));
    larger.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = larger;
  }
}
