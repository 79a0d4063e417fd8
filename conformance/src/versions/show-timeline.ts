import { groupBy } from "../group-by.ts";
import { minorOf } from "../oracle/version.ts";
import type { Paint } from "../report/colour.ts";
import { familyOf } from "../scenario/cell.ts";
import type { Change, Comparison } from "./changes.ts";
import { missingLines } from "./missing.ts";
import { sentence } from "./sentence.ts";

/** Each CPython against the one before it: what changed, a line a scenario, by handler family. */
export function showTimeline(comparisons: readonly Comparison[], paint: Paint): string[] {
  const first = comparisons[0];
  const last = comparisons.at(-1);
  if (first === undefined || last === undefined) return [];
  const example = comparisons.findLast(({ changes }) => changes.length > 0) ?? last;
  const family = familyOf(example.changes[0]?.scenario ?? "core");
  return [
    ...comparisons.flatMap((comparison) => [...showPair(comparison, paint), ""]),
    `One in full: logparity versions ${minorOf(example.from)} ${minorOf(example.to)} '${family}/**'`,
    ...missingLines(first),
  ];
}

function showPair({ from, to, changes, compared }: Comparison, paint: Paint): string[] {
  const families = groupBy(changes, ({ scenario }) => familyOf(scenario));
  const heading = `CPython ${minorOf(from)} → ${minorOf(to)}`;
  const count = `${changes.length} of ${compared} scenarios (${from} and ${to})`;
  return [
    `${paint("bold", heading)}  ${paint("dim", count)}`,
    ...[...families].flatMap(([family, items]) => [
      `  ${family} (${items.length})`,
      ...items.map((change) => `    ${sentence(change)}  ${paint("dim", pathInFamily(change))}`),
    ]),
  ];
}

function pathInFamily({ scenario }: Change): string {
  return scenario.slice(familyOf(scenario).length + 1);
}
