import { characterName } from "./character-names.ts";
import { nextIndex } from "./surrogates.ts";

/**
 * What stands for the characters of `text` from one code unit index to another. Nothing if the
 * handler refuses them, and then the error is raised.
 */
export type Replacement = (
  text: string,
  start: number,
  end: number,
  encoding: string,
) => string | Uint8Array | undefined;

/** What CPython's own error handlers put in the place of characters without bytes, by name. */
export const REPLACEMENTS: ReadonlyMap<string, Replacement> = new Map<string, Replacement>([
  ["strict", () => undefined],
  ["ignore", () => ""],
  ["replace", perCharacter(() => "?")],
  ["backslashreplace", perCharacter(backslashEscape)],
  ["xmlcharrefreplace", perCharacter((point) => `&#${point};`)],
  ["namereplace", perCharacter(nameEscape)],
  ["surrogateescape", surrogateEscape],
  ["surrogatepass", surrogatePass],
]);

/** `\xe9`, `\u20ac` or `\U0001f600`: how `backslashreplace` writes a code point. */
export function backslashEscape(point: number): string {
  const digits = point.toString(16);
  if (point < 0x100) return `\\x${digits.padStart(2, "0")}`;
  return point < 0x10000 ? `\\u${digits.padStart(4, "0")}` : `\\U${digits.padStart(8, "0")}`;
}

function nameEscape(point: number): string {
  const name = characterName(point);
  return name === undefined ? backslashEscape(point) : `\\N{${name}}`;
}

function perCharacter(replace: (point: number) => string): Replacement {
  return (text, start, end) => {
    let replaced = "";
    for (let index = start; index < end; index = nextIndex(text, index)) {
      replaced += replace(text.codePointAt(index) ?? 0);
    }
    return replaced;
  };
}

/** Turns U+DC80 … U+DCFF back into the bytes that a decoder made them of. */
function surrogateEscape(text: string, start: number, end: number): Uint8Array | undefined {
  const units = Array.from({ length: end - start }, (_, offset) => text.charCodeAt(start + offset));
  return units.every(isEscapedByte) ? Uint8Array.from(units, (unit) => unit & 0xff) : undefined;
}

/** Whether a code unit is a byte in the guise of a surrogate. */
export function isEscapedByte(unit: number): boolean {
  return unit >= 0xdc80 && unit <= 0xdcff;
}

/** Writes surrogates as if they were characters; only the UTF encodings can. */
function surrogatePass(
  text: string,
  start: number,
  end: number,
  encoding: string,
): Uint8Array | undefined {
  const toBytes = SURROGATE_BYTES.get(encoding);
  if (toBytes === undefined) return undefined;
  const bytes: number[] = [];
  for (let index = start; index < end; index++) {
    const unit = text.charCodeAt(index);
    if (unit < 0xd800 || unit > 0xdfff) return undefined;
    bytes.push(...toBytes(unit));
  }
  return Uint8Array.from(bytes);
}

const SURROGATE_BYTES: ReadonlyMap<string, (unit: number) => number[]> = new Map([
  ["utf-8", (unit) => [0xe0 | (unit >> 12), 0x80 | ((unit >> 6) & 0x3f), 0x80 | (unit & 0x3f)]],
  ["utf-16", (unit) => [unit & 0xff, unit >> 8]],
  ["utf-16-le", (unit) => [unit & 0xff, unit >> 8]],
  ["utf-16-be", (unit) => [unit >> 8, unit & 0xff]],
  ["utf-32", (unit) => [unit & 0xff, unit >> 8, 0, 0]],
  ["utf-32-le", (unit) => [unit & 0xff, unit >> 8, 0, 0]],
  ["utf-32-be", (unit) => [0, 0, unit >> 8, unit & 0xff]],
]);
