import type { Arbitrary } from "fast-check";
import * as fc from "fast-check";
import type { Step } from "../../scenario/step.ts";
import type { Draft, FuzzFamily } from "../family.ts";
import { excInfo } from "../generate/file-settings.ts";
import { dateFormat, format, type Style } from "../generate/format.ts";
import { message } from "../generate/message.ts";
import { attributes } from "../generate/record.ts";
import { callOn, program, setOn, weighted } from "../generate/steps.ts";
import { text } from "../generate/text.ts";
import { instantIn, iso, zone } from "../generate/time.ts";
import { anyValue, type Written } from "../generate/values.ts";

const formatter = fc.constant("f");
const style = fc.constantFrom<Style[]>("%", "{", "$");

const defaults = fc.dictionary(fc.constantFrom("own", "missing", "name"), anyValue, { maxKeys: 2 });

const makeFormatter: Arbitrary<Step> = style.chain((chosen) =>
  fc
    .record(
      {
        fmt: format(chosen),
        datefmt: fc.option(dateFormat),
        validate: fc.boolean(),
        defaults,
      },
      { requiredKeys: ["fmt"] },
    )
    .map((kw) => ({ new: { f: { class: "Formatter", kw: { style: chosen, ...kw } } } })),
);

const makeRecord: Arbitrary<Step> = fc
  .tuple(attributes, fc.option(anyValue))
  .map(([given, own]) => ({
    call: {
      of: "logging.makeLogRecord",
      args: [own === null ? given : { ...given, own }],
      as: "r",
    },
  }));

/** A record as a logger makes it, printed. */
const logged: Arbitrary<Step> = fc
  .record({
    message,
    level: fc.constantFrom("DEBUG", "ERROR", 25, 0),
    exc_info: fc.option(excInfo),
  })
  .map(({ message: { msg, args }, level, exc_info }) => ({
    log: { to: "h", level, msg, args, ...(exc_info !== null && { exc_info }) },
  }));

const ofRecord: Arbitrary<Step> = fc.constantFrom<Step[]>(
  { call: { of: "f.format", args: [{ $ref: "r" }] } },
  { call: { of: "f.formatTime", args: [{ $ref: "r" }] } },
  { call: { of: "r.getMessage" } },
  { call: { of: "builtins.str", args: [{ $ref: "r" }] } },
  { get: "r" },
);

const filtered: Arbitrary<Step[]> = fc
  .tuple(
    fc.constantFrom("", "a", "a.b", "parity", "par"),
    fc.constantFrom("a", "a.b", "a.bc", "parity.x"),
  )
  .map(([wanted, name]) => [
    { new: { only: { class: "Filter", args: [wanted] } } },
    { set: { "r.name": name } },
    { call: { of: "only.filter", args: [{ $ref: "r" }] } },
  ]);

const formatTime: Arbitrary<Step> = dateFormat.map((datefmt) => ({
  call: { of: "f.formatTime", args: [{ $ref: "r" }, datefmt] },
}));

const steps = program(
  10,
  weighted(4, makeFormatter),
  weighted(4, makeRecord),
  weighted(8, ofRecord),
  weighted(3, logged),
  weighted(2, formatTime),
  weighted(1, filtered),
  weighted(1, callOn(formatter, "usesTime", "__repr__")),
  weighted(
    1,
    setOn(
      formatter,
      "default_msec_format",
      fc.constantFrom<Written[]>("%s,%03d", "%s.%03d", null, "%s", ""),
    ),
  ),
  weighted(1, setOn(formatter, "default_time_format", dateFormat)),
  weighted(
    1,
    setOn(
      formatter,
      "converter",
      fc.constantFrom("gmtime", "localtime").map((name) => ({ $ref: `time.${name}` })),
    ),
  ),
  weighted(1, setOn(fc.constant("h"), "terminator", text)),
  weighted(1, fc.constant<Step>({ call: { of: "h.setFormatter", args: [{ $ref: "f" }] } })),
);

const START: readonly Step[] = [
  { new: { f: { class: "Formatter" } } },
  { new: { h: { class: "StreamHandler" } } },
  { call: { of: "logging.makeLogRecord", args: [{ msg: "first" }], as: "r" } },
];

function drafts(tz: string): Arbitrary<Draft> {
  return fc.tuple(instantIn(tz), steps).map(([clock, rest]) => ({
    ref: "logging.Formatter.format",
    clock: iso(clock),
    tz,
    steps: [...START, ...rest],
    observe: ["results", "stderr"],
  }));
}

/** Messages, records, the three styles of formats, times: whatever becomes a line. */
export const core: FuzzFamily = {
  name: "core",
  about: "messages, records, formatters and times",
  drafts: zone.chain(drafts),
};
