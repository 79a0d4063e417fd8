import { isPrintable } from "./printable.ts";

const PLAIN = /^[ !#-&(-[\]-~]*$/;
const SHORT_ESCAPES: ReadonlyMap<number, string> = new Map([
  [0x09, "\\t"],
  [0x0a, "\\n"],
  [0x0d, "\\r"],
  [0x5c, "\\\\"],
]);

/** Python's `repr` of a str. Source: CPython 3.15, `str.__repr__`. */
export function stringRepr(text: string): string {
  if (PLAIN.test(text)) return `'${text}'`;
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  let body = "";
  for (const character of text) body += escaped(character, quote);
  return quote + body + quote;
}

function escaped(character: string, quote: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (character === quote) return `\\${quote}`;
  const short = SHORT_ESCAPES.get(code);
  if (short !== undefined) return short;
  return isPrintable(code) ? character : codePointEscape(code);
}

/** `\xe9`, `\u20ac` or `\U0001f600`, whichever is the shortest that fits. */
export function codePointEscape(code: number): string {
  if (code <= 0xff) return `\\x${code.toString(16).padStart(2, "0")}`;
  if (code <= 0xffff) return `\\u${code.toString(16).padStart(4, "0")}`;
  return `\\U${code.toString(16).padStart(8, "0")}`;
}

/** Writes every character beyond ASCII of a `repr` as an escape, which turns it into `ascii()`. */
export function escapeNonAscii(text: string): string {
  let body = "";
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    body += code < 0x80 ? character : codePointEscape(code);
  }
  return body;
}

/** Python's `repr` of bytes. Source: CPython 3.15, `bytes.__repr__`. */
export function bytesRepr(bytes: Uint8Array): string {
  const quote = bytes.includes(0x27) && !bytes.includes(0x22) ? '"' : "'";
  let body = "";
  for (const byte of bytes) body += escapedByte(byte, quote);
  return `b${quote}${body}${quote}`;
}

function escapedByte(byte: number, quote: string): string {
  const character = String.fromCharCode(byte);
  if (character === quote) return `\\${quote}`;
  const short = SHORT_ESCAPES.get(byte);
  if (short !== undefined) return short;
  return byte >= 0x20 && byte < 0x7f ? character : codePointEscape(byte);
}
