/** Longer texts are rarely seen twice. */
export const LONGEST = 32;
/** Enough for the attributes, levels, files and functions of an application; a power of two. */
const SLOTS = 2048;

const texts: string[] = Array.from({ length: SLOTS }, () => "");

/**
 * A short ASCII text, taken from those that were read before if it is among them.
 *
 * The same few dozen texts are in every record. Comparing them costs less than making them anew, and
 * as keys they are found faster. Undefined if a byte is not ASCII. The memory is bounded.
 */
export function cachedAscii(bytes: Buffer, start: number, end: number): string | undefined {
  const slot = slotOf(bytes, start, end);
  const known = texts[slot] ?? "";
  if (isSame(known, bytes, start, end)) return known;
  for (let index = start; index < end; index++) if ((bytes[index] ?? 0) > 0x7f) return undefined;
  const text = bytes.toString("latin1", start, end);
  texts[slot] = text;
  return text;
}

/** Five bytes and the length tell most texts apart; all the others share a slot in turn. */
function slotOf(bytes: Buffer, start: number, end: number): number {
  const length = end - start;
  if (length === 0) return 0;
  let hash = length;
  hash = Math.imul(hash, 31) + (bytes[start] ?? 0);
  hash = Math.imul(hash, 31) + (bytes[start + (length >> 2)] ?? 0);
  hash = Math.imul(hash, 31) + (bytes[start + (length >> 1)] ?? 0);
  hash = Math.imul(hash, 31) + (bytes[end - ((length + 1) >> 1)] ?? 0);
  hash = Math.imul(hash, 31) + (bytes[end - 1] ?? 0);
  return (hash ^ (hash >>> 11)) & (SLOTS - 1);
}

function isSame(text: string, bytes: Buffer, start: number, end: number): boolean {
  if (text.length !== end - start) return false;
  for (let index = 0; index < text.length; index++) {
    if (text.charCodeAt(index) !== bytes[start + index]) return false;
  }
  return true;
}
