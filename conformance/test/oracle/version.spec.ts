import { expect, test } from "@playwright/test";
import { byVersion, isSupported, minorOf } from "#conformance/oracle/version.js";

test("byVersion() orders by number, and pre-releases before their release", () => {
  const versions = ["3.15.0", "3.9.18", "3.15.0rc2", "3.10.2", "3.15.0a1", "3.15.0b3", "3.10.13"];

  expect(versions.toSorted(byVersion)).toEqual([
    "3.9.18",
    "3.10.2",
    "3.10.13",
    "3.15.0a1",
    "3.15.0b3",
    "3.15.0rc2",
    "3.15.0",
  ]);
});

test("minorOf() and isSupported() look at the minor version only", () => {
  expect([minorOf("3.13.0rc1"), minorOf("3.6.15")]).toEqual(["3.13", "3.6"]);
  expect(["3.6.0", "3.15.2", "3.5.9", "3.16.0", "2.7.18", "3.1.0"].map(isSupported)).toEqual([
    true,
    true,
    false,
    false,
    false,
    false,
  ]);
});
