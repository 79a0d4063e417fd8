import type { Step, StepReader } from "./decode-errors.ts";

/** Reads characters in units of two or four bytes. */
export function stepReader(width: 2 | 4, little: boolean): StepReader {
  const read = width === 2 ? readTwo : readFour;
  return (bytes, index) => {
    const rest = bytes.length - index;
    if (rest < width) return { reason: "truncated data", width: rest };
    return read(new DataView(bytes.buffer, bytes.byteOffset + index, rest), little);
  };
}

function readTwo(at: DataView, little: boolean): Step {
  const unit = at.getUint16(0, little);
  if (unit < 0xd800 || unit > 0xdfff) return { text: String.fromCharCode(unit), width: 2 };
  if (unit >= 0xdc00) return { reason: "illegal encoding", width: 2 };
  if (at.byteLength < 4) return { reason: "unexpected end of data", width: at.byteLength };
  const second = at.getUint16(2, little);
  if (second < 0xdc00 || second > 0xdfff) return { reason: "illegal UTF-16 surrogate", width: 2 };
  return { text: String.fromCharCode(unit, second), width: 4 };
}

function readFour(at: DataView, little: boolean): Step {
  const point = at.getUint32(0, little);
  if (point > 0x10ffff) return { reason: "code point not in range(0x110000)", width: 4 };
  if (point < 0xd800 || point > 0xdfff) return { text: String.fromCodePoint(point), width: 4 };
  return { reason: "code point in surrogate code point range(0xd800, 0xe000)", width: 4 };
}
