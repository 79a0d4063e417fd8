import type { Codec, IncrementalEncoder } from "./codec.ts";
import { StartEncoder } from "./start-encoder.ts";
import { decodeUtf8, encodeUtf8 } from "./utf8.ts";

const MARK = Uint8Array.of(0xef, 0xbb, 0xbf);

/** UTF-8 that starts with a byte order mark. */
export class Utf8SigCodec implements Codec {
  readonly name = "utf-8-sig";
  readonly isText = true;

  encode(text: string, errors = "strict"): Uint8Array {
    return Buffer.concat([MARK, encodeUtf8(text, errors)]);
  }

  decode(bytes: Uint8Array, errors = "strict"): string {
    const isMarked = MARK.every((byte, place) => bytes[place] === byte);
    return decodeUtf8(isMarked ? bytes.subarray(MARK.length) : bytes, errors);
  }

  incrementalEncoder(errors = "strict"): IncrementalEncoder {
    return new StartEncoder({
      first: (text) => this.encode(text, errors),
      rest: (text) => encodeUtf8(text, errors),
    });
  }
}
