import { expect, test } from "@playwright/test";
import { newSeed, parseSeed, seedText } from "#conformance/fuzz/seed.js";

test("parseSeed() reads what seedText() writes", () => {
  for (const text of ["0", "42", "2147483647", "42:1000"]) {
    const seed = parseSeed(text);

    expect(seed && seedText(seed)).toBe(text);
  }
});

test("parseSeed() refuses what is no seed", () => {
  for (const text of ["", "-1", "1.5", "2147483648", "42:", ":5", "42:1:2", "x"]) {
    expect(parseSeed(text)).toBeUndefined();
  }
});

test("newSeed() can be written and read", () => {
  const seed = newSeed();

  expect(parseSeed(seedText(seed))).toEqual(seed);
});
