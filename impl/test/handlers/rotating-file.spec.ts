import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, mkdirSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Logger, type LogRecord, makeLogRecord } from "logparity";
import { BaseRotatingHandler, RotatingFileHandler } from "logparity/handlers";
import { tuple } from "logparity/python";
import { contents, expect, record, test } from "./sandbox.ts";

// The expected values were seen on CPython 3.15.2.

test("RotatingFileHandler adds bytes in the file to code points to come", ({ folder }) => {
  const limit = { maxBytes: 10, backupCount: 1, encoding: "utf-8" };
  for (const [name, messages, sizes] of [
    ["euro", ["aaa", "€€€", "b"], [4, 14, 2]],
    ["astral", ["aaaa", "\u{1f600}".repeat(3), "b"], [5, 18, 2]],
  ] as const) {
    const path = join(folder, name);
    const handler = new RotatingFileHandler(path, limit);
    const seen = messages.map((message) => {
      handler.handle(record(message));
      return statSync(path).size;
    });
    handler.close();
    expect(seen).toEqual(sizes);
  }
});

test("RotatingFileHandler.shouldRollover is true from the limit on, newline included", ({
  folder,
}) => {
  const handler = new RotatingFileHandler(join(folder, "app.log"), { maxBytes: 10 });
  handler.handle(record("aaaa"));
  const answers = ["bbb", "bbbb", "bbbbb"].map((msg) => handler.shouldRollover(record(msg)));
  handler.close();
  expect(answers).toEqual([false, true, true]);
});

test("RotatingFileHandler counts one newline whatever terminator says", ({ folder }) => {
  const handler = new RotatingFileHandler(join(folder, "f"), { maxBytes: 10, backupCount: 1 });
  handler.terminator = "";
  for (const msg of ["aaaa", "bbbbb", "c"]) handler.handle(record(msg));
  handler.close();
  expect(contents(folder)).toEqual({ f: "bbbbbc", "f.1": "aaaa" });
});

test("RotatingFileHandler without backups goes on in the same file", ({ folder }) => {
  const handler = new RotatingFileHandler(join(folder, "f"), { mode: "w", maxBytes: 5 });
  expect(handler.mode).toBe("a");
  for (const msg of ["aaaa", "bbbb", "cccc"]) handler.handle(record(msg));
  handler.close();
  expect(contents(folder)).toEqual({ f: "aaaa\nbbbb\ncccc\n" });
});

test("RotatingFileHandler never rolls an empty file, and does not format for it", ({ folder }) => {
  class Counting extends RotatingFileHandler {
    formatted = 0;
    override format(one: LogRecord): string {
      this.formatted++;
      return super.format(one);
    }
  }
  const handler = new Counting(join(folder, "f"), { maxBytes: 5, backupCount: 3 });
  handler.handle(record("0123456789"));
  expect(handler.formatted).toBe(1);
  handler.handle(record("b"));
  expect(handler.formatted).toBe(3); // for the test and for the file, as in CPython
  handler.close();
  expect(contents(folder)).toEqual({ f: "b\n", "f.1": "0123456789\n" });
});

test("RotatingFileHandler formats twice when a formatter could tell", ({ folder }) => {
  const handler = new RotatingFileHandler(join(folder, "f"), { maxBytes: 100 });
  let formatted = 0;
  handler.setFormatter({ format: ({ msg }) => `${++formatted} ${String(msg)}` });
  for (const msg of ["a", "b"]) handler.handle(record(msg));
  handler.close();
  expect(contents(folder)).toEqual({ f: "1 a\n3 b\n" });
});

test("RotatingFileHandler turns an argument into text twice, which the argument could tell", ({
  folder,
}) => {
  const handler = new RotatingFileHandler(join(folder, "f"), { maxBytes: 100 });
  class Counter {
    shown = 0;
    toString(): string {
      return String(++this.shown);
    }
  }
  const argument = new Counter();
  for (const msg of ["a %s", "b %s"]) {
    handler.handle(makeLogRecord({ msg, args: tuple([argument]) }));
  }
  handler.close();
  expect(contents(folder)).toEqual({ f: "a 1\nb 3\n" });
});

test("RotatingFileHandler.shouldRollover of a subclass sees who logged", ({ folder }) => {
  const seen: unknown[] = [];
  class Curious extends RotatingFileHandler {
    override shouldRollover(one: LogRecord): boolean {
      seen.push(one.funcName);
      return super.shouldRollover(one);
    }
  }
  const logger = new Logger("curious");
  const handler = new Curious(join(folder, "f"), { maxBytes: 100 });
  logger.addHandler(handler);
  (function serve() {
    logger.error("x");
  })();
  handler.close();
  expect(seen).toEqual(["serve"]);
});

test("RotatingFileHandler keeps its place in a file that was truncated after a rollover", ({
  folder,
}) => {
  const path = join(folder, "f");
  const handler = new RotatingFileHandler(path, { maxBytes: 8, backupCount: 1 });
  for (const msg of ["aaa", "bbbbb"]) handler.handle(record(msg));
  truncateSync(path);
  handler.handle(record("cc"));
  handler.close();
  expect(contents(folder)).toEqual({ f: "cc\n", "f.1": "" });
});

test("RotatingFileHandler sees what others appended only after its own next record", ({
  folder,
}) => {
  const path = join(folder, "f");
  const handler = new RotatingFileHandler(path, { maxBytes: 20, backupCount: 1 });
  handler.handle(record("a"));
  appendFileSync(path, "x".repeat(30));
  handler.handle(record("b"));
  expect(contents(folder)).toEqual({ f: `a\n${"x".repeat(30)}b\n` });
  handler.handle(record("c"));
  handler.close();
  expect(statSync(path).size).toBe(2);
});

test("RotatingFileHandler writes to a named pipe and a device and never rolls them", async ({
  folder,
}) => {
  const pipe = join(folder, "pipe");
  execFileSync("mkfifo", [pipe]);
  const reader = spawn("cat", [pipe], { stdio: ["ignore", "pipe", "inherit"] });
  const handler = new RotatingFileHandler(pipe, { maxBytes: 1, backupCount: 1 });
  for (const msg of ["one", "two"]) handler.handle(record(msg));
  handler.close();
  const [bytes] = await once(reader.stdout, "data");
  expect(String(bytes)).toBe("one\ntwo\n");

  const device = new RotatingFileHandler("/dev/null", { maxBytes: 1, backupCount: 1 });
  expect(device.shouldRollover(record("x"))).toBe(false);
  device.close();
});

test("RotatingFileHandler.doRollover shifts backups, asks the namer for each, rotates the newest", ({
  folder,
}) => {
  const path = join(folder, "app.log");
  const handler = new RotatingFileHandler(path, { maxBytes: 1, backupCount: 2 });
  handler.namer = (name) => `${name}.old`;
  const rotated: string[][] = [];
  handler.rotator = (...names) => {
    rotated.push(names);
    writeFileSync(names[1], "rotated\n");
  };
  writeFileSync(`${path}.1.old`, "first\n");
  writeFileSync(`${path}.2.old`, "second\n");
  handler.doRollover();
  handler.close();
  expect(rotated).toEqual([[path, `${path}.1.old`]]);
  expect(contents(folder)).toEqual({
    "app.log": "",
    "app.log.1.old": "rotated\n",
    "app.log.2.old": "first\n",
  });
});

test("RotatingFileHandler reports a backup that cannot be removed and loses that record", ({
  folder,
  stderr,
}) => {
  const path = join(folder, "f");
  mkdirSync(`${path}.1`);
  const handler = new RotatingFileHandler(path, { maxBytes: 4, backupCount: 1 });
  for (const msg of ["aaa", "bbb", "ccc"]) handler.handle(record(msg));
  expect(stderr()).toContain(`IsADirectoryError: [Errno 21] Is a directory: '${path}.1'\n`);
  expect(handler.stream).toBeNull(); // closed, and not opened again
  handler.close();
  expect(statSync(path).size).toBe(4);
});

test("RotatingFileHandler.namer is a class attribute that instances and subclasses replace", ({
  folder,
}) => {
  class Old extends RotatingFileHandler {
    static override namer = (name: string) => `${name}.old`;
  }
  expect(BaseRotatingHandler.namer).toBeNull();
  const options = { delay: true } as const;
  const handler = new Old(join(folder, "f"), options);
  expect(handler.rotation_filename("x")).toBe("x.old");
  handler.namer = null;
  expect(handler.rotation_filename("x")).toBe("x");
  expect(new RotatingFileHandler(join(folder, "f"), options).namer).toBeNull();
});

test("RotatingFileHandler refuses a maxBytes that Python could not compare", ({ folder }) => {
  const wrong = JSON.parse('{ "maxBytes": "10" }');
  expect(() => new RotatingFileHandler(join(folder, "f"), wrong)).toThrow(
    "'>' not supported between instances of 'str' and 'int'",
  );
});
