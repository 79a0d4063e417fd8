import { UnpicklingError } from "../errors.ts";

const RAW_ESCAPE = /\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([^uU])|([uU]))/gs;

/**
 * Reads the text of protocol 0: each byte one character, beyond that `\u0020` and `\U0001f600`.
 *
 * Source: CPython 3.15, the codec `raw-unicode-escape`.
 */
export function rawUnicode(line: string): string {
  if (!line.includes("\\")) return line;
  return line.replace(RAW_ESCAPE, (all, short, long, other) => {
    if (other !== undefined) return all; // a backslash that escapes nothing, and what follows it
    const code = Number.parseInt(short ?? long ?? "", 16);
    if (!(code <= 0x10ffff)) throw new UnpicklingError("str has a broken \\u escape");
    return String.fromCodePoint(code);
  });
}

const ESCAPE = /\\(?:x([0-9a-fA-F]{2})|([0-7]{1,3})|(.)|$)/gs;

const SINGLE: Readonly<Record<string, string>> = {
  "\\": "\\",
  "'": "'",
  '"': '"',
  a: "\x07",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
};

/** Reads a string of Python 2 as its `repr` wrote it, quotes and escapes included. */
export function stringLiteral(line: string): string {
  const quote = line[0];
  const isQuoted = line.length >= 2 && (quote === "'" || quote === '"') && line.endsWith(quote);
  if (!isQuoted) throw new UnpicklingError("the STRING opcode argument must be quoted");
  return line.slice(1, -1).replace(ESCAPE, (all, hex, octal, single) => {
    if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
    if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8) & 0xff);
    if (single === "x" || single === undefined) throw new UnpicklingError("broken \\x escape");
    return SINGLE[single] ?? all;
  });
}
