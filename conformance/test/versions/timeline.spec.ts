import { expect, test } from "@playwright/test";
import type { Outcome } from "#conformance/compare/outcome.js";
import { Recordings } from "#conformance/oracle/recordings.js";
import { minorOf } from "#conformance/oracle/version.js";
import { recordingsOf, SCENARIOS } from "#conformance/places.js";
import { cellName } from "#conformance/scenario/cell.js";
import { findScenarios } from "#conformance/scenario/find.js";
import { loadCells } from "#conformance/scenario/load.js";
import { compareVersions } from "#conformance/versions/changes.js";
import { rowsBetween } from "#conformance/versions/upstream.js";
import { KNOWN_CHANGES } from "./known-changes.ts";

const RECORDED = [
  "3.6.15",
  "3.7.16",
  "3.8.18",
  "3.9.18",
  "3.10.13",
  "3.11.7",
  "3.12.1",
  "3.13.0",
  "3.14.10",
  "3.15.2",
];
const recordings = new Recordings(recordingsOf(SCENARIOS));
const cells = loadCells(findScenarios(SCENARIOS));
const byName = new Map(cells.map((cell) => [cellName(cell), cell]));

function look(name: string, python: string): Outcome {
  const cell = byName.get(name);
  const seen = cell && recordings.of(cell)?.get(python);
  return seen ? { kind: "seen", observations: seen } : { kind: "unavailable", reason: "none" };
}

const timeline = RECORDED.slice(1).map((python, index) =>
  compareVersions(cells, look, RECORDED[index] ?? "", python),
);

for (const [python, known] of Object.entries(KNOWN_CHANGES)) {
  test(`the timeline shows what is known to have changed with ${python}, where and why`, () => {
    const told = timeline.find(({ to }) => minorOf(to) === python)?.changes ?? [];
    const missing = known.filter(([scenario, issue]) => {
      const rows = told.find((change) => change.scenario === scenario)?.upstream ?? [];
      return !rows.some((row) => row.issue.includes(issue));
    });

    expect(missing).toEqual([]);
  });
}

test("the timeline says of nearly every difference what changed", () => {
  const changes = timeline.flatMap((comparison) => comparison.changes);
  const bare = changes.filter(({ upstream }) => upstream.length === 0);

  expect(changes.length).toBeGreaterThan(600);
  expect(
    bare.length / changes.length,
    bare.map(({ scenario }) => scenario).join("\n"),
  ).toBeLessThan(0.05);
});

test("every change that a scenario claims is seen between the versions it names, or in a patch release", () => {
  const unseen = timeline.flatMap(({ from, to, changes }) => {
    const seen = new Set(changes.map(({ scenario }) => scenario));
    return cells.flatMap(({ scenario, body }) =>
      seen.has(scenario)
        ? []
        : rowsBetween(body.upstream ?? [], from, to).map(
            ({ python, issue }) => `${scenario}: ${issue} in ${python}`,
          ),
    );
  });

  expect(unseen).toEqual([]);
});

test("every change that a scenario claims came with a version that is compared", () => {
  const between = timeline.map(({ from, to }) => [from, to] as const);
  const outside = cells.flatMap(({ scenario, body }) =>
    (body.upstream ?? [])
      .filter((row) => !between.some(([from, to]) => rowsBetween([row], from, to).length > 0))
      .map(({ python, issue }) => `${scenario}: ${issue} in ${python}`),
  );

  expect(outside).toEqual([]);
});
