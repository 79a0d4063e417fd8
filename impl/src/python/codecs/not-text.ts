import { LookupError, NotImplementedError, UnicodeError } from "../exceptions.ts";
import type { Codec, IncrementalEncoder } from "./codec.ts";

/** A codec that Python knows and that does not turn text into bytes, such as `zlib`. */
export function notTextCodec(name: string): Codec {
  const refuse = (instead: string): never => {
    throw new LookupError(
      `'${name}' is not a text encoding; use codecs.${instead}() to handle arbitrary codecs`,
    );
  };
  return failingCodec(name, false, refuse);
}

/** Python's `undefined`, which refuses every text. */
export function undefinedCodec(): Codec {
  return failingCodec("undefined", true, () => {
    throw new UnicodeError("undefined encoding");
  });
}

/** An encoding that a file may be opened with, although nothing can be written to it here. */
export function missingCodec(name: string): Codec {
  return failingCodec(name, true, () => {
    throw new NotImplementedError(`The encoding ${name} is not supported`);
  });
}

function failingCodec(name: string, isText: boolean, fail: (method: string) => never): Codec {
  const incremental: IncrementalEncoder = {
    encode: () => fail("encode"),
    reset: () => {},
    setstate: () => {},
  };
  return {
    name,
    isText,
    encode: () => fail("encode"),
    decode: () => fail("decode"),
    incrementalEncoder: () => incremental,
  };
}
