import { explain } from "../compare/explain.ts";
import { listed } from "../compare/listed.ts";
import { groupBy } from "../group-by.ts";
import type { Paint } from "../report/colour.ts";
import { folded } from "../report/folded.ts";
import { placeInWords } from "../report/step-words.ts";
import { familyOf } from "../scenario/cell.ts";
import type { Change, Comparison } from "./changes.ts";
import { missingLines } from "./missing.ts";
import { linksOf, releasesOf, type UpstreamRow } from "./upstream.ts";

const LINES_EACH = 14; // with its title and its rows, an item then fits on a screen
const LINES_ALONE = 400;
const WIDTH = 96;
const NAMES_WIDTH = 72;

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
      paint("bold", `${family}: ${scenarios(items.length)}`),
      ...together(items).flatMap((alike) => ["", ...showChange(alike, comparison, limit, paint)]),
    ]),
    ...missingLines(comparison),
  ];
}

function scenarios(count: number): string {
  return count === 1 ? "1 scenario" : `${count} scenarios`;
}

/** Changes that show the same of CPython, with the one first that shows it in the fewest words. */
function together(changes: readonly Change[]): [Change, ...Change[]][] {
  const groups = groupBy(changes, ({ scenario, upstream }) =>
    JSON.stringify(upstream.length === 0 ? scenario : upstream),
  );
  for (const group of groups.values()) group.sort((one, other) => sizeOf(one) - sizeOf(other));
  return [...groups.values()];
}

function sizeOf({ cells: [{ differences }] }: Change): number {
  return explain(differences, LINES_ALONE).length;
}

function showChange(
  [change, ...alike]: readonly [Change, ...Change[]],
  { from, to }: Comparison,
  limit: number,
  paint: Paint,
): string[] {
  const { scenario, title, steps, upstream, cells } = change;
  const [first, ...others] = cells;
  const lines = explain(first.differences, limit, {
    left: `CPython ${from}`,
    right: `CPython ${to}`,
    placeOf: (at) => placeInWords(steps, at),
  });
  const cut = /^… \d+ more lines$/u.test(lines.at(-1) ?? "");
  const names = alike.map((one) => one.scenario);
  const more = others.length === 0 ? "" : ` and ${others.length} more of ${scenario}`;
  return [
    ...upstream.flatMap((row) =>
      indented(`since ${releasesOf(row)}: ${showRow(row)}`).map((line) => paint("bold", line)),
    ),
    ...indented(`${first.name}${more}: ${title}`),
    ...lines.map((line) => `    ${line}`),
    ...(cut ? [paint("dim", `    in full: logparity versions ${from} ${to} ${scenario}`)] : []),
    ...(alike.length > 0 ? [paint("dim", `  also seen in ${listed(names, NAMES_WIDTH)}`)] : []),
  ];
}

function indented(text: string): string[] {
  return folded(text, WIDTH).map((line) => `  ${line}`);
}

/** `merge_extra was added (https://github.com/python/cpython/issues/76913)` */
function showRow(row: UpstreamRow): string {
  const links = linksOf(row);
  return links.length === 0 ? row.says : `${row.says} (${links.join(", ")})`;
}
