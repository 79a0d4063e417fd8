import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { lookup, lookup_error, register_error } from "#impl/python/codecs.js";
import { UnicodeEncodeError } from "#impl/python/exceptions.js";
import { answer, type CodecCase, readCodecCases } from "./codec-case.ts";

const recorded = readCodecCases(
  readFileSync(new URL("../../../fixtures/ground-floor/codecs.jsonl", import.meta.url), "utf8"),
);

/** The recorded cases, by operation and encoding. */
function bySubject(): Map<string, CodecCase[]> {
  const subjects = new Map<string, CodecCase[]>();
  for (const recordedCase of recorded) {
    const [operation, args] = recordedCase;
    const subject = operation === "lookup" ? "names" : `encoding ${String(args[0])}`;
    subjects.set(subject, [...(subjects.get(subject) ?? []), recordedCase]);
  }
  return subjects;
}

for (const [subject, cases] of bySubject()) {
  test(`lookup() and its codecs answer as CPython: ${subject}`, () => {
    const answers = cases.map((recordedCase) => [
      ...recordedCase.slice(0, 2),
      answer(recordedCase),
    ]);

    expect(answers).toEqual(cases.map(([operation, args, result]) => [operation, args, result]));
  });
}

test("lookup() gives one codec for all names of an encoding", () => {
  expect(lookup("UTF8")).toBe(lookup("utf-8"));
  expect(lookup("ms932")).toBe(lookup("cp932"));
});

test("Codec.isText is false for what no file can be opened with", () => {
  const names = ["rot13", "base64", "zlib", "hex", "utf-8", "shift_jis"];

  expect(names.map((name) => lookup(name).isText)).toEqual([
    false,
    false,
    false,
    false,
    true,
    true,
  ]);
});

test("lookup_error() gives CPython's own handlers, which can be called from a handler", () => {
  const error = new UnicodeEncodeError("ascii", "a\u{1f600}é", 1, 3, "no reason");

  expect(lookup_error("backslashreplace")(error)).toEqual(["\\U0001f600\\xe9", 3]);
  expect(() => lookup_error("strict")(error)).toThrow(error);
});

test("register_error() decides about the characters of one run, and where to go on", () => {
  register_error("test.skip", ({ start }) => ["!", start + 1]);

  expect(Buffer.from(lookup("ascii").encode("aéééb", "test.skip")).toString()).toBe("a!!!b");
});

test("lookup_error() refuses a name that nobody registered", () => {
  expect(() => lookup_error("test.nobody")).toThrow("unknown error handler name 'test.nobody'");
});

test("an iso2022_jp encoder keeps what it switched to from piece to piece, and in a refused text", () => {
  const encoder = lookup("iso2022_jp").incrementalEncoder();

  expect(Buffer.from(encoder.encode("亜")).toString("latin1")).toBe("\x1b$B0!");
  expect(() => encoder.encode("a\u{1f600}")).toThrow("illegal multibyte sequence");
  expect(Buffer.from(encoder.encode("a")).toString("latin1")).toBe("a");
});
