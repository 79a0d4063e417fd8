import { byVersion, minorOf } from "../oracle/version.ts";
import type { Scenario } from "../scenario/schema.ts";

/** A change of CPython that a scenario says it shows. */
export type UpstreamRow = NonNullable<Scenario["upstream"]>[number];

const TRACKERS: Readonly<Record<string, (number: string) => string>> = {
  gh: (number) => `https://github.com/python/cpython/issues/${number}`,
  bpo: (number) => `https://bugs.python.org/issue${number}`,
  pep: (number) => `https://peps.python.org/pep-${number.padStart(4, "0")}/`,
};

/** Rows that are in the newer of two versions and not in the older one. */
export function rowsBetween(
  rows: readonly UpstreamRow[],
  one: string,
  other: string,
): UpstreamRow[] {
  const [older = one, newer = other] = [one, other].toSorted(byVersion);
  return rows.filter((row) => has(newer, row) && !has(older, row));
}

/** Whether a version has the change: a series that it came to within has it from that release on. */
function has(version: string, { python, also = [] }: UpstreamRow): boolean {
  const within = also.find((release) => minorOf(release) === minorOf(version));
  return byVersion(version, within ?? python) >= 0;
}

/** Releases with which the change came: `3.13 (also 3.12.3, 3.11.9)`. */
export function releasesOf({ python, also = [] }: Pick<UpstreamRow, "python" | "also">): string {
  return also.length === 0 ? python : `${python} (also ${also.join(", ")})`;
}

/** Where the issues that a row names are discussed: `gh-1`, `bpo-2` and `PEP 3`, as many as it names. */
export function linksOf({ issue }: Pick<UpstreamRow, "issue">): string[] {
  return [...issue.matchAll(/\b(gh|bpo|pep)[- ](\d+)/giu)].flatMap(
    ([, tracker = "", number = ""]) => TRACKERS[tracker.toLowerCase()]?.(number) ?? [],
  );
}
