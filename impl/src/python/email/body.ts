import { lookup } from "../codecs.ts";
import { quotedPrintable } from "./quoted-printable.ts";

/** How the bytes of a body are written. */
export type TransferEncoding = "7bit" | "8bit" | "quoted-printable" | "base64";

/** A text as the body of a mail. */
export interface Body {
  readonly encoding: TransferEncoding;
  /** Lines ended by line feeds. */
  readonly bytes: Uint8Array;
}

/** Longest line that is left alone, in bytes without its end. */
const LONGEST_LINE = 78;
/** Lines that are looked at to choose between quoted-printable and base64. */
const SAMPLED_LINES = 10;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/**
 * Makes a body of `text` in UTF-8.
 *
 * Short lines go as they are, as 7bit or 8bit; a line of more than 78 bytes makes it
 * quoted-printable or base64, whichever is shorter for the first ten lines. Every kind of line end
 * counts, and the last line gets one. Errors: UnicodeEncodeError for a lone surrogate.
 *
 * Source: CPython 3.15, `email.contentmanager._encode_text` under the default policy.
 */
export function makeBody(text: string): Body {
  const lines = splitLines(lookup("utf-8").encode(text));
  if (lines.every((line) => line.length <= LONGEST_LINE)) {
    const bytes = joined(lines);
    return { encoding: bytes.every((byte) => byte < 128) ? "7bit" : "8bit", bytes };
  }
  const sample = joined(lines.slice(0, SAMPLED_LINES));
  const base64Length = Math.ceil(sample.length / 3) * 4 + 1; // with its line feed, without breaks
  if (quotedPrintable(sample, LONGEST_LINE).length > base64Length) {
    return { encoding: "base64", bytes: base64(joined(lines)) };
  }
  const bytes = Buffer.from(quotedPrintable(joined(lines), LONGEST_LINE), "latin1");
  return { encoding: "quoted-printable", bytes };
}

/** The lines of `bytes`, ended by CR, LF or both; nothing behind the last end is no line. */
function splitLines(bytes: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = [];
  let start = 0;
  for (let index = 0; index < bytes.length; index++) {
    const byte = bytes[index];
    if (byte !== LINE_FEED && byte !== CARRIAGE_RETURN) continue;
    lines.push(bytes.subarray(start, index));
    if (byte === CARRIAGE_RETURN && bytes[index + 1] === LINE_FEED) index++;
    start = index + 1;
  }
  if (start < bytes.length) lines.push(bytes.subarray(start));
  return lines;
}

/** The lines with a line feed each; a body without lines is one line feed. */
function joined(lines: readonly Uint8Array[]): Uint8Array {
  if (lines.length === 0) return Buffer.from("\n");
  return Buffer.concat(lines.flatMap((line) => [line, Buffer.of(LINE_FEED)]));
}

/** Base64 in lines of 76 characters: full groups of four in 78. */
function base64(bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(bytes).toString("base64");
  return Buffer.from(text.replace(/.{1,76}/g, "$&\n"), "latin1");
}
