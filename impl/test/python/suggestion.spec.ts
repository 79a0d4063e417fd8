import { expect, test } from "@playwright/test";
import { suggestion } from "logparity/python";

// What CPython 3.15.2 suggests for a call of a function that has these parameters.
const PARAMETERS = ["maxBytes", "backupCount", "encoding", "delay", "filename", "errors", "atTime"];
const SUGGESTED: Readonly<Record<string, string | undefined>> = {
  max_bytes: "maxBytes",
  maxbytes: "maxBytes",
  MAXBYTES: undefined,
  encodng: "encoding",
  enc: undefined,
  fielname: "filename",
  delai: "delay",
  d: undefined,
  err: undefined,
  error: "errors",
  attime: "atTime",
  at_time: "atTime",
  backup: undefined,
  backupCounts: "backupCount",
};

for (const [wrong, right] of Object.entries(SUGGESTED)) {
  test(`suggestion() for "${wrong}" is ${right ?? "none"}`, () => {
    expect(suggestion(wrong, PARAMETERS)).toBe(right);
  });
}
