import { byVersion } from "../oracle/version.ts";
import type { Scenario } from "../scenario/schema.ts";

/** A change of CPython that a scenario says it shows. */
export type UpstreamRow = NonNullable<Scenario["upstream"]>[number];

const TRACKERS: Readonly<Record<string, (number: string) => string>> = {
  gh: (number) => `https://github.com/python/cpython/issues/${number}`,
  bpo: (number) => `https://bugs.python.org/issue${number}`,
  pep: (number) => `https://peps.python.org/pep-${number.padStart(4, "0")}/`,
};

/** Rows that came after one version and are in the other; whichever of the two is the older. */
export function rowsBetween(
  rows: readonly UpstreamRow[],
  one: string,
  other: string,
): UpstreamRow[] {
  const [older = one, newer = other] = [one, other].toSorted(byVersion);
  return rows.filter(({ python }) => byVersion(python, older) > 0 && byVersion(python, newer) <= 0);
}

/** Where the issues that a row names are discussed: `gh-1`, `bpo-2` and `PEP 3`, as many as it names. */
export function linksOf({ issue }: Pick<UpstreamRow, "issue">): string[] {
  return [...issue.matchAll(/\b(gh|bpo|pep)[- ](\d+)/giu)].flatMap(
    ([, tracker = "", number = ""]) => TRACKERS[tracker.toLowerCase()]?.(number) ?? [],
  );
}
