import {
  BufferingFormatter,
  Formatter,
  type FormatterOptions,
  LogRecord,
  type Style,
} from "logparity";
import { gmtime, tuple } from "logparity/python";
import { expect, test } from "../handlers/sandbox.ts";

function record(): LogRecord {
  return new LogRecord("n", 20, "/x/p.py", 7, "m %s", tuple([1]), null);
}

test("Formatter writes fields as CPython's three styles do", ({ clock, zone }) => {
  clock.set(1710048600.007);
  zone("America/New_York");
  // Captured from CPython 3.15.2.
  const cases: [string, Style, string][] = [
    [
      "%(asctime)s|%(levelname)-8s|%(name)5s|%(message)s",
      "%",
      "2024-03-10 00:30:00,007|INFO    |    n|m 1",
    ],
    ["%(msecs)03d|%(msecs)s|%(created)s|%(lineno)03d", "%", "007|7.0|1710048600.007|007"],
    ["{levelname:<8}|{name!r:>5}|{msecs:03.0f}|{msecs}", "{", "INFO    |  'n'|007|7.0"],
    ["${levelname}|$name|$message|$$", "$", "INFO|n|m 1|$"],
  ];
  for (const [format, style, line] of cases) {
    expect(new Formatter(format, { style }).format(record())).toBe(line);
  }
});

test("Formatter takes defaults from an object or a Map, and the record's own before them", () => {
  const line = new Map<string, unknown>([
    ["user", "nobody"],
    ["name", "unused"],
  ]);
  for (const defaults of [line, Object.fromEntries(line)]) {
    const formatter = new Formatter("%(user)s %(name)s", { defaults });
    expect(formatter.format(record())).toBe("nobody n");
  }
});

// Captured from CPython 3.15.2.
const refused: [string, FormatterOptions, string][] = [
  ["plain", {}, "Invalid format 'plain' for '%' style"],
  ["%(asctime)", {}, "Invalid format '%(asctime)' for '%' style"],
  ["{x-y}", { style: "{" }, "invalid format: invalid field name/expression: 'x-y'"],
  ["{x!z}", { style: "{" }, "invalid format: invalid conversion: 'z'"],
  ["{x:Q}", { style: "{" }, "invalid format: bad specifier: 'Q'"],
  ["plain", { style: "{" }, "invalid format: no fields"],
  ["$x $", { style: "$" }, "invalid format: bare '$' not allowed"],
  ["$$", { style: "$" }, "invalid format: no fields"],
];
for (const [format, options, message] of refused) {
  test(`Formatter refuses ${format} in style ${options.style ?? "%"}`, () => {
    expect(() => new Formatter(format, options)).toThrow(message);
    expect(() => new Formatter(format, { ...options, validate: false })).not.toThrow();
  });
}

test("Formatter.format() names the field that a record lacks, unless defaults has it", () => {
  expect(() => new Formatter("%(user)s").format(record())).toThrow(
    "Formatting field not found in record: 'user'",
  );
  const defaults = { user: "nobody", name: "not seen" };
  expect(new Formatter("%(user)s %(name)s", { defaults }).format(record())).toBe("nobody n");
});

test("Formatter's class attributes are read from the instance first, then up the classes", ({
  clock,
  zone,
}) => {
  class Short extends Formatter {
    static override default_time_format = "%H:%M";
  }
  clock.set(1710048600.5);
  zone("America/New_York");
  const formatter = new Short("%(asctime)s");
  expect(formatter.format(record())).toBe("00:30,500");
  formatter.default_msec_format = "%s.%03d";
  formatter.converter = gmtime;
  expect(formatter.format(record())).toBe("05:30.500");
  formatter.default_msec_format = null;
  expect(formatter.format(record())).toBe("05:30");
  expect(new Formatter("%(asctime)s").format(record())).toBe("2024-03-10 00:30:00,500");
});

test("Formatter notices a new second and a changed format, though it remembers the last time", ({
  clock,
  zone,
}) => {
  zone("UTC");
  const formatter = new Formatter("%(asctime)s", { datefmt: "%S" });
  const seconds = [5, 5.9, 6].map((second) => {
    clock.set(second);
    return formatter.format(record());
  });
  formatter.datefmt = "s%S";
  expect([...seconds, formatter.format(record())]).toEqual(["05", "05", "06", "s06"]);
});

test("Formatter.format() puts exception and stack on lines of their own, and keeps exc_text", () => {
  const error = new Error("no");
  const subject = record();
  subject.exc_info = tuple<unknown>([Error, error, null]);
  subject.stack_info = "Stack";
  expect(new Formatter().format(subject)).toBe("m 1\nError: no\nStack");
  subject.exc_info = null;
  subject.stack_info = null;
  expect(new Formatter().format(subject)).toBe("m 1\nError: no");
});

test("BufferingFormatter joins records, and gives nothing for none", () => {
  class Framed extends BufferingFormatter {
    override formatHeader(): string {
      return "<";
    }
    override formatFooter(): string {
      return ">";
    }
  }
  const framed = new Framed(new Formatter("%(message)s;"));
  expect([framed.format([record(), record()]), framed.format([])]).toEqual(["<m 1;m 1;>", ""]);
});
