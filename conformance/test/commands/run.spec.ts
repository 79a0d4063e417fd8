import { readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { logparity, type Ran, start } from "../support/cli.ts";
import { fakeRun, fakeTestee, writeRecordings, writeScenario } from "../support/corpus.ts";
import { expect, type Folder, test } from "../support/folder.ts";

const PYTHONS = ["3.9.18", "3.15.2"];

/** Runs the fake port on the scenarios in the folder, against recordings. */
function run(folder: Folder, ...more: string[]): Promise<Ran> {
  const ledger = ["--expectations", join(folder.path, "ledger")];
  return logparity(["run", ...fakeRun(folder), ...ledger, ...more]);
}

test("run exits with 0 and shows a table where everything is the same", async ({ folder }) => {
  writeScenario(folder, "alpha/x/one", "one");
  writeScenario(folder, "beta/x/two", "two");
  writeRecordings(folder, PYTHONS);

  const { exitCode, stdout } = await run(folder);

  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/^ +3\.9\.18° +3\.15\.2°\nalpha +1 +1\nbeta +1 +1$/mu);
  expect(stdout).toContain("4 same as this CPython");
  expect(stdout).toContain("logparity explain 'SCENARIO@PYTHON'");
});

test("run calls changed what only an older CPython did otherwise, and --fail-on changed makes it fail", async ({
  folder,
}) => {
  writeScenario(folder, "alpha/x/one", "one");
  writeRecordings(folder, PYTHONS, { "alpha/x/one": { "3.9.18": "something else" } });

  const plain = await run(folder);
  const strict = await run(folder, "--fail-on", "changed");

  expect([plain.exitCode, strict.exitCode]).toEqual([0, 1]);
  expect(plain.stdout).toMatch(/^alpha +1~ +1$/mu);
});

test("run exits with 1 on a difference, and explains it with the field that differs", async ({
  folder,
}) => {
  writeScenario(folder, "alpha/x/one", "one");
  writeRecordings(folder, PYTHONS, { "alpha/x/one": { "3.9.18": "uno", "3.15.2": "uno" } });

  const { exitCode, stdout } = await run(folder);

  expect(exitCode).toBe(1);
  expect(stdout).toContain("different  alpha/x/one @ 3.9.18 3.15.2");
  expect(stdout).toContain('results/1: CPython "uno", the port "one UTC"');
  expect(stdout).toMatch(/signature [0-9a-f]{12}/u);
});

test("run consults the newest CPython even where only an older one is asked for", async ({
  folder,
}) => {
  writeScenario(folder, "alpha/x/one", "one");
  writeRecordings(folder, PYTHONS, { "alpha/x/one": { "3.9.18": "uno" } });

  const { exitCode, stdout } = await run(folder, "--python", "3.9");

  expect(exitCode).toBe(0);
  expect(stdout).toContain("1 as the newest CPython, which changed it");
  expect(stdout).not.toContain("3.15.2");
});

const ledger = (signature: string, match = "alpha/x/one") =>
  `- match: ${match}\n  status: intended\n  reason: Node cannot do what CPython does here\n  ref: docs\n  review: 2030-01-01\n  signature: ${signature}\n`;

test("run says known where the ledger pins the difference, and stale where it no longer fits", async ({
  folder,
}) => {
  writeScenario(folder, "alpha/x/one", "one");
  writeScenario(folder, "alpha/x/two", "two");
  writeRecordings(folder, PYTHONS, { "alpha/x/one": { "3.9.18": "uno", "3.15.2": "uno" } });
  const { stdout } = await run(folder);
  const [, signature = ""] = /signature ([0-9a-f]{12})/u.exec(stdout) ?? [];

  folder.write("ledger/alpha.yaml", ledger(signature));
  const known = await run(folder, "--json", join(folder.path, "known.json"));
  folder.write("ledger/alpha.yaml", ledger("0123456789ab"));
  const another = await run(folder);
  folder.write("ledger/alpha.yaml", ledger(signature) + ledger(signature, "alpha/x/two"));
  const gone = await run(folder);
  folder.write("ledger/alpha.yaml", ledger(signature) + ledger(signature, "gamma/**"));
  const nothing = await run(folder);

  expect([known, another, gone, nothing].map(({ exitCode }) => exitCode)).toEqual([0, 1, 1, 1]);
  expect(known.stdout).toContain("2 known difference (k)");
  expect(another.stdout).toContain("the port differs here in a new way");
  expect(gone.stdout).toContain("the port no longer differs here");
  expect(nothing.stdout).toContain("it matches no scenario");
  const totals = JSON.parse(readFileSync(join(folder.path, "known.json"), "utf8")).totals;
  expect(totals).toEqual({
    same: 2,
    changed: 0,
    known: 2,
    different: 0,
    error: 0,
    unavailable: 0,
    stale: 0,
  });
});

const broken = [
  { ref: "crash", says: "the testee ended with exit code 7" },
  { ref: "crash loudly", says: "the testee ended by SIGKILL; its stderr ends:" },
  { ref: "hang", says: "the testee gave no answer in time (limit 1 s)" },
  { ref: "rubbish", says: "a line that is not JSON: Traceback: no JSON at all" },
  { ref: "wrong shape", says: "a line that is no answer of protocol 1" },
  { ref: "wrong seq", says: "the testee lied: it answered request" },
  { ref: "twice", says: "the testee lied: it reports x twice" },
  { ref: "fail", says: "the testee failed: Traceback: my own bug" },
  { ref: "nothing", says: "the scenario left no evidence" },
] as const;

for (const { ref, says } of broken) {
  test(`run reports a testee's ${ref} as what it is; it costs one cell`, async ({ folder }) => {
    writeScenario(folder, "alpha/x/a", "before");
    writeScenario(folder, "alpha/x/b", ref);
    writeScenario(folder, "alpha/x/c", "after");
    writeRecordings(folder, ["3.15.2"]);

    const args = fakeRun(folder);
    const ran = await logparity(["run", ...args], { env: { LOGPARITY_TIMEOUT: "1" } });

    expect(ran.exitCode).toBe(1);
    expect(ran.stdout).toContain("error  alpha/x/b @ 3.15.2");
    expect(ran.stdout).toContain(says);
    expect(ran.stdout).toContain("2 same as this CPython");
    expect(ran.stdout).toContain("1 error");
  });
}

test("run counts a refusal as unavailable and exits with 3", async ({ folder }) => {
  writeScenario(folder, "alpha/x/a", "refuse");
  writeRecordings(folder, PYTHONS);

  const { exitCode, stdout } = await run(folder);

  expect(exitCode).toBe(3);
  expect(stdout).toContain("refused: this is too much for me");
});

test("run exits with 3 where a testee cannot be started", async ({ folder }) => {
  writeScenario(folder, "alpha/x/a", "a");
  writeRecordings(folder, PYTHONS);

  const { exitCode, stdout } = await run(folder, "--testee", "/no/such/program");

  expect(exitCode).toBe(3);
  expect(stdout).toContain("cannot start /no/such/program");
});

test("run believes nothing of a testee that does not refuse the impossible", async ({ folder }) => {
  writeScenario(folder, "alpha/x/a", "a");
  writeRecordings(folder, PYTHONS);

  const { exitCode, stdout } = await run(folder, "--testee", fakeTestee("liar"));

  expect(exitCode).toBe(1);
  expect(stdout).toContain("does not refuse an impossible scenario");
});

test("run refuses a testee of another protocol", async ({ folder }) => {
  writeScenario(folder, "alpha/x/a", "a");
  writeRecordings(folder, PYTHONS);

  const { exitCode, stdout } = await run(folder, "--testee", fakeTestee("old"));

  expect(exitCode).toBe(1);
  expect(stdout).toContain("no answer of protocol 1");
});

test("run gives a scenario with an axis one cell a zone", async ({ folder }) => {
  writeScenario(folder, "alpha/x/a", "a", "tz: [UTC, Asia/Tokyo]\n");
  writeRecordings(folder, PYTHONS);

  const json = join(folder.path, "out.json");
  const { exitCode } = await run(folder, "--json", json);

  expect(exitCode).toBe(0);
  expect(JSON.parse(readFileSync(json, "utf8")).cells).toEqual([
    {
      scenario: "alpha/x/a",
      axes: { tz: "Asia/Tokyo" },
      python: "3.9.18",
      node: null,
      verdict: "same",
    },
    {
      scenario: "alpha/x/a",
      axes: { tz: "Asia/Tokyo" },
      python: "3.15.2",
      node: null,
      verdict: "same",
    },
    { scenario: "alpha/x/a", axes: { tz: "UTC" }, python: "3.9.18", node: null, verdict: "same" },
    { scenario: "alpha/x/a", axes: { tz: "UTC" }, python: "3.15.2", node: null, verdict: "same" },
  ]);
});

test("run replaces the sandbox in what a testee reports", async ({ folder }) => {
  writeScenario(folder, "alpha/x/a", "folder");
  writeRecordings(folder, ["3.15.2"], { "alpha/x/a": { "3.15.2": "in <sandbox>" } });

  expect((await run(folder)).exitCode).toBe(0);
});

test("run does not use a recording of an older form of the scenario", async ({ folder }) => {
  writeScenario(folder, "alpha/x/a", "a");
  writeScenario(folder, "alpha/x/b", "b");
  writeRecordings(folder, PYTHONS);
  writeScenario(folder, "alpha/x/a", "a", "tz: Asia/Tokyo\n");

  const { exitCode, stdout } = await run(folder);

  expect(exitCode).toBe(3);
  expect(stdout).toContain(
    "only an older form of this scenario is recorded; logparity record does it",
  );
});

test("run exits with 130 on Ctrl-C, and leaves no folder and no testee behind", async ({
  folder,
}) => {
  writeScenario(folder, "alpha/x/a", "hang");
  writeRecordings(folder, PYTHONS);
  const tmp = join(folder.path, "tmp");
  folder.write("tmp/keep", "");
  const args = fakeRun(folder);

  const running = start(["run", ...args], { env: { TMPDIR: tmp } });
  await expect
    .poll(() => readdirSync(tmp).some((name) => name.startsWith("logparity-")))
    .toBe(true);
  await new Promise((resolve) => setTimeout(resolve, 300));
  running.kill("SIGINT");

  expect((await running).exitCode).toBe(130);
  expect(readdirSync(tmp)).toEqual(["keep"]);
  expect(tmpdir()).not.toBe(tmp);
});

test("run --shard runs every cell exactly once, and merge gives what one run gives", async ({
  folder,
}) => {
  for (const slug of ["a", "b", "c", "d", "e"])
    writeScenario(folder, `alpha/x/${slug}`, slug, "tz: [UTC, Asia/Tokyo]\n");
  writeRecordings(folder, PYTHONS, { "alpha/x/c": { "3.15.2": "other" } });
  folder.write("ledger/alpha.yaml", ledger("0123456789ab", "gamma/**"));
  const file = (name: string): string => join(folder.path, `${name}.json`);

  const whole = await run(folder, "--json", file("whole"));
  const shards = ["1/3", "2/3", "3/3"];
  for (const shard of shards)
    await run(folder, "--shard", shard, "--json", file(shard.replace("/", "-")));
  const files = shards.map((shard) => file(shard.replace("/", "-")));
  const merged = await logparity(["merge", ...files, "--json", file("merged")]);

  expect([whole.exitCode, merged.exitCode]).toEqual([1, 1]);
  expect(readFileSync(file("merged"), "utf8")).toBe(readFileSync(file("whole"), "utf8"));
});
