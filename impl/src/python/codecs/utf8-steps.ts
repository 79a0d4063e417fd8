import type { Step } from "./decode-errors.ts";

const START = "invalid start byte";
const CONTINUATION = "invalid continuation byte";
const END = "unexpected end of data";

/** How many bytes a character has, by its first byte; 0 if none starts so. */
function widthOf(first: number): number {
  if (first < 0x80) return 1;
  if (first < 0xc2) return 0;
  if (first < 0xe0) return 2;
  if (first < 0xf0) return 3;
  return first < 0xf5 ? 4 : 0;
}

/** Lowest and highest second byte after `first`: no overlong forms, no surrogates, nothing past U+10FFFF. */
function secondRange(first: number): readonly [number, number] {
  if (first === 0xe0) return [0xa0, 0xbf];
  if (first === 0xed) return [0x80, 0x9f];
  if (first === 0xf0) return [0x90, 0xbf];
  return first === 0xf4 ? [0x80, 0x8f] : [0x80, 0xbf];
}

/** Reads one UTF-8 character; an error spans the longest start of a character that was there. */
export function readUtf8(bytes: Uint8Array, index: number): Step {
  const first = bytes[index] ?? 0;
  const width = widthOf(first);
  if (width === 0) return { reason: START, width: 1 };
  let point = width === 1 ? first : first & (0x7f >> width);
  for (let offset = 1; offset < width; offset++) {
    const byte = bytes[index + offset];
    if (byte === undefined) return { reason: END, width: offset };
    const [low, high] = offset === 1 ? secondRange(first) : [0x80, 0xbf];
    if (byte < low || byte > high) return { reason: CONTINUATION, width: offset };
    point = (point << 6) | (byte & 0x3f);
  }
  return { text: String.fromCodePoint(point), width };
}
