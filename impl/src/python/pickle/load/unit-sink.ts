/** Collects the characters of a text, lone surrogates included. Quick also where each is an escape. */
export class UnitSink {
  readonly #bytes: Buffer;
  #length = 0;

  /** Room for `units` UTF-16 units. */
  constructor(units: number) {
    this.#bytes = Buffer.allocUnsafeSlow(units * 2);
  }

  push(codePoint: number): void {
    if (codePoint > 0xffff) {
      this.#unit(0xd7c0 + (codePoint >> 10));
      this.#unit(0xdc00 | (codePoint & 0x3ff));
    } else {
      this.#unit(codePoint);
    }
  }

  /** Takes the last UTF-16 unit away. */
  drop(): void {
    this.#length -= 2;
  }

  toString(): string {
    return this.#bytes.toString("utf16le", 0, this.#length);
  }

  #unit(unit: number): void {
    this.#bytes[this.#length++] = unit;
    this.#bytes[this.#length++] = unit >> 8;
  }
}
