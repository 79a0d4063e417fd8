import type { Arbitrary } from "fast-check";
import * as fc from "fast-check";
import type { Step } from "../../scenario/step.ts";
import type { Draft, FuzzFamily } from "../family.ts";
import { encoding, errors, rotatingSteps } from "../generate/file-settings.ts";
import {
  advance,
  callOn,
  callWith,
  getOn,
  meddle,
  program,
  setOn,
  weighted,
} from "../generate/steps.ts";
import { instantIn, iso, zone } from "../generate/time.ts";
import { type Written, writtenFloat } from "../generate/values.ts";

const handler = fc.constant("h");
const HOUR = 3600;
const DAY = 24 * HOUR;

const when = fc.oneof(
  weighted(6, fc.constantFrom("S", "M", "H", "D", "midnight", "W0", "W3", "W6")),
  weighted(1, fc.constantFrom("s", "h", "MIDNIGHT", "w1", "W", "W7", "W12", "X", "")),
);
const interval = fc.oneof(
  weighted(8, fc.integer({ min: 1, max: 40 })),
  weighted(1, fc.constantFrom(0, -1, 1000)),
  weighted(1, fc.double({ min: -1000, max: 1000, noNaN: true }).map(writtenFloat)),
  weighted(1, fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, 1e300).map(writtenFloat)),
);
const backupCount = fc.oneof(
  weighted(8, fc.nat({ max: 3 })),
  weighted(1, fc.constantFrom(-1, 100)),
);
const atTime: Arbitrary<Written> = fc
  .tuple(fc.nat({ max: 23 }), fc.nat({ max: 59 }), fc.constantFrom(0, 0, 1, 59))
  .map((parts) => ({ $time: parts.map((part) => String(part).padStart(2, "0")).join(":") }));

/** A name as of a rotated file, for better or worse. */
const stranger: Arbitrary<string> = fc
  .tuple(
    fc.constantFrom("app.log.", "app.log.", "app.log", "app.", "other.log."),
    fc.constantFrom("", "x", "20"),
    fc.constantFrom(
      "1971-06-01",
      "2024-03-31",
      "2024-03-31_02",
      "2024-03-31_02-30",
      "2024-03-31_02-30-15",
      "2024-99-99",
      "24-03-31",
      "2024-10-27_٣٤",
    ),
    fc.constantFrom("", "", ".old", ".gz", "1", "-x"),
  )
  .map((parts) => parts.join(""));

const strangers: Arbitrary<Step> = fc
  .tuple(stranger, fc.constantFrom("write", "write", "mkdir"))
  .map(([name, verb]) => ({ fs: { [verb]: verb === "mkdir" ? name : [name, "kept\n"] } }));

const jump = fc.oneof(
  weighted(4, fc.constantFrom(1, 59, 60, HOUR - 1, HOUR, HOUR + 1, DAY - HOUR, DAY, DAY + HOUR)),
  weighted(3, fc.integer({ min: 1, max: 9 * DAY })),
  weighted(1, fc.constantFrom(0.5, 0.001, -1, -HOUR, -DAY, 40 * DAY, 200 * DAY)),
);

function make(name: string): Arbitrary<Step> {
  const settings = fc.record(
    {
      when,
      interval,
      backupCount,
      utc: fc.boolean(),
      atTime,
      delay: fc.boolean(),
      encoding,
      errors,
    },
    { requiredKeys: ["when"] },
  );
  return settings.map((kw) => ({
    new: { [name]: { class: "handlers.TimedRotatingFileHandler", args: ["app.log"], kw } },
  }));
}

/** Seconds since 1970, near the changes of the clocks in the zone, and far beyond any real log. */
function seconds(name: string): Arbitrary<Written> {
  return fc.oneof(
    weighted(
      6,
      instantIn(name).map((instant) => Math.trunc(instant / 1000)),
    ),
    weighted(1, fc.integer({ min: -2_000_000_000, max: 8_000_000_000 })),
    weighted(
      1,
      fc.integer({ min: 0, max: 2_000_000_000 }).map((whole) => ({ $float: `${whole}.5` })),
    ),
  );
}

function steps(name: string): Arbitrary<Step[]> {
  const at = seconds(name);
  return program(
    20,
    ...rotatingSteps(handler),
    weighted(8, advance(jump)),
    weighted(
      1,
      instantIn(name).map((instant) => ({ clock: { set: iso(instant) } })),
    ),
    weighted(3, callWith(handler, "computeRollover", at)),
    weighted(2, callOn(handler, "doRollover", "getFilesToDelete", "close", "flush")),
    weighted(2, getOn(handler, "rolloverAt", "interval", "suffix", "when", "dayOfWeek")),
    weighted(1, setOn(handler, "backupCount", backupCount)),
    weighted(1, setOn(handler, "rolloverAt", at)),
    weighted(1, setOn(handler, "interval", interval)),
    weighted(1, setOn(handler, "utc", fc.boolean())),
    weighted(1, setOn(handler, "atTime", fc.oneof(atTime, fc.constant<Written>(null)))),
    weighted(
      1,
      setOn(handler, "suffix", fc.constantFrom("%Y", "%Y-%m-%d", "%H%M%S.log", "%j %U", "x")),
    ),
    weighted(2, strangers),
    weighted(2, meddle(["app.log", "app.log.2024-03-31", "app.log.2024-03-31_02", "other.log"])),
    weighted(1, make("h")),
  );
}

/** What is there before the handler: nothing, or a log of some age. */
function before(name: string): Arbitrary<Step[]> {
  const aged = instantIn(name).map((instant): Step[] => [
    { fs: { write: ["app.log", "old\n"] } },
    { fs: { utime: ["app.log", iso(instant)] } },
  ]);
  return fc.oneof(weighted(2, fc.constant<Step[]>([])), weighted(1, aged));
}

function drafts(tz: string): Arbitrary<Draft> {
  return fc
    .tuple(instantIn(tz), before(tz), fc.array(strangers, { maxLength: 3 }), make("h"), steps(tz))
    .map(([clock, old, strange, made, rest]) => ({
      ref: "logging.handlers.TimedRotatingFileHandler",
      clock: iso(clock),
      tz,
      steps: [...old, ...strange, made, ...rest, { get: "h.rolloverAt" }],
    }));
}

/** TimedRotatingFileHandler: zones and instants at random, with namers and strange files in its way. */
export const timedRotatingFile: FuzzFamily = {
  name: "timed-rotating-file",
  about: "TimedRotatingFileHandler in random zones at random instants",
  drafts: zone.chain(drafts),
};
