import { UnpicklingError } from "../errors.ts";
import { cachedAscii, LONGEST } from "./text-cache.ts";
import { UnitSink } from "./unit-sink.ts";

const REPLACEMENT = "\ufffd";

/**
 * Reads `bytes[start:end]` as UTF-8 with lone surrogates kept (Python's `surrogatepass`).
 *
 * Two surrogates that Python kept apart become one character, as they are in any JavaScript string.
 * Errors: `UnpicklingError` if the bytes are no UTF-8.
 */
export function readUtf8(bytes: Buffer, start: number, end: number): string {
  const cached = end - start <= LONGEST ? cachedAscii(bytes, start, end) : undefined;
  if (cached !== undefined) return cached;
  const text = bytes.toString("utf8", start, end);
  // The decoder puts this character for what it cannot read, and surrogates are among that.
  return text.includes(REPLACEMENT) ? readSlowly(bytes, start, end) : text;
}

function readSlowly(bytes: Buffer, start: number, end: number): string {
  const units = new UnitSink(end - start);
  for (let at = start; at < end; ) {
    const length = sequenceLength(bytes, at, end);
    if (length === 0) throw new UnpicklingError(`str is not UTF-8 at byte ${at - start}`);
    units.push(codePointAt(bytes, at, length));
    at += length;
  }
  return units.toString();
}

/** Lowest and highest second byte after a first byte that restricts it. */
const SECOND_BYTES: ReadonlyMap<number, readonly [low: number, high: number]> = new Map([
  [0xe0, [0xa0, 0xbf]],
  [0xf0, [0x90, 0xbf]],
  [0xf4, [0x80, 0x8f]],
]);

/** Bytes of the character that starts at `at`; 0 if none does. */
function sequenceLength(bytes: Buffer, at: number, end: number): number {
  const first = bytes[at] ?? 0;
  const length = lengthByFirst(first);
  if (at + length > end) return 0;
  const [low, high] = SECOND_BYTES.get(first) ?? [0x80, 0xbf];
  for (let index = 1; index < length; index++) {
    const byte = bytes[at + index] ?? 0;
    if (byte < (index === 1 ? low : 0x80) || byte > (index === 1 ? high : 0xbf)) return 0;
  }
  return length;
}

function lengthByFirst(first: number): number {
  if (first < 0x80) return 1;
  if (first < 0xc2 || first > 0xf4) return 0;
  if (first < 0xe0) return 2;
  return first < 0xf0 ? 3 : 4;
}

/** Bits of the first byte that belong to the character, by the number of its bytes. */
const FIRST_BITS = [0, 0x7f, 0x1f, 0x0f, 0x07];

function codePointAt(bytes: Buffer, at: number, length: number): number {
  let code = (bytes[at] ?? 0) & (FIRST_BITS[length] ?? 0);
  for (let index = 1; index < length; index++)
    code = (code << 6) | ((bytes[at + index] ?? 0) & 0x3f);
  return code;
}
