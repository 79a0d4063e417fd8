import type { Tried } from "./testees.ts";

/** Returns a value through the library: what a record keeps comes back as it was given. */
const kept = (value: unknown): Tried => ({
  steps: [
    { call: { of: "logging.makeLogRecord", args: [{ kept: value }], as: "r" } },
    { get: "r.kept" },
  ],
});

/** Scenarios that hand values to the library and see them come back, by what they show. */
export const VALUES: Readonly<Record<string, Tried>> = {
  "values: numbers keep their kind": kept([1, -7, 2.5, { $float: "1.0" }, { $float: "-0.0" }]),
  "values: floats at the edges": kept(
    ["1e16", "123456789012345680.0", "1e-4", "0.00001", "5e-324", "1.7976931348623157e308", "0.1"]
      .concat(["nan", "inf", "-inf", "100", "1e21", "1e22"])
      .map((text) => ({ $float: text })),
  ),
  "values: large integers": kept([
    { $int: "123456789012345678901" },
    { $int: "-9007199254740993" },
  ]),
  "values: containers": kept([
    { $tuple: [1, { $tuple: [] }] },
    { $set: [3, 1, 2] },
    {
      $dict: [
        [1, "one"],
        ["b", null],
        [{ $tuple: [1] }, true],
      ],
    },
    { b: 1, a: [] },
    { $bytes: "AP8=" },
    { $bytearray: "AP8=" },
    {
      $namedtuple: [
        ["host", "localhost"],
        ["port", 9020],
      ],
    },
  ]),
  "values: text beyond the BMP": kept(["é", "😀", "\ud800", "\u0000", "\u2028"]),
  "values: errors": kept([
    { $error: { type: "ValueError", args: ["boom"] } },
    { $error: { type: "KeyError", args: ["k"] } },
    { $error: { type: "OSError", args: [2, "No such file or directory"] } },
    { $error: { type: "NoSuchThing", args: [1, 2] } },
    { $error: { type: "RuntimeError" } },
  ]),
  "values: functions, classes and objects": {
    steps: [
      { get: "time.gmtime" },
      { get: "logging.Handler" },
      { get: "logging.getLogger" },
      { call: { of: "logging.getLogger", args: ["x"] } },
      { new: { h: { class: "NullHandler" } } },
      { get: "h.handle" },
      { get: "h" },
      { call: { of: "time.gmtime", args: [86400] } },
    ],
  },
};
