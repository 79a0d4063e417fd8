import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "@playwright/test";
import { readPickle } from "#conformance/compare/decode/pickle.js";
import { codesOf, writtenPickle } from "#conformance/compare/decode/pickle-value.js";

interface Captured {
  readonly repr: string;
  readonly pickles: Readonly<Record<string, string>>;
}

const FILE = fileURLToPath(new URL("pickles.json", import.meta.url));
const CAPTURED: readonly Captured[] = JSON.parse(readFileSync(FILE, "utf8"));

for (const { repr, pickles } of CAPTURED) {
  test(`readPickle() reads what CPython pickles of ${repr}, in every protocol`, () => {
    for (const [protocol, bytes] of Object.entries(pickles)) {
      const pickle = readPickle(Buffer.from(bytes, "base64"));

      expect(pickle && writtenPickle(pickle.value), `protocol ${protocol}`).toBe(repr);
      if (Number(protocol) > 1) expect(pickle?.protocol).toBe(protocol); // the older two do not say
    }
  });
}

test("readPickle() tells values apart that read alike but travel otherwise", () => {
  const short = readPickle(Buffer.from("K\x07."));
  const long = readPickle(Buffer.from("J\x07\0\0\0."));

  expect(short && writtenPickle(short.value)).toBe(long && writtenPickle(long.value));
  expect([short && codesOf(short.value), long && codesOf(long.value)]).toEqual([
    "BININT1",
    "BININT",
  ]);
});

test("readPickle() makes nothing of bytes that are no pickle, or only a part of one", () => {
  for (const bytes of ["", ".", "K", "K\x07", "K\x07.more", "}q\x00(X\xff\xff", "t.", "h\x01."]) {
    expect(readPickle(Buffer.from(bytes, "latin1")), JSON.stringify(bytes)).toBeUndefined();
  }
});

test("readPickle() of a value that holds itself comes to an end", () => {
  const pickle = readPickle(Buffer.from("]q\x00h\x00a."));

  expect(pickle && writtenPickle(pickle.value)).toMatch(/^\[+…\]+$/u);
});
