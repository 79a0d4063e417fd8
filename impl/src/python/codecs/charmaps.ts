import { inflateRawSync } from "node:zlib";
import { CHARMAP_NAMES, CHARMAP_TABLES } from "../generated/charmap-tables.ts";
import type { Codec } from "./codec.ts";
import { codecName } from "./names.ts";
import { OneByteCodec } from "./one-byte.ts";

const UNDEFINED = 0xfffe;
const SIZE = 256;

let inflated: DataView | undefined;

/** The table of all code pages, inflated once. */
function tables(): DataView {
  if (inflated === undefined) {
    const bytes = inflateRawSync(Buffer.from(CHARMAP_TABLES, "base64"));
    inflated = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }
  return inflated;
}

/** The code page of that name, or nothing if there is none. */
export function charmapCodec(encoding: string): Codec | undefined {
  const place = CHARMAP_NAMES.indexOf(encoding);
  if (place === -1) return undefined;
  const units = new Int32Array(SIZE);
  const bytes = new Int16Array(0x10000).fill(-1);
  for (let byte = 0; byte < SIZE; byte++) {
    const unit = tables().getUint16((place * SIZE + byte) * 2, true);
    units[byte] = unit === UNDEFINED ? -1 : unit;
    // Of two bytes with one meaning CPython writes the higher.
    if (unit !== UNDEFINED) bytes[unit] = byte;
  }
  return new OneByteCodec({
    name: codecName(encoding),
    encoding: "charmap",
    reason: "character maps to <undefined>",
    byteOf: (unit) => bytes[unit] ?? -1,
    unitOf: (byte) => units[byte] ?? -1,
  });
}
