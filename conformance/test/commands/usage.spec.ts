import { join } from "node:path";
import { logparity } from "../support/cli.ts";
import { fakeTestee, scenariosIn, writeRecordings, writeScenario } from "../support/corpus.ts";
import { expect, test } from "../support/folder.ts";

const wrong = [
  { args: ["run", "--bogus"], says: /unknown option '--bogus'/u },
  { args: ["walk"], says: /unknown command 'walk'/u },
  {
    args: ["run", "--python", "2.7"],
    says: /2\.7 is no supported version; expected versions from 3\.6/u,
  },
  {
    args: ["run", "--oracle", "delphi"],
    says: /unknown oracle delphi; expected recorded, local or docker/u,
  },
  { args: ["run", "--shard", "3/2"], says: /Expected i\/n such as 1\/4/u },
  { args: ["run", "-j", "0"], says: /Expected a whole number from 1/u },
  { args: ["run", "--fail-on", "same"], says: /Expected changed/u },
  { args: ["run", "--scenarios", "/no/such/folder"], says: /no folder \/no\/such\/folder/u },
  { args: ["run", "--testee", ""], says: /--testee is empty/u },
  { args: ["run", "--node", "lts"], says: /--node lts: expected versions such as 20,24\.1\.0/u },
  {
    args: ["run", "--node", "20", "--testee", "x"],
    says: /--node chooses for the TypeScript port/u,
  },
  { args: ["explain"], says: /missing required argument 'cell'/u },
  { args: ["merge", "/no/such/file.json"], says: /file\.json:1:1: ENOENT/u },
] as const;

for (const { args, says } of wrong) {
  test(`logparity ${args.join(" ")} exits with 2 and says what was expected`, async () => {
    const { exitCode, stdout, stderr } = await logparity(args);

    expect(stderr).toMatch(says);
    expect(stdout).toBe("");
    expect(exitCode).toBe(2);
  });
}

test("run exits with 2 on a bad scenario, and names file, line and the nearest valid word", async ({
  folder,
}) => {
  folder.write(
    "scenarios/a/b/c.yaml",
    "title: a scenario that is wrong\nref: x\nsteps:\n  - lgo: {}\n",
  );

  const { exitCode, stderr } = await logparity(["run", "--scenarios", scenariosIn(folder)]);

  expect(exitCode).toBe(2);
  expect(stderr).toMatch(
    /a\/b\/c\.yaml:4:5: steps\[1\]: unknown verb "lgo"; did you mean "log"\?/u,
  );
});

test("run exits with 2 on a bad ledger, and names file and line", async ({ folder }) => {
  writeScenario(folder, "a/b/c", "c");
  folder.write("ledger/a.yaml", "- match: a/**\n  status: maybe\n");
  const args = ["--scenarios", scenariosIn(folder), "--expectations", join(folder.path, "ledger")];

  const { exitCode, stderr } = await logparity(["run", ...args]);

  expect(exitCode).toBe(2);
  expect(stderr).toMatch(
    /a\.yaml:2:11: \[0\]\.status: invalid option: expected one of "gap"\|"intended"/u,
  );
  expect(stderr).toContain("reason");
});

test("run exits with 2 on a recording that is none", async ({ folder }) => {
  writeScenario(folder, "a/b/c", "c");
  folder.write("scenarios/recordings/a/b/c.json", "{}");
  const args = [
    "--scenarios",
    scenariosIn(folder),
    "--oracle",
    "recorded",
    "--testee",
    fakeTestee(),
  ];

  const { exitCode, stderr } = await logparity(["run", ...args]);

  expect(exitCode).toBe(2);
  expect(stderr).toContain("not a recording");
});

test("run exits with 3 where there is no oracle", async ({ folder }) => {
  writeScenario(folder, "a/b/c", "c");
  const args = ["--scenarios", scenariosIn(folder), "--testee", fakeTestee()];

  const { exitCode, stderr } = await logparity(["run", ...args, "--oracle", "recorded"]);

  expect(exitCode).toBe(3);
  expect(stderr).toContain("nothing is recorded for these scenarios; logparity record does it");
});

test("run exits with 3 where a Node is not there, and lists those that are", async () => {
  const { exitCode, stderr } = await logparity(["run", "--node", "999"]);

  expect(exitCode).toBe(3);
  expect(stderr).toContain(`no Node 999 on this machine; found: `);
  expect(stderr).toContain(process.versions.node);
});

test("run exits with 3 where a version is neither installed nor recorded, and lists what is", async ({
  folder,
}) => {
  writeScenario(folder, "a/b/c", "c");
  writeRecordings(folder, ["3.9.18"]);
  const args = ["--scenarios", scenariosIn(folder), "--oracle", "recorded", "--python", "3.12"];

  const { exitCode, stderr } = await logparity(["run", ...args]);

  expect(exitCode).toBe(3);
  expect(stderr).toContain("no CPython 3.12 to compare with");
  expect(stderr).toContain("recorded: 3.9.18");
});

test("run exits with 4 where no scenario matches, and suggests one that would", async ({
  folder,
}) => {
  writeScenario(folder, "rotating-file/b/c", "c");
  const run = (pattern: string) => logparity(["run", pattern, "--scenarios", scenariosIn(folder)]);

  const [family, typo] = [await run("rotating-file"), await run("rotating-file/b/cc")];

  expect([family.exitCode, typo.exitCode]).toEqual([4, 4]);
  expect(family.stderr).toContain("did you mean 'rotating-file/**'?");
  expect(typo.stderr).toContain("did you mean rotating-file/b/c?");
});

test("--help of every command shows an example and exits with 0", async () => {
  const commands = ["run", "record", "merge", "list", "explain"];
  for (const command of commands) {
    const { exitCode, stdout } = await logparity([command, "--help"]);

    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/Examples?:\n {2}logparity /u);
  }
  expect((await logparity(["--help"])).stdout).toContain("Exit codes: 0 as expected");
});

function reportOf(version: string): string {
  return JSON.stringify({
    port: { name: "fake", version, platform: "linux" },
    oracles: [{ python: "3.15.2", source: "recorded" }],
    totals: { same: 1, changed: 0, known: 0, different: 0, error: 0, unavailable: 0, stale: 0 },
    cells: [{ scenario: "a/b/c", axes: {}, python: "3.15.2", node: null, verdict: "same" }],
  });
}

test("merge refuses reports of different runs, and the same cell twice", async ({ folder }) => {
  const [one, two] = [folder.write("1.json", reportOf("1")), folder.write("2.json", reportOf("2"))];

  const other = await logparity(["merge", one, two]);
  const twice = await logparity(["merge", one, one]);

  expect([other.exitCode, twice.exitCode]).toEqual([2, 2]);
  expect(other.stderr).toContain("of another port or other CPythons");
  expect(twice.stderr).toContain("has a/b/c@3.15.2, which another report has too");
});
