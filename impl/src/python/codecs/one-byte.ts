import { ByteSink } from "./byte-sink.ts";
import { type Codec, type IncrementalEncoder, statelessEncoder } from "./codec.ts";
import { decodeSteps } from "./decode-errors.ts";
import { EncodeErrors, type EncodeErrorsOptions } from "./encode-errors.ts";

/** Byte of each code unit, -1 for those without. */
export type ByteOfUnit = (unit: number) => number;

/** What one-byte encodings differ in. */
export interface OneByteOptions extends EncodeErrorsOptions {
  /** See {@link Codec.name}. */
  readonly name: string;
  /** The byte of a code unit, or -1. */
  readonly byteOf: ByteOfUnit;
  /** The code unit of a byte, or -1. */
  readonly unitOf: (byte: number) => number;
}

/** An encoding of one byte per character: ASCII, Latin-1 and the code pages. */
export class OneByteCodec implements Codec {
  readonly name: string;
  readonly isText = true;
  readonly #options: OneByteOptions;

  constructor(options: OneByteOptions) {
    this.name = options.name;
    this.#options = options;
  }

  encode(text: string, errors = "strict"): Uint8Array {
    const { byteOf } = this.#options;
    const bytes = new Uint8Array(text.length);
    for (let index = 0; index < text.length; index++) {
      const byte = byteOf(text.charCodeAt(index));
      if (byte < 0) return this.#encodeBroken(text, errors);
      bytes[index] = byte;
    }
    return bytes;
  }

  decode(bytes: Uint8Array, errors = "strict"): string {
    const { encoding, reason, unitOf } = this.#options;
    return decodeSteps(bytes, errors, encoding, (from, index) => {
      const unit = unitOf(from[index] ?? 0);
      return unit < 0 ? { reason, width: 1 } : { text: String.fromCharCode(unit), width: 1 };
    });
  }

  incrementalEncoder(errors = "strict"): IncrementalEncoder {
    return statelessEncoder(this, errors);
  }

  #encodeBroken(text: string, errors: string): Uint8Array {
    const { byteOf } = this.#options;
    const sink = new ByteSink(text.length);
    const settled = new EncodeErrors(errors, this.#options);
    let index = 0;
    while (index < text.length) {
      const byte = byteOf(text.charCodeAt(index));
      if (byte >= 0) {
        sink.push(byte);
        index++;
      } else {
        index = this.#settle(text, index, sink, settled);
      }
    }
    return sink.take();
  }

  /** Handles the run of characters without a byte that starts at `start`; returns where to go on. */
  #settle(text: string, start: number, sink: ByteSink, errors: EncodeErrors): number {
    const { byteOf } = this.#options;
    let end = start;
    while (end < text.length && byteOf(text.charCodeAt(end)) < 0) end++;
    const { replacement, resume } = errors.settle(text, start, end);
    if (typeof replacement !== "string") {
      sink.pushAll(replacement);
      return resume;
    }
    for (let index = 0; index < replacement.length; index++) {
      const byte = byteOf(replacement.charCodeAt(index));
      if (byte < 0) errors.raise(text, start, end);
      sink.push(byte);
    }
    return resume;
  }
}
