import { expect, test } from "@playwright/test";
import { compareLines } from "#conformance/compare/lines.js";

/** The comparison as one word: `=` shared, `-` CPython's, `+` the port's, each with its text. */
function shape(cpython: string, port: string): string {
  const signs = { both: "=", left: "-", right: "+" };
  return compareLines(Array.from(cpython), Array.from(port))
    .map(({ side, text }) => signs[side] + text)
    .join("");
}

const cases = [
  { cpython: "abc", port: "abc", expected: "=a=b=c" },
  { cpython: "abc", port: "abXc", expected: "=a=b+X=c" },
  { cpython: "abXc", port: "abc", expected: "=a=b-X=c" },
  { cpython: "abc", port: "aXc", expected: "=a-b+X=c" },
  { cpython: "", port: "ab", expected: "+a+b" },
  { cpython: "ab", port: "", expected: "-a-b" },
  { cpython: "xabc", port: "abcx", expected: "-x=a=b=c+x" },
  { cpython: "aa", port: "aaa", expected: "=a=a+a" },
] as const;

for (const { cpython, port, expected } of cases) {
  test(`compareLines() of ${cpython || "nothing"} and ${port || "nothing"} is ${expected}`, () => {
    expect(shape(cpython, port)).toBe(expected);
  });
}

test("compareLines() numbers each line on the side it stands on", () => {
  const lines = compareLines(["a", "b", "z"], ["a", "x", "y", "z"]);

  expect(lines.map(({ side, number }) => `${side} ${number}`)).toEqual([
    "both 1",
    "left 2",
    "right 2",
    "right 3",
    "both 3",
  ]);
});

function thousands(word: string): string[] {
  return Array.from({ length: 20_000 }, (_, index) => `${word} ${index}`);
}

test("compareLines() of two huge and different texts does not take for ever", () => {
  expect(compareLines(thousands("a"), thousands("b"))).toHaveLength(40_000);
});
