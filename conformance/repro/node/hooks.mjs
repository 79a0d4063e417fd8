import { readFileSync, unlinkSync, writeFileSync } from "node:fs";
import { crc32 } from "node:zlib";
import { show } from "./world.mjs";

const calls = new Map();

/** Prints what the library passed to a function of ours. */
export function recorded(name, args, value = null) {
  calls.set(name, (calls.get(name) ?? 0) + 1);
  show(`calls/${name}[${calls.get(name)}]`, [...args]);
  return value;
}

/** Raises, where only an expression can stand. */
export function raise(error) {
  throw error;
}

/** Copies a record and changes the copy. */
export function changed(record, attributes) {
  return Object.assign(Object.create(Object.getPrototypeOf(record)), record, attributes);
}

/** Rotates by packing; stored, not deflated, so that the bytes are the same everywhere. */
export function gzipStored(source, target) {
  const data = readFileSync(source);
  const blocks = [];
  for (let start = 0; start < (data.length || 1); start += 65_535) {
    const block = data.subarray(start, start + 65_535);
    const head = Buffer.alloc(5);
    head.writeUInt8(start + 65_535 >= data.length ? 1 : 0);
    head.writeUInt16LE(block.length, 1);
    head.writeUInt16LE(block.length ^ 0xffff, 3);
    blocks.push(head, block);
  }
  const tail = Buffer.alloc(8);
  tail.writeUInt32LE(crc32(data));
  tail.writeUInt32LE(data.length, 4);
  const start = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]);
  writeFileSync(target, Buffer.concat([start, ...blocks, tail]));
  unlinkSync(source);
}

/** Rotates by copying, and empties the live file. */
export function copyAndTruncate(source, target) {
  writeFileSync(target, readFileSync(source));
  writeFileSync(source, "");
}
