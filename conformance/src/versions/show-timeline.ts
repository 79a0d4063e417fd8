import { groupBy } from "../group-by.ts";
import { minorOf } from "../oracle/version.ts";
import type { Paint } from "../report/colour.ts";
import { familyOf } from "../scenario/cell.ts";
import type { Change, Comparison } from "./changes.ts";
import { missingLines } from "./missing.ts";
import { byReason, type Reason } from "./sentence.ts";

/** Each CPython against the one before it: what changed, by handler family, and where it is seen. */
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
      ...byReason(items).map((reason) => `    ${reason.says}  ${paint("dim", shownBy(reason))}`),
    ]),
  ];
}

/** `frame/plain and 12 more` */
function shownBy({ changes: [first, ...others] }: Reason): string {
  return `${pathInFamily(first)}${others.length === 0 ? "" : ` and ${others.length} more`}`;
}

function pathInFamily({ scenario }: Change): string {
  return scenario.slice(familyOf(scenario).length + 1);
}
