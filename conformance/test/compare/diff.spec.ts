import { expect, test } from "@playwright/test";
import { byParts, diff } from "#conformance/compare/diff.js";

const log = { at: "files/app.log", bytes: "YQo=" } as const;
const rolled = { at: "files/app.log.1", bytes: "YQo=" } as const;

test("diff() of equal observations is empty, in whatever order they come", () => {
  expect(diff([log, rolled], [rolled, log])).toEqual([]);
});

test("diff() reports a file that only one side left", () => {
  expect(diff([log], [log, rolled])).toEqual([{ at: "files/app.log.1", right: rolled }]);
  expect(diff([log, rolled], [log])).toEqual([{ at: "files/app.log.1", left: rolled }]);
});

test("diff() tells a file from a folder of the same name, and 1 from true", () => {
  expect(diff([{ at: "files/x", dir: true }], [{ at: "files/x", bytes: "" }])).toHaveLength(1);
  expect(diff([{ at: "results/1", value: 1 }], [{ at: "results/1", value: true }])).toHaveLength(1);
});

test("byParts() puts step 10 after step 9, and a step before its rounds", () => {
  const places = ["results/10", "results/9", "results/4.2[10]", "results/4.2[9]", "results/4"];

  expect(places.toSorted(byParts)).toEqual([
    "results/4",
    "results/4.2[9]",
    "results/4.2[10]",
    "results/9",
    "results/10",
  ]);
});
