import { readFileSync } from "node:fs";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { expect, test } from "@playwright/test";
import { intlZone } from "#impl/python/time/intl-zone.js";
import { parseTzif } from "#impl/python/time/tzif.js";
import { gmtime, localtime, mktime, strftime, timegm } from "#impl/python/time.js";
import { tuple } from "#impl/python/values.js";
import { answer, readTimeCases, type TimeCase } from "./time-case.ts";

const recorded = readTimeCases(
  readFileSync(new URL("../../../fixtures/ground-floor/time.jsonl", import.meta.url), "utf8"),
);

/** The recorded cases zone by zone, in their order: mktime() remembers from case to case. */
function byZone(): { zone: string; cases: TimeCase[] }[] {
  const zones: { zone: string; cases: TimeCase[] }[] = [];
  for (const recordedCase of recorded) {
    if (recordedCase[0] === "tz") zones.push({ zone: String(recordedCase[1]), cases: [] });
    zones.at(-1)?.cases.push(recordedCase);
  }
  return zones;
}

const ZONE_FILES = fileURLToPath(
  new URL("../../../fixtures/ground-floor/zoneinfo", import.meta.url),
);
let zoneBefore: string | undefined;

test.beforeEach(() => {
  zoneBefore = process.env["TZ"];
  process.env["TZDIR"] = ZONE_FILES;
});

test.afterEach(() => {
  if (zoneBefore === undefined) delete process.env["TZ"];
  else process.env["TZ"] = zoneBefore;
});

for (const [index, { zone, cases }] of byZone().entries()) {
  test(`localtime(), mktime() and strftime() answer as CPython: zone ${index}, "${zone}"`, () => {
    const answers = cases.map((recordedCase) => [
      ...recordedCase.slice(0, 2),
      answer(recordedCase),
    ]);

    expect(answers).toEqual(cases.map(([operation, args, result]) => [operation, args, result]));
  });
}

test("localtime() reads a zone file by its path, with or without a colon", () => {
  const hours = ["", ":"].map((colon) => {
    process.env["TZ"] = `${colon}${ZONE_FILES}/Asia/Kolkata`;
    return localtime(0).tm_gmtoff;
  });

  expect(hours).toEqual([19800, 19800]);
});

test("localtime() follows TZ from call to call", () => {
  const hours = ["EST5", "UTC0", "EST5", "CET-1"].map((tz) => {
    process.env["TZ"] = tz;
    return localtime(0).tm_hour;
  });

  expect(hours).toEqual([19, 0, 19, 1]);
});

test("localtime() without TZ takes the zone of the machine", () => {
  delete process.env["TZ"];

  expect(timegm(localtime(0))).toBe(localtime(0).tm_gmtoff);
});

test("struct_time reads as in Python and iterates over nine fields", () => {
  const t = gmtime(1704445509);

  expect(String(t)).toBe(
    "time.struct_time(tm_year=2024, tm_mon=1, tm_mday=5, tm_hour=9, tm_min=5, tm_sec=9, " +
      "tm_wday=4, tm_yday=5, tm_isdst=0)",
  );
  expect([...t]).toEqual([2024, 1, 5, 9, 5, 9, 4, 5, 0]);
});

test("mktime() undoes localtime() through every hour of a year", () => {
  process.env["TZ"] = "CET-1CEST,M3.5.0,M10.5.0/3";
  const hours = Array.from({ length: 366 * 24 }, (_, hour) => 1704067200 + hour * 3600);

  expect(hours.map((secs) => mktime(localtime(secs)))).toEqual(hours);
});

test("strftime() refuses a list, as CPython does", () => {
  expect(() => strftime("%Y", [2024, 1, 1, 0, 0, 0, 0, 1, 0])).toThrow(
    "Tuple or struct_time argument required",
  );
  expect(strftime("%Y", tuple([2024, 1, 1, 0, 0, 0, 0, 1, 0]))).toBe("2024");
});

test("parseTzif() gives undefined for what is no zone file", () => {
  expect(parseTzif(new Uint8Array())).toBeUndefined();
  expect(parseTzif(new TextEncoder().encode("#!/bin/sh\n".repeat(9)))).toBeUndefined();
  expect(parseTzif(new TextEncoder().encode(`TZif2${"\0".repeat(39)}`))).toBeUndefined();
});

test("intlZone() knows offsets and summer time where there are no zone files", () => {
  const zone = intlZone("America/St_Johns");

  expect(zone?.typeAt(1_720_000_000)).toMatchObject({ offset: -9000, isdst: 1 });
  expect(zone?.typeAt(1_704_445_509)).toMatchObject({ offset: -12600, isdst: 0 });
  expect(intlZone("Nowhere/Land")).toBeUndefined();
});
