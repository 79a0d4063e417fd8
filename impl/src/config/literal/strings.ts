import { SyntaxError } from "../../python/exceptions.ts";

/** Escapes of one character. */
const SIMPLE: ReadonlyMap<string, string> = new Map([
  ["\n", ""],
  ["\\", "\\"],
  ["'", "'"],
  ['"', '"'],
  ["a", "\x07"],
  ["b", "\b"],
  ["f", "\f"],
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
  ["v", "\v"],
]);

const ESCAPES = /\\(?:([0-7]{1,3})|x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|([^]))/g;

/** What a text literal stands for, given without its quotes; an escape that Python does not know stays. */
export function textLiteral(body: string, isRaw: boolean): string {
  if (isRaw) return body;
  return body.replace(ESCAPES, (whole: string, ...groups: (string | undefined)[]) => {
    const [octal, byte, short, long, single = ""] = groups;
    if (octal !== undefined) return String.fromCodePoint(Number.parseInt(octal, 8));
    const digits = byte ?? short ?? long;
    if (digits !== undefined) return character(Number.parseInt(digits, 16), whole);
    if (single === "N") {
      throw new SyntaxError("characters by their names (\\N{…}) are not read here");
    }
    if (/[xuU]/.test(single)) throw truncated(single);
    return SIMPLE.get(single) ?? whole;
  });
}

function character(point: number, whole: string): string {
  if (point <= 0x10ffff) return String.fromCodePoint(point);
  throw unicodeError(`illegal Unicode character: ${whole}`);
}

function truncated(kind: string): SyntaxError {
  const form = kind === "x" ? "xXX" : kind === "u" ? "uXXXX" : "UXXXXXXXX";
  return unicodeError(`truncated \\${form} escape`);
}

function unicodeError(what: string): SyntaxError {
  return new SyntaxError(`(unicode error) 'unicodeescape' codec can't decode bytes: ${what}`);
}

/** What a bytes literal stands for. Errors: SyntaxError for what is beyond ASCII. */
export function bytesLiteral(body: string, isRaw: boolean): Uint8Array {
  if (/[^\0-\x7f]/.test(body)) {
    throw new SyntaxError("bytes can only contain ASCII literal characters (<string>, line 1)");
  }
  const text = isRaw ? body : body.replace(ESCAPES, byteEscape);
  return Uint8Array.from(text, (one) => one.charCodeAt(0) & 0xff);
}

function byteEscape(whole: string, ...groups: (string | undefined)[]): string {
  const [octal, byte, , , single] = groups;
  if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8) & 0xff);
  if (byte !== undefined) return String.fromCharCode(Number.parseInt(byte, 16));
  return single === undefined ? whole : (SIMPLE.get(single) ?? whole);
}
