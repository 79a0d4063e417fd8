import { expect, test } from "@playwright/test";
import { requires } from "./require.ts";

test.describe.configure({ mode: "serial" });
const before = process.env["REQUIRE"];
test.afterEach(() => {
  if (before === undefined) delete process.env["REQUIRE"];
  else process.env["REQUIRE"] = before;
});

test("requires() fails where REQUIRE names the missing key, or all", () => {
  for (const required of ["docker,wine", "all"]) {
    process.env["REQUIRE"] = required;
    expect(() => requires("wine", "there is no Wine")).toThrow(
      "REQUIRE names wine, but there is no Wine",
    );
  }
});

test("requires() does not fail where nothing is missing", () => {
  process.env["REQUIRE"] = "all";
  expect(() => requires("wine", undefined)).not.toThrow();
});

test("requires() refuses a key that does not exist, which would require nothing", () => {
  process.env["REQUIRE"] = "dokcer";
  expect(() => requires("docker", "there is no Docker")).toThrow("unknown key dokcer");
});
