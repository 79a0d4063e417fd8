import { expect, test } from "@playwright/test";
import { addLevelName, getLevelName, getLevelNamesMapping, Handler } from "logparity";
import { float, tuple } from "logparity/python";

test("getLevelName() answers in both directions, and makes a name for what has none", () => {
  expect(
    [10, "INFO", 77, null, "nope", float(10), true].map((level) => getLevelName(level)),
  ).toEqual(["DEBUG", 20, "Level 77", "Level None", "Level nope", "DEBUG", "Level True"]);
  expect(() => getLevelName([1])).toThrow("unhashable type: 'list'");
  expect(getLevelName(tuple([1]))).toBe("Level 1");
  expect(() => getLevelName(tuple([1, 2]))).toThrow("not all arguments converted");
});

test("addLevelName() makes a level that can be set by its name", () => {
  addLevelName(5, "TRACE");
  const handler = new Handler("TRACE");
  expect([handler.level, getLevelName(5), getLevelNamesMapping()["TRACE"]]).toEqual([
    5,
    "TRACE",
    5,
  ]);
});

test("Handler.setLevel() refuses what is no level", () => {
  const handler = new Handler();
  expect(() => handler.setLevel("nope")).toThrow("Unknown level: 'nope'");
  expect(() => handler.setLevel(1.5)).toThrow("Level not an integer or a valid string: 1.5");
});
