import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "@playwright/test";
import { root, shutdown } from "logparity";
import { dictConfig, fileConfig } from "logparity/config";
import { configparser } from "logparity/python";

const TEXT = `[formatters]
keys=
[handlers]
keys=h
[handler_h]
class=NullHandler
level=%(how)s
[loggers]
keys=root
[logger_root]
handlers=h
`;
const LINES = TEXT.split(/(?<=\n)/);
const defaults = { how: "ERROR" };

test.afterEach(async () => {
  dictConfig({ version: 1 });
  root.handlers = [];
  await shutdown();
});

test("fileConfig() reads a list of lines", () => {
  fileConfig(LINES, { defaults });
  expect(root.handlers[0]).toMatchObject({ name: "h", level: 40 });
});

test("fileConfig() reads what has a readline()", () => {
  const lines = [...LINES];
  fileConfig({ readline: () => lines.shift() ?? "" }, { defaults });
  expect(root.handlers[0]).toMatchObject({ name: "h", level: 40 });
});

test("fileConfig() reads a file by its name and by its URL", () => {
  const folder = mkdtempSync(join(tmpdir(), "ini-"));
  const file = join(folder, "log.ini");
  writeFileSync(file, TEXT);
  for (const name of [file, pathToFileURL(file)]) {
    fileConfig(name, { defaults });
    expect(root.handlers[0]).toMatchObject({ name: "h", level: 40 });
  }
  rmSync(folder, { recursive: true });
});

test("fileConfig() asks a parser that has read its file", () => {
  const parser = new configparser.ConfigParser(defaults);
  parser.read_file(LINES);
  fileConfig(parser);
  expect(root.handlers[0]).toMatchObject({ name: "h", level: 40 });
});

test("fileConfig() refuses an expression that would have to be run, and says which", () => {
  const lines = LINES.toSpliced(5, 1, "class=FileHandler\n", "args=(open('x').name,)\n");
  expect(() => fileConfig(lines, { defaults })).toThrow(
    `Expected literals and names, and nothing to be run, in "(open('x').name,)"`,
  );
});

test("fileConfig() tells of lines that are no .ini file", () => {
  expect(() => fileConfig(["keys=root\n"])).toThrow(
    "<lines> is invalid: File contains no section headers.\nfile: '<???>', line: 1\n'keys=root\\n'",
  );
});
