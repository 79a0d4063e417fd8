import { createRequire } from "node:module";
import type * as Zlib from "node:zlib";

// Loaded where it is needed: nearly every thread does without, and is quicker to start.
const require = createRequire(import.meta.url);

const STORED_MAX = 65535;
const HEADER = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]);

/** `data` in gzip without compression: what deflate makes of it differs between libraries. */
export function storedGzip(data: Buffer): Buffer {
  const blocks: Buffer[] = [];
  for (let start = 0; start === 0 || start < data.length; start += STORED_MAX) {
    const block = data.subarray(start, start + STORED_MAX);
    const head = Buffer.alloc(5);
    head.writeUInt8(start + STORED_MAX >= data.length ? 1 : 0, 0);
    head.writeUInt16LE(block.length, 1);
    head.writeUInt16LE(block.length ^ 0xffff, 3);
    blocks.push(head, block);
  }
  const { gzipSync }: typeof Zlib = require("node:zlib");
  const checksumAndLength = gzipSync(data).subarray(-8); // Node 20 has no crc32() of its own
  return Buffer.concat([HEADER, ...blocks, checksumAndLength]);
}
