import { availableParallelism } from "node:os";
import { expect, test } from "@playwright/test";
import { runLanes } from "#conformance/engine/collect.js";
import { NODE_TESTEE, PYTHON_TESTEE, SCENARIOS } from "#conformance/places.js";
import { cellName, familyOf } from "#conformance/scenario/cell.js";
import { findScenarios, titleOf } from "#conformance/scenario/find.js";
import { loadCells } from "#conformance/scenario/load.js";
import { logparity } from "./support/cli.ts";
import { livePythons } from "./support/live.ts";
import { requires } from "./support/require.ts";
import { shuffled } from "./support/shuffled.ts";

const MINUTES = 60_000;
const scenarios = findScenarios(SCENARIOS);
const families = [...new Set(scenarios.map(({ id }) => familyOf(id)))];

for (const family of families) {
  test(`the port does what the recorded CPythons do: ${family}`, async () => {
    test.setTimeout(10 * MINUTES);

    const { exitCode, stdout, stderr } = await logparity([
      "run",
      `${family}/**`,
      "--oracle",
      "recorded",
    ]);

    expect(exitCode, stdout + stderr).toBe(0);
    tellLeftOut(stdout);
  });
}

/** Marks the running test as skipped where part of it was left out for want of a real server. */
function tellLeftOut(told: string): void {
  for (const [key, program] of [
    ["mailhog", "MailHog"],
    ["rsyslog", "rsyslogd"],
    ["python", "python3"],
  ] as const) {
    const said = told
      .split("\n")
      .find((line) => line.startsWith("Left out: ") && line.includes(program));
    requires(key, said);
  }
}

test("record --check: the recordings are what the live CPythons do", async () => {
  test.setTimeout(15 * MINUTES);
  await livePythons();

  const { exitCode, stdout, stderr } = await logparity(["record", "--check"]);

  expect(exitCode, stdout + stderr).toBe(0);
});

test("two runs of the corpus, each in an order of its own, see the same in every cell", async () => {
  test.setTimeout(15 * MINUTES);
  const cells = loadCells(scenarios);
  const python = (await livePythons()).at(-1)?.file ?? "python3";
  const commands = [
    { file: process.execPath, args: [NODE_TESTEE] },
    { file: python, args: ["-S", "-B", PYTHON_TESTEE] },
  ];
  const runs = [1, 2].flatMap((seed) =>
    commands.map((command) => ({ label: `run ${seed}`, command, cells: shuffled(cells, seed) })),
  );

  const results = await runLanes(runs, {
    jobs: Math.min(2, availableParallelism()),
    patience: { startMs: MINUTES, runMs: MINUTES },
    signal: new AbortController().signal,
  });

  const [port1, cpython1, port2, cpython2] = runs.map((lane) => results.get(lane)?.outcomes);
  for (const cell of cells) {
    const name = cellName(cell);
    expect(port2?.get(name), `${name} on the port`).toEqual(port1?.get(name));
    expect(cpython2?.get(name), `${name} on CPython`).toEqual(cpython1?.get(name));
  }
});

test("every scenario has a title that list can show, and no two have the same", () => {
  const titles = scenarios.map(({ id, file }) => ({ id, title: titleOf(file) }));
  const twice = titles.filter(
    ({ title }, index) => titles.findIndex((other) => other.title === title) !== index,
  );

  expect(titles.filter(({ title }) => title === undefined)).toEqual([]);
  expect(twice).toEqual([]);
});
