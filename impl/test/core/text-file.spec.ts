import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, constants, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { expect, test } from "@playwright/test";
import { TextFile } from "#impl/core/file/text-file.js";
import { answer, readTextFileCases, type TextFileCase } from "./text-file-case.ts";

const recorded = readTextFileCases(
  readFileSync(new URL("../../../fixtures/ground-floor/text-file.jsonl", import.meta.url), "utf8"),
);

/** The recorded cases, by the arguments that the file was opened with. */
function byOpening(): Map<string, TextFileCase[]> {
  const openings = new Map<string, TextFileCase[]>();
  for (const recordedCase of recorded) {
    const opening = JSON.stringify(recordedCase.open).slice(0, 60);
    openings.set(opening, [...(openings.get(opening) ?? []), recordedCase]);
  }
  return openings;
}

for (const [opening, cases] of byOpening()) {
  test(`TextFile does what CPython's open() does: ${opening}`, () => {
    const answers = cases.map((recordedCase) => ({
      before: recordedCase.before,
      ...answer(recordedCase),
    }));

    expect(answers).toEqual(cases);
  });
}

let folder = "";

test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "logparity-"));
});

test.afterEach(() => {
  rmSync(folder, { recursive: true });
});

test("TextFile writes to a descriptor that is open already, from where it is", () => {
  const path = join(folder, "app.log");
  const descriptor = openSync(path, "w");
  const first = new TextFile(descriptor, "w", { encoding: "utf-16" });
  first.write("a");
  first.flush();
  const second = new TextFile(descriptor, "w", { encoding: "utf-16" });
  second.write("b");
  second.flush();
  closeSync(descriptor);

  expect([first.name, first.fileno()]).toEqual([descriptor, descriptor]);
  expect(readFileSync(path, "hex")).toBe("fffe61006200");
});

test("TextFile writes to a pipe all that is asked of it, and has no position there", async () => {
  const pipe = join(folder, "pipe");
  execFileSync("mkfifo", [pipe]);
  const reader = spawn("sh", ["-c", `sleep 0.1; cat '${pipe}' | wc -c`]);
  const counted = text(reader.stdout);
  const file = new TextFile(pipe, "a");
  file.write("é".repeat(200_000));
  file.flush();

  expect(() => file.tell()).toThrow("underlying stream is not seekable");
  expect(() => new TextFile(pipe, "a+")).toThrow("File or stream is not seekable.");
  file.close();
  await once(reader, "close");
  expect((await counted).trim()).toBe("400000");
});

test("TextFile waits for the reader of a pipe that does not block", async () => {
  const pipe = join(folder, "pipe");
  execFileSync("mkfifo", [pipe]);
  const descriptor = openSync(pipe, constants.O_RDWR | constants.O_NONBLOCK);
  const reader = spawn("sh", ["-c", `head -c 400000 '${pipe}' | wc -c`]);
  const counted = text(reader.stdout);
  const file = new TextFile(descriptor, "a");
  file.write("é".repeat(200_000));
  file.close();

  await once(reader, "close");
  expect((await counted).trim()).toBe("400000");
});

test("TextFile is shown as CPython shows its files", () => {
  const path = join(folder, "app.log");

  expect(String(new TextFile(path, "a", { encoding: "latin1" }))).toBe(
    `<_io.TextIOWrapper name='${path}' mode='a' encoding='latin1'>`,
  );
  expect(String(new TextFile(path, "ab"))).toBe(`<_io.BufferedWriter name='${path}'>`);
});
