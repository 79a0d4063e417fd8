import { charmapCodec } from "./codecs/charmaps.ts";
import type { Codec } from "./codecs/codec.ts";
import { eastAsianCodec } from "./codecs/east-asian.ts";
import { punycodeCodec, rawUnicodeEscapeCodec, unicodeEscapeCodec } from "./codecs/escapes.ts";
import { asciiCodec, latin1Codec } from "./codecs/latin.ts";
import { codecName, encodingOf } from "./codecs/names.ts";
import { missingCodec, notTextCodec, undefinedCodec } from "./codecs/not-text.ts";
import { Utf7Codec } from "./codecs/utf7.ts";
import { Utf8Codec } from "./codecs/utf8.ts";
import { Utf8SigCodec } from "./codecs/utf8-sig.ts";
import { WideCodec } from "./codecs/wide.ts";
import { LookupError, ValueError } from "./exceptions.ts";
import { NOT_TEXT } from "./generated/encoding-names.ts";

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
  ["idna", () => missingCodec("idna")],
  ["latin_1", () => latin1Codec("iso8859-1")],
  ["punycode", punycodeCodec],
  ["raw_unicode_escape", rawUnicodeEscapeCodec],
  ["undefined", undefinedCodec],
  ["unicode_escape", unicodeEscapeCodec],
  ["utf_16", () => new WideCodec({ name: "utf-16", width: 2 })],
  ["utf_16_be", () => new WideCodec({ name: "utf-16-be", width: 2, order: "be" })],
  ["utf_16_le", () => new WideCodec({ name: "utf-16-le", width: 2, order: "le" })],
  ["utf_32", () => new WideCodec({ name: "utf-32", width: 4 })],
  ["utf_32_be", () => new WideCodec({ name: "utf-32-be", width: 4, order: "be" })],
  ["utf_32_le", () => new WideCodec({ name: "utf-32-le", width: 4, order: "le" })],
  ["utf_7", () => new Utf7Codec()],
  ["utf_8", () => new Utf8Codec()],
  ["utf_8_sig", () => new Utf8SigCodec()],
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
  const codec = made.get(encoding) ?? newCodec(encoding);
  if (codec !== undefined) made.set(encoding, codec);
  return codec;
}

function newCodec(encoding: string): Codec | undefined {
  if (NOT_TEXT.includes(encoding)) return notTextCodec(codecName(encoding));
  return MAKERS.get(encoding)?.() ?? charmapCodec(encoding) ?? eastAsianCodec(encoding);
}
