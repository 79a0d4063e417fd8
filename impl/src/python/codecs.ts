import { charmapCodec } from "./codecs/charmaps.ts";
import type { Codec } from "./codecs/codec.ts";
import { asciiCodec, latin1Codec } from "./codecs/latin.ts";
import { encodingOf } from "./codecs/names.ts";
import { Utf8Codec } from "./codecs/utf8.ts";
import { LookupError, ValueError } from "./exceptions.ts";

export type { Codec, IncrementalEncoder } from "./codecs/codec.ts";
export {
  type CodecError,
  type ErrorHandler,
  lookup_error,
  register_error,
} from "./codecs/error-handlers.ts";

/** How each encoding is made that is no table of 256 characters. */
const MAKERS: ReadonlyMap<string, () => Codec> = new Map<string, () => Codec>([
  ["ascii", asciiCodec],
  ["charmap", () => latin1Codec("charmap")],
  ["latin_1", () => latin1Codec("iso8859-1")],
  ["utf_8", () => new Utf8Codec()],
]);

const made = new Map<string, Codec>();

/**
 * The codec of an encoding, by any of the names that Python knows it by.
 *
 * Errors: LookupError for a name that Python does not know, with Python's text.
 *
 * Source: CPython 3.15, `codecs.lookup`.
 */
export function lookup(name: string): Codec {
  const known = made.get(name);
  if (known !== undefined) return known;
  if (name.includes("\0")) throw new ValueError("embedded null character");
  const encoding = encodingOf(name);
  const codec = encoding === undefined ? undefined : make(encoding);
  if (codec === undefined) throw new LookupError(`unknown encoding: ${name}`);
  return codec;
}

/** One codec for all names of an encoding. */
function make(encoding: string): Codec | undefined {
  const codec = made.get(encoding) ?? MAKERS.get(encoding)?.() ?? charmapCodec(encoding);
  if (codec !== undefined) made.set(encoding, codec);
  return codec;
}
