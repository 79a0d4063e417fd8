import { ByteSink } from "./byte-sink.ts";
import type { Codec, IncrementalEncoder } from "./codec.ts";
import { statelessEncoder } from "./codec.ts";
import { decodeSteps } from "./decode-errors.ts";
import { EncodeErrors } from "./encode-errors.ts";
import { isWellFormed } from "./surrogates.ts";
import { readUtf8 } from "./utf8-steps.ts";

const OPTIONS = { encoding: "utf-8", reason: "surrogates not allowed", escapesPrefix: true };
// With the flag, halves of a pair do not match.
const LONE_SURROGATES = /\p{Surrogate}+/gu;
const NOT_ASCII = /[^\0-\x7f]/;

/** Bytes of `text`, with lone surrogates settled by `errors`. */
export function encodeUtf8(text: string, errors: string): Uint8Array {
  return isWellFormed(text) ? Buffer.from(text) : encodeBroken(text, errors);
}

function encodeBroken(text: string, errors: string): Uint8Array {
  const sink = new ByteSink(text.length);
  const settled = new EncodeErrors(errors, OPTIONS);
  const broken = new RegExp(LONE_SURROGATES);
  let done = 0;
  for (let found = broken.exec(text); found !== null; found = broken.exec(text)) {
    const [run] = found;
    sink.pushAll(Buffer.from(text.slice(done, found.index)));
    const end = found.index + run.length;
    const { replacement, resume } = settled.settle(text, found.index, end);
    if (typeof replacement !== "string") sink.pushAll(replacement);
    else if (NOT_ASCII.test(replacement)) settled.raise(text, found.index, end);
    else sink.pushAll(Buffer.from(replacement));
    done = resume;
    broken.lastIndex = resume;
  }
  sink.pushAll(Buffer.from(text.slice(done)));
  return sink.take();
}

/** Text of `bytes`; a byte order mark is a character like any other. */
export function decodeUtf8(bytes: Uint8Array, errors: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return decodeSteps(bytes, errors, "utf-8", readUtf8);
  }
}

/** UTF-8. */
export class Utf8Codec implements Codec {
  readonly name = "utf-8";
  readonly isText = true;

  encode(text: string, errors = "strict"): Uint8Array {
    return encodeUtf8(text, errors);
  }

  decode(bytes: Uint8Array, errors = "strict"): string {
    return decodeUtf8(bytes, errors);
  }

  incrementalEncoder(errors = "strict"): IncrementalEncoder {
    return statelessEncoder(this, errors);
  }
}
