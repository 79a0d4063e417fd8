import { isWellFormed } from "../codecs/surrogates.ts";
import { lookup } from "../codecs.ts";
import { LookupError, UnicodeDecodeError, UnicodeEncodeError, ValueError } from "../exceptions.ts";
import type { Defect } from "./token.ts";

/** Characters that stand for themselves in the `q` encoding of a header. */
const PLAIN = /^[-!*+/A-Za-z0-9]$/;

/** Each byte in the `q` encoding. */
const Q_BYTES: readonly string[] = Array.from({ length: 256 }, (_, byte) => {
  const character = String.fromCharCode(byte);
  if (character === " ") return "_";
  return PLAIN.test(character) ? character : `=${byte.toString(16).toUpperCase().padStart(2, "0")}`;
});

/**
 * Writes `text` as an encoded word: `=?utf-8?q?caf=C3=A9?=`.
 *
 * Of the encodings `q` and `b` the shorter is taken; `q` may be up to four characters longer.
 * `unknown-8bit` stands for bytes that came in as lone surrogates. Errors: UnicodeEncodeError for
 * other surrogates. Source: CPython 3.15, `email._encoded_words.encode`; RFC 2047.
 */
export function encodeWord(text: string, charset: "utf-8" | "unknown-8bit"): string {
  const errors = charset === "unknown-8bit" ? "surrogateescape" : "strict";
  const bytes = lookup("utf-8").encode(text, errors);
  const quoted = Array.from(bytes, (byte) => Q_BYTES[byte] ?? "").join("");
  const base64 = Buffer.from(bytes).toString("base64");
  const isQuoted = quoted.length - base64.length < 5;
  return `=?${charset}?${isQuoted ? "q" : "b"}?${isQuoted ? quoted : base64}?=`;
}

/** A decoded word. */
export interface DecodedWord {
  readonly text: string;
  readonly defects: readonly Defect[];
}

/**
 * Reads an encoded word, given from `=?` to `?=`.
 *
 * Bytes that are no text in the charset, and all bytes above 127 in a charset that nobody knows,
 * come out as lone surrogates. Errors: ValueError where the form is wrong. Source: CPython 3.15,
 * `email._encoded_words.decode`.
 */
export function decodeWord(word: string): DecodedWord {
  const fields = word.split("?");
  if (fields.length !== 5) throw new ValueError("an encoded word has five fields");
  const [, fullCharset = "", encoding = "", encoded = ""] = fields;
  const charset = fullCharset.replace(/\*[^]*$/, ""); // `charset*language`, RFC 2231
  const bytes = lookup("ascii").encode(encoded, "surrogateescape");
  const isBase64 = encoding.toLowerCase() === "b";
  if (!isBase64 && encoding.toLowerCase() !== "q") throw new ValueError(`no encoding ${encoding}`);
  return asText(isBase64 ? decodeBase64(bytes) : decodeQ(bytes), charset);
}

function decodeQ(encoded: Uint8Array): Uint8Array {
  const text = Buffer.from(encoded).toString("latin1").replaceAll("_", " ");
  const plain = text.replace(/=([a-fA-F0-9]{2})/g, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 16)),
  );
  return Buffer.from(plain, "latin1");
}

/** Whatever is no base64 is skipped; a count of characters that cannot be leaves all as it was. */
function decodeBase64(encoded: Uint8Array): Uint8Array {
  const data = Buffer.from(encoded)
    .toString("latin1")
    .replace(/[^A-Za-z0-9+/]/g, "");
  return data.length % 4 === 1 ? encoded : Buffer.from(data, "base64");
}

function asText(bytes: Uint8Array, charset: string): DecodedWord {
  if (charset.includes("\0")) throw new ValueError("embedded null character");
  if (bytes.length === 0) return { text: "", defects: [] }; // CPython does not look for the charset then
  try {
    return decoded(bytes, charset);
  } catch (error) {
    if (!(error instanceof LookupError || error instanceof UnicodeEncodeError)) throw error;
    return { text: lookup("ascii").decode(bytes, "surrogateescape"), defects: ["other"] };
  }
}

function decoded(bytes: Uint8Array, charset: string): DecodedWord {
  const codec = textCodec(charset);
  try {
    return { text: codec.decode(bytes), defects: [] };
  } catch (error) {
    if (!(error instanceof UnicodeDecodeError)) throw error;
    return { text: codec.decode(bytes, "surrogateescape"), defects: ["undecodable"] };
  }
}

function textCodec(charset: string): ReturnType<typeof lookup> {
  if (!isWellFormed(charset)) throw new LookupError(`unknown encoding: ${charset}`);
  const codec = lookup(charset);
  if (!codec.isText) throw new LookupError(`'${charset}' is not a text encoding`);
  return codec;
}
