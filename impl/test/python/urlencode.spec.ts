import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { quote_plus, urlencode } from "#impl/python/urlencode.js";
import { type UrlencodeCase, urlencodeOutcome } from "./urlencode-case.ts";

const recorded = readFileSync(
  new URL("../../../fixtures/ground-floor/urlencode.jsonl", import.meta.url),
  "utf8",
)
  .trimEnd()
  .split("\n")
  .map((line): UrlencodeCase => JSON.parse(line));

test("urlencode() answers as CPython for every recorded query", () => {
  const answers = recorded.map(([query]) => [query, urlencodeOutcome(query)]);

  expect(answers).toEqual(recorded);
});

test("urlencode() takes an object of any class as its properties", () => {
  class Named {
    name = "a b";
    level = 20;
  }

  expect(urlencode(new Named())).toBe("name=a+b&level=20");
});

test("quote_plus() leaves a percent sign that was there escaped once", () => {
  expect(quote_plus("100%20 x")).toBe("100%2520+x");
});
