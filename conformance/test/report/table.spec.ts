import { expect, test } from "@playwright/test";
import type { Verdict } from "#conformance/compare/verdict.js";
import { plain } from "#conformance/report/colour.js";
import type { Report } from "#conformance/report/report.js";
import { table } from "#conformance/report/table.js";

function reportOf(verdicts: Record<string, Verdict[]>): Report {
  const cells = Object.entries(verdicts).flatMap(([python, ofPython]) =>
    ofPython.map((verdict, index) => ({
      scenario: `alpha/x/s${index}`,
      axes: {},
      python,
      node: null,
      verdict,
    })),
  );
  const oracles = Object.keys(verdicts).map((python) => ({ python, source: "local" as const }));
  return { port: { name: "fake", version: "1", platform: "linux" }, oracles, cells, stale: [] };
}

test("table() counts each verdict by a mark of its own, also without colour", () => {
  const text = table(
    reportOf({
      "3.9.18": ["same", "changed", "changed", "known"],
      "3.15.2": ["same", "different", "error", "unavailable"],
    }),
    plain,
  );

  expect(text.split("\n").slice(0, 2)).toEqual([
    "        3.9.18      3.15.2",
    "alpha  1 2~ 1k  1 1≠ 1! 1?",
  ]);
  expect(text).toContain("2 as the newest CPython, which changed it (~)");
});

test("table() keeps its columns in line however it is painted", () => {
  const report = reportOf({ "3.9.18": ["same"], "3.15.2": ["different"] });
  const painted = table(report, (style, text) => `<${style}>${text}</>`);

  expect(painted.replaceAll(/<[^>]*>/gu, "")).toBe(table(report, plain));
});
