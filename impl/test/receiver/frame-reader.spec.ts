import { expect, test } from "@playwright/test";
import { FrameReader } from "#impl/receiver/frame-reader.js";

const TEXTS = ["first", "", "third ".repeat(2000), "x"];

function framed(text: string): Buffer {
  const frame = Buffer.alloc(4 + text.length, text);
  frame.writeUInt32BE(text.length);
  frame.write(text, 4);
  return frame;
}

function readAll(reader: FrameReader): string[] {
  const found: string[] = [];
  for (let next = reader.next(); next !== undefined; next = reader.next()) {
    found.push(next.toString());
  }
  return found;
}

for (const size of [1, 2, 3, 5, 1000, 4096, 100_000]) {
  test(`FrameReader finds the frames of a stream that comes in pieces of ${size} bytes`, () => {
    const stream = Buffer.concat(TEXTS.map(framed));
    const reader = new FrameReader(1 << 20);
    const found: string[] = [];

    for (let at = 0; at < stream.length; at += size) {
      reader.push(Buffer.from(stream.subarray(at, at + size)));
      found.push(...readAll(reader));
    }

    expect(found).toEqual(TEXTS);
    expect(reader.isAmidFrame).toBe(false);
  });
}

test("FrameReader keeps what was not asked for when more comes", () => {
  const reader = new FrameReader(100);

  for (const text of ["a", "bb", "ccc"]) reader.push(framed(text));
  reader.push(framed("dddd").subarray(0, 6));

  expect(readAll(reader)).toEqual(["a", "bb", "ccc"]);
  expect(reader.isAmidFrame).toBe(true);
});

test("FrameReader takes a frame as long as the limit and throws at one byte more", () => {
  const reader = new FrameReader(10);
  reader.push(framed("x".repeat(10)));
  expect(reader.next()).toHaveLength(10);

  reader.push(framed("x".repeat(11)).subarray(0, 4));

  expect(() => reader.next()).toThrow("a frame of 11 bytes; at most 10 are read");
});

test("FrameReader takes no memory for a length that is only claimed", () => {
  const claims = Array.from({ length: 1000 }, () => {
    const reader = new FrameReader(2 ** 31);
    reader.push(Buffer.from([0x7f, 0xff, 0xff, 0xff, 1]));
    expect(reader.next()).toBeUndefined();
    return reader;
  });

  expect(process.memoryUsage().arrayBuffers).toBeLessThan(200 * 2 ** 20);
  expect(claims.every(({ isAmidFrame }) => isAmidFrame)).toBe(true);
});
