import { expect, test } from "@playwright/test";
import { linksOf, rowsBetween } from "#conformance/versions/upstream.js";

function row(python: string) {
  return { python, issue: "gh-1", says: `as of ${python}` };
}

test("rowsBetween() leaves out the older version's own rows and keeps the newer one's", () => {
  const rows = ["3.11", "3.12", "3.12.3", "3.13", "3.13.10", "3.14"].map(row);

  expect(rowsBetween(rows, "3.12.1", "3.13.0").map(({ python }) => python)).toEqual([
    "3.12.3",
    "3.13",
  ]);
});

test("rowsBetween() asks which version is older by number, whichever comes first", () => {
  const rows = [row("3.10")];

  expect(rowsBetween(rows, "3.13.0", "3.9.18")).toEqual(rows);
  expect(rowsBetween(rows, "3.10.13", "3.9.18")).toEqual(rows);
  expect(rowsBetween(rows, "3.10.13", "3.13.0")).toEqual([]);
});

test("linksOf() finds every issue, wherever it is tracked", () => {
  expect(linksOf({ issue: "gh-88352, bpo-44186" })).toEqual([
    "https://github.com/python/cpython/issues/88352",
    "https://bugs.python.org/issue44186",
  ]);
  expect(linksOf({ issue: "PEP 597" })).toEqual(["https://peps.python.org/pep-0597/"]);
  expect(linksOf({ issue: "?" })).toEqual([]);
});
