import { expect, test } from "@playwright/test";
import type { Outcome } from "#conformance/compare/outcome.js";
import { Recordings } from "#conformance/oracle/recordings.js";
import { recordingsOf, SCENARIOS } from "#conformance/places.js";
import { cellName } from "#conformance/scenario/cell.js";
import { findScenarios } from "#conformance/scenario/find.js";
import { loadCells } from "#conformance/scenario/load.js";
import { compareVersions } from "#conformance/versions/changes.js";

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

// What is known of CPython from its own history: the issue, and the first of the recorded versions with it.
const KNOWN: readonly (readonly [issue: string, to: string])[] = [
  ["bpo-35046", "3.7.16"],
  ["bpo-35726", "3.7.16"],
  ["bpo-16285", "3.7.16"],
  ["bpo-34844", "3.8.18"],
  ["bpo-33165", "3.8.18"],
  ["bpo-40597", "3.8.18"],
  ["bpo-37111", "3.9.18"],
  ["bpo-38716", "3.9.18"],
  ["bpo-45401", "3.9.18"],
  ["bpo-40884", "3.10.13"],
  ["bpo-42378", "3.10.13"],
  ["bpo-43858", "3.11.7"],
  ["gh-98307", "3.11.7"],
  ["gh-91513", "3.12.1"],
  ["gh-92591", "3.12.1"],
  ["gh-116263", "3.13.0"],
  ["gh-90535", "3.13.0"],
  ["gh-115809", "3.13.0"],
  ["gh-102402", "3.13.0"],
  ["gh-135683", "3.14.10"],
  ["gh-159690", "3.14.10"],
  ["gh-145650", "3.15.2"],
  ["gh-133577", "3.15.2"],
];

for (const [issue, to] of KNOWN) {
  test(`the timeline shows ${issue} as a change of ${to}`, () => {
    const told = timeline.filter(({ changes }) =>
      changes.some(({ upstream }) => upstream.some((row) => row.issue.includes(issue))),
    );

    expect(told.map((comparison) => comparison.to)).toContain(to);
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
  const shown = new Map(timeline.map((comparison) => [comparison.to, comparison.changes]));
  const empty = cells.flatMap(({ scenario, body }) =>
    (body.upstream ?? []).flatMap(({ python, issue }) => {
      const to = RECORDED.find((version) => version.startsWith(`${python}.`));
      if (to === undefined || to === RECORDED[0]) return [];
      const isSeen = shown.get(to)?.some((change) => change.scenario === scenario) ?? false;
      return isSeen ? [] : [`${scenario}: ${issue} in ${python}`];
    }),
  );

  expect(empty).toEqual([]);
});
