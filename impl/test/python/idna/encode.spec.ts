import { expect, test } from "@playwright/test";
import { formatException } from "#impl/core/format/format-exception.js";
import { UnicodeEncodeError } from "#impl/python/exceptions.js";
import { encodeHost } from "#impl/python/idna/encode.js";

/** What CPython 3.15 makes of hosts: `host.encode("idna")`. */
const NAMES: readonly (readonly [host: string, ascii: string])[] = [
  ["", ""],
  ["plain.example", "plain.example"],
  ["bücher.example", "xn--bcher-kva.example"],
  ["Straße.ΣΊΣΥΦΟΣ", "strasse.xn--kxa6akbbkh"],
  ["日本語。ｊｐ", "xn--wgv71a119e.jp"],
  ["ﬁve\u00ad①.K", "five1.K"],
  ["א1א.", "xn--1-zhcb."],
  ["İı.ŉ", "xn--i-fka32l.xn--n-y6a"],
  ["㎏.℡", "kg.tel"],
  ["Ⴒ.Ꮂ", "xn--qnd.xn--o9d"],
];

/** What CPython 3.15 has against others: where, and why. */
const FAULTS: readonly (readonly [host: string, start: number, end: number, reason: string])[] = [
  ["a..b", 2, 3, "label empty"],
  ["..", 0, 1, "label empty"],
  [`${"x".repeat(64)}.y`, 0, 64, "label too long"],
  ["é".repeat(60), 0, 60, "label too long"],
  ["a.\u2028é", 2, 3, String.raw`Invalid character '\u2028'`],
  ["אx", 1, 2, "Violation of BIDI requirement 2"],
  ["1א", 0, 1, "Violation of BIDI requirement 3"],
  ["xn--é", 0, 4, "Label starts with ACE prefix"],
  ["\ud800", 0, 1, String.raw`Invalid character '\ud800'`],
  ["\u00ad", 0, 1, "label empty"],
];

test("encodeHost() writes hosts as CPython's codec idna does", () => {
  for (const [host, ascii] of NAMES) expect(encodeHost(host), host).toBe(ascii);
});

test("encodeHost() refuses what CPython's codec refuses, with place and reason", () => {
  for (const [host, start, end, reason] of FAULTS) {
    const error = thrownBy(() => encodeHost(host));
    expect(error).toBeInstanceOf(UnicodeEncodeError);
    expect(error).toMatchObject({ encoding: "idna", object: host, start, end, reason });
  }
});

test("the error of encodeHost() carries the note that Python's codecs add", () => {
  const error = thrownBy(() => encodeHost("a..b"));

  expect(error instanceof Error && formatException(error, null)).toBe(
    "UnicodeEncodeError: 'idna' codec can't encode character '\\x2e' in position 2: label empty\n" +
      "encoding with 'idna' codec failed\n",
  );
});

function thrownBy(action: () => unknown): unknown {
  try {
    action();
    return undefined;
  } catch (error) {
    return error;
  }
}
