/** Up to this length a loop beats the call into Node's encoder. */
const SHORT = 40;

const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * Writes `text` into `bytes` from index `at` and returns the index after its last byte.
 *
 * Lone surrogates are written as three bytes each (Python's `surrogatepass`). The caller has made
 * room for three bytes per UTF-16 unit.
 */
export function writeUtf8(bytes: Buffer, at: number, text: string): number {
  if (text.length > SHORT) return writeLong(bytes, at, text);
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit > 0x7f) return writeLong(bytes, at, text);
    bytes[at + index] = unit;
  }
  return at + text.length;
}

function writeLong(bytes: Buffer, at: number, text: string): number {
  const written = bytes.write(text, at, "utf8");
  // As many bytes as units: ASCII, so there is no surrogate to look for.
  if (written === text.length || !LONE_SURROGATE.test(text)) return at + written;
  let end = at;
  for (const character of text) end = writeCharacter(bytes, end, character);
  return end;
}

function writeCharacter(bytes: Buffer, at: number, character: string): number {
  const unit = character.charCodeAt(0);
  const isLone = character.length === 1 && unit >= 0xd800 && unit <= 0xdfff;
  if (!isLone) return at + bytes.write(character, at, "utf8");
  bytes[at] = 0xe0 | (unit >> 12);
  bytes[at + 1] = 0x80 | ((unit >> 6) & 0x3f);
  bytes[at + 2] = 0x80 | (unit & 0x3f);
  return at + 3;
}
