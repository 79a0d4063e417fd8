import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { FileHandler, makeLogRecord } from "logparity";
import { contents, expect, record, test } from "../handlers/sandbox.ts";

test("FileHandler appends, empties or refuses by its mode", ({ folder }) => {
  const path = join(folder, "app.log");
  for (const mode of ["a", "a", "w"]) {
    const handler = new FileHandler(path, { mode });
    handler.handle(record(mode));
    handler.close();
  }
  expect(contents(folder)).toEqual({ "app.log": "w\n" });
  expect(() => new FileHandler(path, { mode: "x" })).toThrow(`[Errno 17] File exists: '${path}'`);
});

test("FileHandler opens with the first record when delayed, and reports if it cannot", ({
  folder,
  stderr,
}) => {
  const handler = new FileHandler(join(folder, "app.log"), { delay: true });
  expect(contents(folder)).toEqual({});
  handler.handle(record("one"));
  handler.close();
  expect(contents(folder)).toEqual({ "app.log": "one\n" });

  const lost = new FileHandler(join(folder, "none", "app.log"), { delay: true });
  lost.handle(record("two"));
  expect(stderr()).toContain("FileNotFoundError: [Errno 2] No such file or directory:");
});

test("FileHandler reopens after close in mode a, and drops records in mode w", ({ folder }) => {
  for (const mode of ["a", "w"]) {
    const handler = new FileHandler(join(folder, mode), { mode });
    handler.handle(record("one"));
    handler.close();
    handler.handle(record("two"));
    handler.close();
  }
  expect(contents(folder)).toEqual({ a: "one\ntwo\n", w: "one\n" });
});

test("FileHandler writes in its encoding, by its error handler", ({ folder, stderr }) => {
  const strict = new FileHandler(join(folder, "strict"), { encoding: "ascii" });
  const lenient = new FileHandler(join(folder, "lenient"), {
    encoding: "ascii",
    errors: "backslashreplace",
  });
  for (const handler of [strict, lenient]) {
    handler.handle(record("é"));
    handler.close();
  }
  expect(contents(folder)).toEqual({ strict: "", lenient: "\\xe9\n" });
  expect(stderr()).toContain("UnicodeEncodeError: 'ascii' codec can't encode character '\\xe9'");
});

test("FileHandler's overridden _open() is used by the constructor", ({ folder }) => {
  const opened: string[] = [];
  class Noted extends FileHandler {
    override _open(): ReturnType<FileHandler["_open"]> {
      opened.push(this.baseFilename);
      return super._open();
    }
  }
  new Noted(join(folder, "app.log")).close();
  expect(opened).toEqual([join(folder, "app.log")]);
});

test("FileHandler shows itself with its path, and takes one relative to the working folder", () => {
  const handler = new FileHandler("no/../app.log", { delay: true });
  expect(String(handler)).toBe(`<FileHandler ${join(process.cwd(), "app.log")} (NOTSET)>`);
});

test("FileHandler has everything in the file when the process exits or is killed", ({ folder }) => {
  const program = `
    import { FileHandler, getLogger } from "logparity";
    const log = getLogger();
    log.addHandler(new FileHandler(process.argv[1]));
    log.warning("one");
    log.warning("two");
    if (process.argv[2] === "exit") process.exit();
    process.kill(process.pid, "SIGKILL");`;
  for (const end of ["exit", "kill"]) {
    const args = ["--input-type=module", "-e", program, join(folder, end), end];
    try {
      execFileSync(process.execPath, args, { cwd: import.meta.dirname });
    } catch {
      // killed, as it wanted
    }
  }
  expect(contents(folder)).toEqual({ exit: "one\ntwo\n", kill: "one\ntwo\n" });
});

test("makeLogRecord() and FileHandler agree on text beyond the first plane", ({ folder }) => {
  const handler = new FileHandler(join(folder, "app.log"));
  handler.handle(makeLogRecord({ msg: "\u{1f600}é" }));
  handler.close();
  expect(contents(folder)).toEqual({ "app.log": "\u{1f600}é\n" });
});
