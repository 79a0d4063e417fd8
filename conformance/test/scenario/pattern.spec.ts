import { expect, test } from "@playwright/test";
import { matcher } from "#conformance/scenario/pattern.js";

const cases = [
  { pattern: "a/b/c", id: "a/b/c", matches: true },
  { pattern: "a/b", id: "a/b/c", matches: false },
  { pattern: "a/*/c", id: "a/b/c", matches: true },
  { pattern: "a/*", id: "a/b/c", matches: false },
  { pattern: "a/**", id: "a/b/c", matches: true },
  { pattern: "a/**", id: "a", matches: false },
  { pattern: "**/c", id: "a/b/c", matches: true },
  { pattern: "**/c", id: "c", matches: true },
  { pattern: "a/**/c", id: "a/c", matches: true },
  { pattern: "a/**/c", id: "a/x/y/c", matches: true },
  { pattern: "**", id: "a/b/c", matches: true },
  { pattern: "*-file/*/*", id: "rotating-file/size/x", matches: true },
  { pattern: "a.c/d", id: "abc/d", matches: false },
] as const;

for (const { pattern, id, matches } of cases) {
  test(`matcher() of ${pattern} ${matches ? "takes" : "leaves"} ${id}`, () => {
    expect(matcher([pattern])(id)).toBe(matches);
  });
}

test("matcher() of no pattern takes everything", () => {
  expect(matcher([])("a/b")).toBe(true);
});

test("matcher() of several patterns takes what any of them takes", () => {
  const matches = matcher(["a/*", "b/*"]);

  expect([matches("a/x"), matches("b/x"), matches("c/x")]).toEqual([true, true, false]);
});
