import { logparity } from "../support/cli.ts";
import { fakeRun, writeRecordings, writeScenario } from "../support/corpus.ts";
import { expect, type Folder, test } from "../support/folder.ts";

function explain(folder: Folder, cell: string) {
  const args = fakeRun(folder);
  return logparity(["explain", cell, ...args]);
}

test("explain shows what a cell is about and its verdict", async ({ folder }) => {
  const upstream = 'upstream: [{ python: "3.13", issue: gh-1, says: it now says one }]\n';
  writeScenario(folder, "a/b/c", "one", upstream);
  writeRecordings(folder, ["3.9.18", "3.15.2"], { "a/b/c": { "3.9.18": "uno" } });

  const { exitCode, stdout } = await explain(folder, "a/b/c@3.9");

  expect(exitCode).toBe(0);
  expect(stdout.split("\n")).toEqual([
    "a/b/c@3.9.18",
    "  title  the fake testee answers one",
    "  proves one",
    expect.stringMatching(/^ {2}file {3}.*a\/b\/c\.yaml$/u),
    "  clock  2024-01-15T12:00:00Z, zone UTC",
    "  since  3.13, gh-1: it now says one",
    "",
    "changed: as the newest CPython, which changed it",
    "",
    expect.stringMatching(/^\(- CPython 3\.9\.18, \+ port; signature [0-9a-f]{12}\)$/u),
    'results/1: CPython "uno", the port "one UTC"',
  ]);
});

test("explain takes the newest CPython where none is named, and exits as the verdict says", async ({
  folder,
}) => {
  writeScenario(folder, "a/b/c", "one");
  writeRecordings(folder, ["3.9.18", "3.15.2"], { "a/b/c": { "3.15.2": "uno" } });

  const { exitCode, stdout } = await explain(folder, "a/b/c");

  expect(exitCode).toBe(1);
  expect(stdout).toContain("a/b/c@3.15.2");
  expect(stdout).toContain("different: the port does something else");
});

test("explain asks which cell is meant where a scenario has several", async ({ folder }) => {
  writeScenario(folder, "a/b/c", "one", "tz: [UTC, Asia/Tokyo]\n");
  writeRecordings(folder, ["3.15.2"]);

  const vague = await explain(folder, "a/b/c@3.15");
  const wrong = await explain(folder, "a/b/c[tz=Mars]@3.15");
  const right = await explain(folder, "a/b/c[tz=Asia/Tokyo]@3.15");

  expect([vague.exitCode, wrong.exitCode, right.exitCode]).toEqual([2, 2, 0]);
  expect(vague.stderr).toContain(
    "has several cells; name one: a/b/c[tz=UTC], a/b/c[tz=Asia/Tokyo]",
  );
  expect(wrong.stderr).toContain("there is no cell a/b/c[tz=Mars]");
});

test("explain exits with 4 where there is no such scenario, and suggests one", async ({
  folder,
}) => {
  writeScenario(folder, "a/b/correct", "one");
  writeRecordings(folder, ["3.15.2"]);

  const { exitCode, stderr } = await explain(folder, "a/b/corect@3.15");

  expect(exitCode).toBe(4);
  expect(stderr).toContain("did you mean a/b/correct?");
});
