import { expect, test } from "@playwright/test";
import { linksOf, releasesOf, rowsBetween } from "#conformance/versions/upstream.js";

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

test("rowsBetween() knows the releases with which other series got a change", () => {
  const rows = [{ ...row("3.13"), also: ["3.12.3", "3.11.9"] }];
  const between = (one: string, other: string): number => rowsBetween(rows, one, other).length;

  expect([between("3.12.1", "3.13.0"), between("3.12.1", "3.12.3")]).toEqual([1, 1]);
  expect([between("3.12.3", "3.13.0"), between("3.11.9", "3.12.7")]).toEqual([0, 0]);
});

test("rowsBetween() does not take the first release of a newer series for one with a late change", () => {
  const rows = [{ ...row("3.13.16"), also: ["3.14.8"] }];

  expect(rowsBetween(rows, "3.13.0", "3.14.7")).toEqual([]);
  expect(rowsBetween(rows, "3.13.0", "3.14.8")).toEqual(rows);
});

test("releasesOf() names every release with which a change came", () => {
  expect(releasesOf({ python: "3.15" })).toBe("3.15");
  expect(releasesOf({ python: "3.13", also: ["3.12.3", "3.11.9"] })).toBe(
    "3.13 (also 3.12.3, 3.11.9)",
  );
});

test("linksOf() finds every issue, wherever it is tracked", () => {
  expect(linksOf({ issue: "gh-88352, bpo-44186" })).toEqual([
    "https://github.com/python/cpython/issues/88352",
    "https://bugs.python.org/issue44186",
  ]);
  expect(linksOf({ issue: "PEP 597" })).toEqual(["https://peps.python.org/pep-0597/"]);
  expect(linksOf({ issue: "?" })).toEqual([]);
});
