import { TypeError, type UnicodeDecodeError } from "../exceptions.ts";

/** What CPython's own handlers put in the place of bytes that are no text, or nothing if they refuse. */
export function decodeReplacement(
  error: UnicodeDecodeError,
  name: string,
): readonly [string, number] | undefined {
  const { object, start, end, encoding } = error;
  switch (name) {
    case "ignore":
      return ["", end];
    case "replace":
      return ["\ufffd", end];
    case "backslashreplace":
      return [Array.from(object.subarray(start, end), byteEscape).join(""), end];
    case "surrogateescape":
      return escapedBytes(object, start, end);
    case "surrogatepass":
      return passedSurrogate(object, start, encoding);
    case "strict":
      return undefined;
    default:
      throw new TypeError("don't know how to handle UnicodeDecodeError in error callback");
  }
}

function byteEscape(byte: number): string {
  return `\\x${byte.toString(16).padStart(2, "0")}`;
}

function escapedBytes(
  object: Uint8Array,
  start: number,
  end: number,
): readonly [string, number] | undefined {
  const bytes = object.subarray(start, Math.min(end, start + 4));
  const plain = bytes.findIndex((byte) => byte < 0x80);
  const escaped = plain === -1 ? bytes : bytes.subarray(0, plain);
  if (escaped.length === 0) return undefined;
  return [
    String.fromCharCode(...Array.from(escaped, (byte) => 0xdc00 + byte)),
    start + escaped.length,
  ];
}

/** How a lone surrogate looks in each UTF encoding: how many bytes, and its value or something else. */
const SURROGATE_READERS: ReadonlyMap<string, readonly [number, (at: DataView) => number]> = new Map(
  [
    ["utf-8", [3, utf8Surrogate]],
    ["utf-16", [2, (at) => at.getUint16(0, true)]],
    ["utf-16-le", [2, (at) => at.getUint16(0, true)]],
    ["utf-16-be", [2, (at) => at.getUint16(0)]],
    ["utf-32", [4, (at) => at.getUint32(0, true)]],
    ["utf-32-le", [4, (at) => at.getUint32(0, true)]],
    ["utf-32-be", [4, (at) => at.getUint32(0)]],
  ],
);

function passedSurrogate(
  object: Uint8Array,
  start: number,
  encoding: string,
): readonly [string, number] | undefined {
  const reader = SURROGATE_READERS.get(encoding);
  if (reader === undefined) return undefined;
  const [width, read] = reader;
  if (start + width > object.length) return undefined;
  const unit = read(new DataView(object.buffer, object.byteOffset + start, width));
  return unit >= 0xd800 && unit <= 0xdfff ? [String.fromCharCode(unit), start + width] : undefined;
}

function utf8Surrogate(at: DataView): number {
  const [first, second, third] = [at.getUint8(0), at.getUint8(1), at.getUint8(2)];
  if ((first & 0xf0) !== 0xe0 || (second & 0xc0) !== 0x80 || (third & 0xc0) !== 0x80) return 0;
  return ((first & 0xf) << 12) | ((second & 0x3f) << 6) | (third & 0x3f);
}
