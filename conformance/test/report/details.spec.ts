import { expect, test } from "@playwright/test";
import { plain } from "#conformance/report/colour.js";
import { details } from "#conformance/report/details.js";
import type { Report } from "#conformance/report/report.js";

const PYTHONS = ["3.9.18", "3.13.0", "3.15.2"];

/** A report in which scenarios differ; for each what is told beside each CPython. */
function reportOf(told: Record<string, readonly string[]>): Report {
  return {
    port: { name: "fake", version: "1", platform: "linux" },
    oracles: PYTHONS.map((python) => ({ python, source: "local" as const })),
    cells: Object.entries(told).flatMap(([scenario, texts]) =>
      texts.map((detail, index) => ({
        scenario,
        axes: {},
        python: PYTHONS[index] ?? "",
        node: null,
        verdict: "different" as const,
        detail,
      })),
    ),
    stale: [],
  };
}

test("details() explains a scenario once, beside the newest CPython", () => {
  const report = reportOf({ "alpha/x/one": ["old and new", "new", "new"] });

  expect(details(report, plain)).toEqual([
    "",
    "different  alpha/x/one @ 3.13.0 3.15.2",
    "  new",
    "  and in other ways @ 3.9.18",
    "",
    "The whole of one: logparity explain 'alpha/x/one@3.15.2'",
  ]);
});

test("details() shows something of each family before more of one", () => {
  const alphas = ["a", "b", "c", "d", "e", "f"].map((name) => [`alpha/x/${name}`, ["", "", name]]);
  const report = reportOf({ ...Object.fromEntries(alphas), "beta/x/g": ["", "", "g"] });

  const titles = details(report, plain).filter((line) => line.startsWith("different"));

  expect(titles.map((title) => title.split(" ")[2])).toEqual([
    "alpha/x/a",
    "beta/x/g",
    "alpha/x/b",
    "alpha/x/c",
    "alpha/x/d",
  ]);
  expect(details(report, plain)).toContain(
    "… and 2 more scenarios; --json FILE and --junit FILE list them all",
  );
});

test("details() shows what differs before what could not run", () => {
  const report = reportOf({ "alpha/x/one": ["a", "a", "a"], "beta/x/two": ["b", "b", "b"] });
  const cells = report.cells.map((cell) =>
    cell.scenario === "alpha/x/one" ? { ...cell, verdict: "unavailable" as const } : cell,
  );

  const titles = details({ ...report, cells }, plain).filter((line) => line.includes(" @ "));

  expect(titles.map((title) => title.split(" ")[0])).toEqual(["different", "unavailable"]);
});
