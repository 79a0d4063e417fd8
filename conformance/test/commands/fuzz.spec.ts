import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { FAMILIES } from "#conformance/fuzz/families.js";
import { loadCells } from "#conformance/scenario/load.js";
import { logparity, start } from "../support/cli.ts";
import { expect, test } from "../support/folder.ts";
import { livePythons } from "../support/live.ts";
import { plantedTestee } from "../support/planted-testee.ts";

const CRASHES = fileURLToPath(new URL("../broken-testees/crashes.mjs", import.meta.url));

test.describe.configure({ timeout: 180_000 }); // each starts testees; a busy machine takes its time

test("fuzz exits with 2 for what it cannot generate, and names what it can", async () => {
  const unknown = await logparity(["fuzz", "rotating-fil"]);
  const badSeed = await logparity(["fuzz", "core", "--seed", "x"]);
  const badRuns = await logparity(["fuzz", "core", "--runs", "0"]);
  const twoVersions = await logparity(["fuzz", "core", "--python", "3.9,3.13"]);

  expect(unknown.stderr).toContain("did you mean rotating-file?");
  expect(unknown.stderr).toContain("timed-rotating-file");
  expect(badSeed.stderr).toContain("Expected a number below 2147483648");
  expect(badRuns.stderr).toContain("Expected a whole number from 1");
  expect(twoVersions.stderr).toContain("fuzz holds the port against one version");
  for (const { exitCode } of [unknown, badSeed, badRuns, twoVersions]) expect(exitCode).toBe(2);
});

test("fuzz without a family lists them, with what each is about", async () => {
  const { stdout, exitCode } = await logparity(["fuzz"]);

  for (const { name, about } of FAMILIES) {
    expect(stdout).toMatch(new RegExp(`^${name} +${about.slice(0, 20)}`, "mu"));
  }
  expect(exitCode).toBe(0);
});

for (const { name } of FAMILIES) {
  test(`fuzz ${name} finds no difference in a short run`, async ({ folder }) => {
    await livePythons();
    const args = ["--runs", "60", "--seed", "2025", "--scenarios", folder.path];

    const { exitCode, stdout } = await logparity(["fuzz", name, ...args]);

    expect(stdout).toMatch(
      new RegExp(`^fuzzing ${name}, seed 2025: port on Node .* against CPython 3`),
    );
    expect(stdout).toMatch(/\n60 runs in [\d.]+ s, \d+ a second: no difference\n?$/u);
    expect(exitCode).toBe(0);
  });
}

test("an interrupted fuzz says how to go on, and ends with 130", async ({ folder }) => {
  await livePythons();
  const args = ["fuzz", "core", "--runs", "100000", "--seed", "5", "--scenarios", folder.path];
  const running = start(args);
  await once(running.stderr ?? running, "data"); // the first line of progress

  running.kill("SIGINT");
  const { exitCode, stdout } = await running;

  expect(stdout).toMatch(/\ngo on: {2}--seed 5:\d+$/u);
  expect(exitCode).toBe(130);
});

interface Defect {
  readonly family: string;
  /** In the built port. */
  readonly file: string;
  readonly wanted: RegExp;
  readonly replacement: string;
}

/** Mistakes as one makes them: an edge, a width, a state. */
const DEFECTS: readonly Defect[] = [
  {
    family: "rotating-file",
    file: "handlers/rotating-file.js",
    wanted: />= (?=Number\(this\.maxBytes\))/u,
    replacement: "> ",
  },
  {
    family: "socket",
    file: "python/pickle/dump/atom-writer.js",
    wanted: /value <= 0xff\b/u,
    replacement: "value < 0xff",
  },
  {
    family: "socket",
    file: "handlers/socket.js",
    wanted: /this\.retryPeriod \* this\.retryFactor/u,
    replacement: "this.retryStart * this.retryFactor",
  },
];

for (const { family, wanted, replacement, file: planted } of DEFECTS) {
  test(`fuzz ${family} finds ${replacement.trim()} planted in ${planted}, and makes it small`, async ({
    folder,
  }) => {
    await livePythons();
    const testee = plantedTestee(folder.path, planted, wanted, replacement);
    const kept = join(folder.path, "scenarios");
    const options = ["--testee", testee, "--scenarios", kept];

    const found = await logparity(["fuzz", family, "--runs", "3000", "--seed", "1", ...options]);
    const id = new RegExp(`(${family}/found/[\\w-]+)\\.yaml`, "u").exec(found.stdout)?.[1] ?? "";
    const file = join(kept, `${id}.yaml`);
    const [cell] = loadCells([{ id, file }]);
    const again = /again: {2}logparity (.*)$/mu.exec(found.stdout)?.[1]?.split(" ") ?? [];
    const repeated = await logparity([...again, ...options]);
    const run = await logparity(["run", "--python", "3.15", ...options]);

    expect(found.exitCode).toBe(1);
    expect(cell?.body.steps.length).toBeLessThanOrEqual(10);
    expect(readFileSync(file, "utf8")).toContain(`# logparity ${again.join(" ")}`);
    expect(repeated.exitCode).toBe(1);
    expect(repeated.stdout).toContain(`${id}.yaml`);
    expect(run.stdout).toContain("1 different");
  });
}

test("fuzz tells of a testee that fails, and keeps what made it fail", async ({ folder }) => {
  await livePythons();
  const options = ["--testee", `${process.execPath} ${CRASHES}`, "--scenarios", folder.path];

  const { exitCode, stdout } = await logparity(["fuzz", "core", "--runs", "5", ...options]);

  expect(stdout).toContain("error; 1 steps");
  expect(exitCode).toBe(1);
});
