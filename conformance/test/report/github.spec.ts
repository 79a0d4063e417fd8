import { expect, test } from "@playwright/test";
import { annotations, summary } from "#conformance/report/github.js";
import type { Report } from "#conformance/report/report.js";

function reportOf(different: number, detail = "title\nwhat differs"): Report {
  return {
    port: { name: "fake", version: "1.0", platform: "linux" },
    oracles: [{ python: "3.15.2", source: "recorded" }],
    cells: Array.from({ length: different }, (_, index) => ({
      scenario: `a/b/c${index}`,
      axes: {},
      python: "3.15.2",
      node: null,
      verdict: "different",
      detail,
      file: `s/a,b:c${index}.yaml`,
    })),
    stale: [],
  };
}

test("annotations() gives no more than GitHub shows, and says how many are left", () => {
  const lines = annotations(reportOf(30));

  expect(lines).toHaveLength(10);
  expect(lines.at(-1)).toContain("and 21 more");
  expect(annotations(reportOf(9))).toHaveLength(9);
});

test("annotations() escapes what would end the command or the property", () => {
  const [line] = annotations(reportOf(1, "100 %\r\nnext"));

  expect(line).toBe(
    "::error file=s/a%2Cb%3Ac0.yaml,line=1,title=different  a/b/c0 @ 3.15.2::100 %25%0D%0Anext",
  );
});

test("summary() keeps to its budget of bytes, and says what is left out", () => {
  const report = reportOf(40, "é".repeat(3000));
  const text = summary(report, 50_000);

  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(50_000);
  expect(text).toMatch(/… and \d+ more: `logparity explain 'a\/b\/c0@3\.15\.2'`/u);
});

test("summary() fences text that holds fences itself", () => {
  expect(summary(reportOf(1, "````\nnot the end\n````"), 10_000)).toContain(
    "`````text\n````\nnot the end",
  );
});
