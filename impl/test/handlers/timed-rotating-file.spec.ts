import { readFileSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { TimedRotatingFileHandler } from "logparity/handlers";
import { contents, expect, record, test } from "./sandbox.ts";

// The expected values were seen on CPython 3.15.2.

interface Recorded {
  readonly when: string;
  readonly interval: number;
  readonly atTime: string | null;
  readonly from: readonly number[];
  readonly to: readonly number[];
  readonly names: readonly string[];
}

const { zones }: { zones: Record<string, readonly Recorded[]> } = JSON.parse(
  readFileSync(new URL("../../../fixtures/rollover/rollovers.json", import.meta.url), "utf8"),
);

function timeOfDay(text: string | null) {
  const [hour = 0, minute = 0, second = 0] = text?.split(":").map(Number) ?? [];
  return text === null ? null : { hour, minute, second };
}

for (const [name, cases] of Object.entries(zones)) {
  test(`TimedRotatingFileHandler.computeRollover and names agree with CPython in ${name}`, ({
    folder,
    clock,
    zone,
  }) => {
    zone(name);
    for (const { when, interval, atTime, from, to, names } of cases) {
      const handler = new TimedRotatingFileHandler(join(folder, "app.log"), {
        when,
        interval,
        atTime: timeOfDay(atTime),
        delay: true,
      });
      const what = `${when} ${interval} ${atTime}`;
      expect(
        from.map((instant) => handler.computeRollover(instant)),
        what,
      ).toEqual(to);
      const dates: string[] = [];
      handler.rotation_filename = (path) => {
        dates.push(path.slice(path.lastIndexOf(".") + 1));
        return path;
      };
      for (const instant of from) {
        handler.rolloverAt = instant;
        clock.set(instant + 1);
        handler.doRollover();
      }
      expect(dates, what).toEqual(names);
      handler.close();
    }
  });
}

test("TimedRotatingFileHandler takes when in any case and multiplies the interval", ({
  folder,
}) => {
  const path = join(folder, "f");
  const made = ["w3", "MidNight", "h"].map((when) => {
    const handler = new TimedRotatingFileHandler(path, { when, interval: 2, utc: true });
    handler.close();
    return [handler.when, handler.interval, handler.suffix];
  });
  expect(made).toEqual([
    ["W3", 1_209_600, "%Y-%m-%d"],
    ["MIDNIGHT", 172_800, "%Y-%m-%d"],
    ["H", 7_200, "%Y-%m-%d_%H"],
  ]);
});

test("TimedRotatingFileHandler refuses other values of when, after opening the file", ({
  folder,
}) => {
  const weekly = "You must specify a day for weekly rollover from 0 to 6 (0 is Monday): ";
  for (const [when, message] of [
    ["X", "Invalid rollover interval specified: X"],
    ["W", `${weekly}W`],
    ["W7", "Invalid day specified for weekly rollover: W7"],
    ["W10", `${weekly}W10`],
    ["", "Invalid rollover interval specified: "],
    ["midnigh", "Invalid rollover interval specified: MIDNIGH"],
  ] as const) {
    const make = () => new TimedRotatingFileHandler(join(folder, "f"), { when });
    expect(make).toThrow(expect.objectContaining({ name: "ValueError", message }));
  }
  expect(contents(folder)).toEqual({ f: "" });
});

test("TimedRotatingFileHandler starts from the time of an existing file, whole seconds", ({
  folder,
}) => {
  const start = 1_704_067_200;
  const path = join(folder, "f");
  writeFileSync(path, "");
  utimesSync(path, start + 5.9, start + 5.9);
  const rolloverAt = (options: object) => {
    const handler = new TimedRotatingFileHandler(path, { ...options, utc: true });
    handler.close();
    return Number(handler.rolloverAt) - start;
  };
  expect(rolloverAt({ when: "H", interval: 2 })).toBe(7_205);
  const atTime = { hour: 3, minute: 4, second: 5, microsecond: 600_000 };
  expect(rolloverAt({ when: "W6", atTime })).toBe(529_445);
  expect(rolloverAt({ when: "S", interval: 1.5 })).toBe(6.5);
});

test("TimedRotatingFileHandler says what is missing where atTime is no time of day", ({
  folder,
}) => {
  const file = join(folder, "app.log");
  const options = { when: "midnight", atTime: new Date(0) };
  expect(() => Reflect.construct(TimedRotatingFileHandler, [file, options])).toThrow(
    "'Date' object has no attribute 'hour'",
  );
});

test("TimedRotatingFileHandler.interval is a float where the interval given is one", ({
  folder,
}) => {
  const handler = new TimedRotatingFileHandler(join(folder, "f"), { interval: 1.5 });
  handler.close();
  expect(String(handler.interval)).toBe("5400.0");
  expect(String(handler.computeRollover(100))).toBe("5500.0");
});

test("TimedRotatingFileHandler shares one file between the two hours of an autumn night", ({
  folder,
  clock,
  zone,
}) => {
  zone("CET-1CEST,M3.5.0/2,M10.5.0/3");
  const handler = new TimedRotatingFileHandler(join(folder, "f"), { when: "H" });
  handler.rolloverAt = 1_729_987_200;
  for (const [index, text] of ["02CEST", "02CET", "03CET", "04CET", "05CET"].entries()) {
    clock.set(1_729_987_201 + index * 3600);
    handler.handle(record(text));
  }
  handler.close();
  expect(contents(folder)).toEqual({
    f: "05CET\n",
    "f.2024-10-27_01": "",
    "f.2024-10-27_02": "02CEST\n02CET\n",
    "f.2024-10-27_03": "03CET\n",
    "f.2024-10-27_04": "04CET\n",
  });
});

test("TimedRotatingFileHandler.doRollover leaves a taken name alone and waits for the next time", ({
  folder,
  clock,
}) => {
  clock.set(5_000);
  const handler = new TimedRotatingFileHandler(join(folder, "f"), { when: "S", utc: true });
  handler.rolloverAt = 1_000;
  writeFileSync(join(folder, "f.1970-01-01_00-16-39"), "old");
  handler.handle(record("m"));
  handler.close();
  expect(handler.rolloverAt).toBe(5_001);
  expect(contents(folder)).toEqual({ f: "m\n", "f.1970-01-01_00-16-39": "old" });
});

test("TimedRotatingFileHandler loses one record to a failing rotator, not all", ({
  folder,
  stderr,
}) => {
  const handler = new TimedRotatingFileHandler(join(folder, "f"), { when: "H", utc: true });
  handler.rotator = () => {
    throw new Error("rotator failed");
  };
  handler.rolloverAt = 3_600;
  for (const msg of ["a", "b", "c"]) handler.handle(record(msg));
  handler.close();
  expect(stderr().split("Error: rotator failed\n")).toHaveLength(2);
  expect(contents(folder)).toEqual({ f: "b\nc\n" });
});

test("TimedRotatingFileHandler.shouldRollover puts a device off to the next time", ({ clock }) => {
  const handler = new TimedRotatingFileHandler("/dev/null", { when: "S" });
  clock.set(100);
  handler.rolloverAt = 0;
  expect(handler.shouldRollover(record("m"))).toBe(false);
  expect(handler.rolloverAt).toBe(101);
  handler.close();
});

test.describe("TimedRotatingFileHandler.getFilesToDelete", () => {
  const cases = [
    {
      title: "takes the log's name, a dot and a date, and nothing else",
      files: [
        "a.log.2020-01-01",
        "a.log.2020-01-02.gz",
        "a.log.2020-01-03.1",
        "a.log.2020-01-04x",
        "a.log2.2020-01-05",
        "a.log.2020-01-06",
        "a.log.x.2020-01-01",
      ],
      deleted: ["a.log.2020-01-01"],
    },
    {
      title: "asks a namer which names are its own",
      namer: (name: string) => `${name.replace(".log", "")}.log`,
      files: ["a.2020-01-01.log", "a.2020-01-02.log", "a.2020-01-01.txt", "a.log.2020-01-01"],
      deleted: ["a.2020-01-01.log"],
    },
    {
      title: "finds a date after a number that looks like one",
      namer: (name: string) => name.replace("a.log", "2020-01-01 a"),
      files: ["2020-01-01 a.2020-01-02", "2020-01-01 a.2020-01-03", "2020-01-01 b.2020-01-01"],
      deleted: ["2020-01-01 a.2020-01-02"],
    },
  ];
  for (const { title, namer, files, deleted } of cases) {
    test(title, ({ folder }) => {
      const options = { when: "D", backupCount: 1, delay: true };
      const handler = new TimedRotatingFileHandler(join(folder, "a.log"), options);
      handler.namer = namer ?? null;
      for (const name of files) writeFileSync(join(folder, name), "");
      expect(handler.getFilesToDelete()).toEqual(deleted.map((name) => join(folder, name)));
    });
  }
});

test("TimedRotatingFileHandler.extMatch matches dates that no digit touches", ({ folder }) => {
  const { extMatch } = new TimedRotatingFileHandler(join(folder, "f"), { when: "D", delay: true });
  expect(extMatch.source).toBe(String.raw`(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)`);
  expect(extMatch.test("x2020-01-01y")).toBe(true);
  expect(extMatch.test("12020-01-01")).toBe(false);
});
