import { explain } from "../compare/explain.ts";
import { groupBy } from "../group-by.ts";
import type { Paint } from "../report/colour.ts";
import { placeInWords } from "../report/step-words.ts";
import { familyOf } from "../scenario/cell.ts";
import type { Change, Comparison } from "./changes.ts";
import { missingLines } from "./missing.ts";
import { linksOf, releasesOf, type UpstreamRow } from "./upstream.ts";

const LINES_EACH = 14; // with its title and its rows, an item then fits on a screen
const LINES_ALONE = 400;

/** Two CPythons against each other, by handler family: what changed, where that was decided, and the difference. */
export function showComparison(comparison: Comparison, paint: Paint): string[] {
  const { from, to, changes, compared } = comparison;
  const versions = `CPython ${from} → ${to}`;
  if (changes.length === 0) {
    const text = `${versions}: no observable difference in ${scenarios(compared)}`;
    return [paint("bold", text), ...missingLines(comparison)];
  }
  const verb = changes.length === 1 ? "differs" : "differ";
  const families = groupBy(changes, ({ scenario }) => familyOf(scenario));
  const limit = changes.length === 1 ? LINES_ALONE : LINES_EACH;
  return [
    paint("bold", `${versions}: ${changes.length} of ${scenarios(compared)} ${verb}`),
    paint("dim", `- CPython ${from}, + CPython ${to}`),
    ...[...families].flatMap(([family, items]) => [
      "",
      paint("bold", `${family} (${items.length})`),
      ...items.flatMap((change) => ["", ...showChange(change, comparison, limit, paint)]),
    ]),
    ...missingLines(comparison),
  ];
}

function scenarios(count: number): string {
  return count === 1 ? "1 scenario" : `${count} scenarios`;
}

function showChange(
  { scenario, title, steps, upstream, cells }: Change,
  { from, to }: Comparison,
  limit: number,
  paint: Paint,
): string[] {
  const [first, ...others] = cells;
  const lines = explain(first.differences, limit, {
    left: `CPython ${from}`,
    right: `CPython ${to}`,
    placeOf: (at) => placeInWords(steps, at),
  });
  const cut = /^… \d+ more lines$/u.test(lines.at(-1) ?? "");
  return [
    `  ${paint("bold", title)}`,
    `  ${paint("dim", others.length === 0 ? first.name : `${first.name} and ${others.length} more of ${scenario}`)}`,
    ...upstream.map((row) => `  ${paint("changed", `since ${releasesOf(row)}:`)} ${showRow(row)}`),
    ...lines.map((line) => `    ${line}`),
    ...(cut ? [paint("dim", `    in full: logparity versions ${from} ${to} ${scenario}`)] : []),
  ];
}

/** `merge_extra was added (https://github.com/python/cpython/issues/76913)` */
function showRow(row: UpstreamRow): string {
  const links = linksOf(row);
  return links.length === 0 ? row.says : `${row.says} (${links.join(", ")})`;
}
