import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { WatchedFileHandler } from "logparity/handlers";
import { contents, expect, record, test } from "./sandbox.ts";

// The expected values were seen on CPython 3.15.2.

test("WatchedFileHandler follows its path when the file is moved, removed or replaced", ({
  folder,
}) => {
  const path = join(folder, "w");
  const handler = new WatchedFileHandler(path, { delay: true });
  expect([handler.dev, handler.ino]).toEqual([-1n, -1n]);
  handler.handle(record("1"));
  renameSync(path, `${path}.old`);
  handler.handle(record("2"));
  rmSync(path);
  handler.handle(record("3"));
  writeFileSync(path, "");
  handler.handle(record("4"));
  handler.close();
  expect(contents(folder)).toEqual({ w: "4\n", "w.old": "1\n" });
});

test("WatchedFileHandler reports a path that cannot be opened anew and recovers", ({
  folder,
  stderr,
}) => {
  const inner = join(folder, "d");
  mkdirSync(inner);
  const handler = new WatchedFileHandler(join(inner, "f"));
  rmSync(inner, { recursive: true });
  handler.handle(record("lost"));
  expect(stderr()).toContain(
    `FileNotFoundError: [Errno 2] No such file or directory: '${inner}/f'\n`,
  );
  expect(handler.stream).toBeNull();
  mkdirSync(inner);
  handler.handle(record("found"));
  handler.close();
  expect(contents(inner)).toEqual({ f: "found\n" });
});

test("WatchedFileHandler reports a path below a file as it is, instead of opening it", ({
  folder,
  stderr,
}) => {
  const inner = join(folder, "d");
  mkdirSync(inner);
  const handler = new WatchedFileHandler(join(inner, "f"));
  rmSync(inner, { recursive: true });
  writeFileSync(inner, "");
  handler.handle(record("lost"));
  expect(stderr()).toContain(`NotADirectoryError: [Errno 20] Not a directory: '${inner}/f'\n`);
  expect(handler.stream).not.toBeNull(); // looking failed, so the open file was left alone
  handler.close();
});
