import type { Codec } from "./codec.ts";
import { OneByteCodec, type OneByteOptions } from "./one-byte.ts";

/** A one-byte encoding whose bytes are the code points below a limit. */
class LatinCodec extends OneByteCodec {
  readonly #beyond: RegExp;

  constructor(options: OneByteOptions, beyond: RegExp) {
    super(options);
    this.#beyond = beyond;
  }

  override encode(text: string, errors = "strict"): Uint8Array {
    return this.#beyond.test(text) ? super.encode(text, errors) : Buffer.from(text, "latin1");
  }
}

function latin(name: string, encoding: string, limit: number, beyond: RegExp): Codec {
  const options = {
    name,
    encoding,
    reason: `ordinal not in range(${limit})`,
    escapesPrefix: true,
    byteOf: (unit: number) => (unit < limit ? unit : -1),
    unitOf: (byte: number) => (byte < limit ? byte : -1),
  };
  return new LatinCodec(options, beyond);
}

/** ASCII. */
export function asciiCodec(): Codec {
  return latin("ascii", "ascii", 0x80, /[^\0-\x7f]/);
}

/** Latin-1; CPython's `charmap` codec without a table is the same under another name. */
export function latin1Codec(name: string): Codec {
  return latin(name, "latin-1", 0x100, /[^\0-\xff]/);
}
