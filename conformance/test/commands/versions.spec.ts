import { discover } from "#conformance/oracle/discover.js";
import { logparity, type Ran } from "../support/cli.ts";
import { scenariosIn, writeRecordings, writeScenario } from "../support/corpus.ts";
import { expect, type Folder, test } from "../support/folder.ts";
import { requires } from "../support/require.ts";

const PYTHONS = ["3.12.1", "3.13.0", "3.14.10"];
const UPSTREAM = `upstream:
  - { python: "3.12", issue: gh-1, says: before both of them }
  - { python: "3.13", issue: gh-88352, says: the taken name is kept }
`;

function versions(folder: Folder, ...more: string[]): Promise<Ran> {
  return logparity(["versions", ...more, "--scenarios", scenariosIn(folder)]);
}

function writeCorpus(folder: Folder): void {
  writeScenario(folder, "alpha/x/one", "one", UPSTREAM);
  writeScenario(folder, "beta/x/two", "two");
  writeRecordings(folder, PYTHONS, { "alpha/x/one": { "3.12.1": "uno" } });
}

test("versions A B says of each changed scenario what changed, since when, and where that was decided", async ({
  folder,
}) => {
  writeCorpus(folder);

  const { exitCode, stdout } = await versions(folder, "3.12", "3.13");

  expect(exitCode).toBe(0);
  expect(stdout).toBe(`CPython 3.12.1 → 3.13.0: 1 of 2 scenarios differs
- CPython 3.12.1, + CPython 3.13.0

alpha: 1 scenario

  since 3.13: the taken name is kept (https://github.com/python/cpython/issues/88352)
  alpha/x/one: the fake testee answers one
    results/1: CPython 3.12.1 "uno", CPython 3.13.0 "one UTC"`);
});

test("versions B A puts the first one named on the left", async ({ folder }) => {
  writeCorpus(folder);

  const { stdout } = await versions(folder, "3.13.0", "3.12.1", "alpha/**");

  expect(stdout).toContain('results/1: CPython 3.13.0 "one UTC", CPython 3.12.1 "uno"');
  expect(stdout).toContain("since 3.13: the taken name is kept");
});

test("versions A B says so where nothing differs, also for a version and itself", async ({
  folder,
}) => {
  writeCorpus(folder);

  const neighbours = await versions(folder, "3.13", "3.14");
  const itself = await versions(folder, "3.12", "3.12", "alpha/**");

  expect([neighbours.exitCode, itself.exitCode]).toEqual([0, 0]);
  expect(neighbours.stdout).toBe(
    "CPython 3.13.0 → 3.14.10: no observable difference in 2 scenarios",
  );
  expect(itself.stdout).toBe("CPython 3.12.1 → 3.12.1: no observable difference in 1 scenario");
});

test("versions shows one zone of several, and says how many more there are", async ({ folder }) => {
  writeScenario(folder, "alpha/x/one", "one", "tz: [UTC, Europe/Paris, Asia/Tokyo]\n");
  writeRecordings(folder, PYTHONS, { "alpha/x/one": { "3.12.1": "uno" } });

  const { stdout } = await versions(folder, "3.12", "3.13");

  expect(stdout).toContain(
    "alpha/x/one[tz=UTC] and 2 more of alpha/x/one: the fake testee answers one\n",
  );
});

test("versions cuts a long difference short where there are others, and says how to see it whole", async ({
  folder,
}) => {
  writeScenario(folder, "alpha/x/one", "one");
  writeScenario(folder, "alpha/x/two", "two");
  const long = Array.from({ length: 40 }, (_, index) => `line ${index}`);
  writeRecordings(folder, PYTHONS, {
    "alpha/x/one": { "3.12.1": "uno" },
    "alpha/x/two": { "3.12.1": "due" },
  });
  const recording = JSON.parse(folder.read("scenarios/recordings/alpha/x/two.json"));
  recording.cells[0].groups[0].observations.push({ at: "stderr", text: `${long.join("\n")}\n` });
  recording.cells[0].groups[1].observations.push({ at: "stderr", text: "line\n" });
  folder.write("scenarios/recordings/alpha/x/two.json", JSON.stringify(recording));

  const both = await versions(folder, "3.12", "3.13");
  const alone = await versions(folder, "3.12", "3.13", "alpha/x/two");

  expect(both.stdout).toContain("in full: logparity versions 3.12.1 3.13.0 alpha/x/two");
  expect(both.stdout).not.toContain("line 39");
  expect(alone.stdout).toContain("line 39");
});

test("versions without versions is the timeline, a line for each changed scenario", async ({
  folder,
}) => {
  writeCorpus(folder);

  const { exitCode, stdout } = await versions(folder);

  expect(exitCode).toBe(0);
  expect(stdout).toBe(`CPython 3.12 → 3.13  1 of 2 scenarios (3.12.1 and 3.13.0)
  alpha (1)
    the taken name is kept (gh-88352)  x/one

CPython 3.13 → 3.14  0 of 2 scenarios (3.13.0 and 3.14.10)

One in full: logparity versions 3.12 3.13 'alpha/**'`);
});

test("versions exits with 2 for an unknown version, and names those that are known", async ({
  folder,
}) => {
  writeCorpus(folder);

  const unknown = await versions(folder, "3.5", "3.13");
  const single = await versions(folder, "3.13");
  const late = await versions(folder, "alpha/**", "3.12", "3.13");

  expect([unknown.exitCode, single.exitCode, late.exitCode]).toEqual([2, 2, 2]);
  expect(unknown.stderr).toContain("no CPython 3.5 is known; recorded: 3.12.1, 3.13.0, 3.14.10");
  expect(single.stderr).toContain("name two versions");
  expect(late.stderr).toContain("versions come before patterns");
});

test("versions counts what is not recorded, and exits with 3 where that is everything", async ({
  folder,
}) => {
  writeCorpus(folder);
  writeScenario(folder, "gamma/x/new", "new");

  const some = await versions(folder, "3.12", "3.13");
  const none = await versions(folder, "3.12", "3.13", "gamma/**");

  expect(some.exitCode).toBe(0);
  expect(some.stdout).toContain("1 cell was not compared, the first gamma/x/new: nothing is");
  expect(none.exitCode).toBe(3);
});

test("versions 3.12 3.13 knows from our recordings that rotation stops where the backup's name is taken", async () => {
  const { stdout } = await logparity(["versions", "3.12", "3.13", "timed-rotating-file/**"]);

  expect(stdout.replaceAll(/\n +/gu, " ")).toContain(
    "since 3.13 (also 3.12.3, 3.11.9): nothing is rotated when the backup's name is taken (https://github.com/python/cpython/issues/88352)",
  );
});

test("versions --oracle local says of two live CPythons what the recordings say", async () => {
  const pattern = "timed-rotating-file/backups/*";
  const { stderr } = await logparity(["versions", "3.5", "3.5", pattern]);
  const { found } = await discover(process.env);
  const both = found.map(({ version }) => version).filter((version) => stderr.includes(version));
  const [older = "", newer = ""] = [both.at(0), both.at(-1)];
  const lacking = "there are no two CPythons on this machine that are recorded";
  requires("python", older === newer ? lacking : undefined);

  const live = await logparity(["versions", older, newer, pattern, "--oracle", "local"]);
  const recorded = await logparity(["versions", older, newer, pattern]);

  expect(live.exitCode).toBe(0);
  expect(live.stdout).toBe(recorded.stdout);
});
