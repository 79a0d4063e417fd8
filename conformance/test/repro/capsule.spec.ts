import { execFile } from "node:child_process";
import { mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { Observation } from "#conformance/observation.js";
import { writeCapsule } from "#conformance/repro/capsule.js";
import { expect, type Folder, test } from "../support/folder.ts";
import { livePythons } from "../support/live.ts";
import { recordedCell } from "../support/recorded.ts";

const run = promisify(execFile);
const MODULES = fileURLToPath(new URL("../../../node_modules", import.meta.url));

// Scenarios that between them say most of what a scenario can say; in all of them both sides do the same.
const FAMILIES: Readonly<Record<string, readonly string[]>> = {
  core: [
    "core/adapter/extra-on-every-record",
    "core/adapter/merged-extra",
    "core/filter/replaces-the-record-for-a-logger",
    "core/filter/subclass-by-level",
    "core/message/star-width-and-precision",
    "core/call-site/stacklevel",
    "core/exception/forms-of-exc-info",
    "core/message/nested-containers-and-themselves",
  ],
  files: [
    "file/mode/append",
    "file/encoding/utf-16",
    "stream/write/one-piece-then-flush",
    "rotating-file/backups/chain-moves-up",
    "rotating-file/namer/deletion-follows-namer",
    "rotating-file/rotator/gzip",
    "rotating-file/rotator/copy-truncate",
    "rotating-file/override/do-rollover",
  ],
  "the clock": [
    "timed-rotating-file/backups/destination-exists",
    "timed-rotating-file/at-time/already-past",
    "timed-rotating-file/dst/spring-hourly",
    "timed-rotating-file/local/named-by-local-time",
    "timed-rotating-file/backups/strangers-left-alone",
    "timed-rotating-file/intervals/every-second-tuesday",
  ],
  servers: [
    "socket/frame/args-merged",
    "socket/close/closes",
    "socket/fault/down-and-up",
    "datagram/frame/plain",
    "syslog/udp/close-emit-again",
    "syslog/unix/stream",
    "http/basic/get",
    "http/basic/post",
    "smtp/basic/one-mail",
  ],
  queues: [
    "memory/capacity/flushed-when-full",
    "memory/target/none",
    "memory/level/flush-level-by-name",
    "memory/target/exception-waits-too",
    "queue/handler/exception",
    "queue/handler/prepared-record",
  ],
  configurations: ["config/dict/handlers/invalid-level"],
};

for (const [family, scenarios] of Object.entries(FAMILIES)) {
  test(`explain --repro writes programs that leave what their scenarios do: ${family}`, async ({
    folder,
  }) => {
    const [newest] = (await livePythons()).toReversed();
    if (newest === undefined) return;
    for (const scenario of scenarios) {
      const { cell, seen } = recordedCell(scenario, newest.version);
      const sides = [seen, seen];
      const files = writeCapsule(folder.path, {
        cell,
        python: newest.version,
        differences: [],
        sides,
      });
      const [said = "", saidByNode = ""] = await runBoth(folder, scenario, newest.file, files);

      expect(said, scenario).toBe(saidByNode);
      for (const line of seen.flatMap(lineOf)) expect(said, scenario).toContain(line);
    }
  });
}

/** Runs the program for Python and the one for Node, each in an empty folder. Returns what they print. */
async function runBoth(
  folder: Folder,
  scenario: string,
  python: string,
  [forPython = "", forNode = ""]: readonly string[],
): Promise<string[]> {
  const [one, other] = ["python", "node"].map((name) => join(folder.path, name, scenario));
  for (const path of [one, other]) mkdirSync(path ?? "", { recursive: true });
  linkModules(folder);
  for (const path of [forPython, forNode]) {
    expect(readFileSync(path, "utf8"), path).not.toContain("is left out");
  }
  const environment = { env: { PATH: process.env["PATH"], LC_ALL: "C.UTF-8" } };
  const first = await run(python, ["-S", "-B", forPython, one ?? ""], environment);
  const second = await run(process.execPath, [forNode, other ?? ""], environment);
  return [first.stdout, second.stdout];
}

/** Lets a program in the folder import the port. */
function linkModules({ path }: Folder): void {
  try {
    symlinkSync(MODULES, join(path, "node_modules"));
  } catch {
    // it is there already
  }
}

/** The line that both programs have to print for an observation; nothing for what they print otherwise. */
function lineOf(seen: Observation): string[] {
  if ("error" in seen) return [`${seen.at} raises ${seen.error.type}: ${seen.error.message}`];
  if ("value" in seen) return typeof seen.value === "number" ? [`${seen.at} ${seen.value}\n`] : [];
  if ("bytes" in seen) {
    const bytes = Buffer.from(seen.bytes, "base64");
    const isPlain = bytes.every(
      (byte) => byte >= 0x20 && byte < 0x7f && byte !== 0x27 && byte !== 0x5c,
    );
    const isShown = /^(?:files|lab)\//u.test(seen.at);
    return isPlain && isShown ? [`${seen.at} b'${bytes.toString("latin1")}'\n`] : [];
  }
  return [];
}

test("explain --repro leaves out of a program the helpers that it does not need", ({ folder }) => {
  const { cell, seen } = recordedCell("rotating-file/backups/chain-moves-up", "3.15.2");
  const files = writeCapsule(folder.path, {
    cell,
    python: "3.15.2",
    differences: [],
    sides: [seen, seen],
  });

  const [forPython = "", forNode = ""] = files.map((file) => readFileSync(file, "utf8"));
  expect(forPython).toContain("def record(");
  expect(forPython).not.toMatch(/def show\(|import re$/mu);
  expect(forNode).toContain("function record(");
  expect(forNode).not.toMatch(/excInfo|function show\(/u);
  for (const text of [forPython, forNode]) expect(text.split("\n").length).toBeLessThan(70);
});

test("explain --repro names the server that a program needs and that has to run somewhere", ({
  folder,
}) => {
  const { cell, seen } = recordedCell("syslog/rsyslog/tcp", "3.15.2");
  const [forPython = ""] = writeCapsule(folder.path, {
    cell,
    python: "3.15.2",
    differences: [],
    sides: [seen, seen],
  });

  const text = readFileSync(forPython, "utf8");
  expect(text).toContain("# Run: python3.15 THIS_FILE EMPTY_FOLDER --log=HOST:PORT\n");
  expect(text).toContain("log is a server of kind rsyslog");
});
