import { groupBy } from "../group-by.ts";
import { byVersion } from "../oracle/version.ts";
import { cellName, familyOf } from "../scenario/cell.ts";
import type { Paint } from "./colour.ts";
import { cellAddress, isBad, type Report, type ReportedCell } from "./report.ts";

const MOST_CELLS = 5;
const LINES_A_CELL = 14;

/** Cells that came to the same end on several versions. */
export interface Alike {
  readonly first: ReportedCell;
  readonly pythons: readonly string[];
}

/** What needs a look, explained, short enough for a screen, and how to see the rest. */
export function details(report: Report, paint: Paint): string[] {
  const bad = badScenarios(report);
  const lines = bad.slice(0, MOST_CELLS).flatMap((one) => ["", ...shownScenario(one, paint)]);
  const rest = bad.length - MOST_CELLS;
  if (rest > 0) {
    const more = rest === 1 ? "1 more scenario" : `${rest} more scenarios`;
    lines.push("", `… and ${more}; --json FILE and --junit FILE list them all`);
  }
  const [first] = bad;
  if (first !== undefined) {
    lines.push(
      "",
      `The whole of one: logparity explain '${cellAddress({ ...first[0].first, python: newestOf(first[0]) })}'`,
    );
  }
  const stale = staleLines(report).map((line) => paint("bold", line));
  return stale.length > 0 ? [...lines, "", ...stale] : lines;
}

/** Cells that need a look, those that say the same of several versions together. */
export function badCells({ cells }: Pick<Report, "cells">): Alike[] {
  const bad = cells.filter(({ verdict }) => isBad(verdict));
  const groups = groupBy(bad, (cell) =>
    [cellName(cell), cell.node, cell.verdict, cell.detail].join("\n"),
  );
  return [...groups.values()].map((group) => ({
    first: group[0],
    pythons: group.map(({ python }) => python),
  }));
}

/**
 * What is bad of each scenario, on the newest CPython first: there the port alone is to blame, while
 * beside an old one CPython's own changes are seen too. Each family has its turn before another of one.
 */
function badScenarios(report: Report): [Alike, ...Alike[]][] {
  const scenarios = groupBy(badCells(report), ({ first }) => `${first.node} ${cellName(first)}`);
  const turns = new Map<string, number>();
  const inTurn = [...scenarios.values()].map((alikes) => {
    const family = familyOf(alikes[0].first.scenario);
    const turn = turns.get(family) ?? 0;
    turns.set(family, turn + 1);
    alikes.sort((one, other) => byVersion(newestOf(other), newestOf(one)));
    return { alikes, turn };
  });
  return inTurn
    .toSorted(
      (one, other) => rankOf(one.alikes[0]) - rankOf(other.alikes[0]) || one.turn - other.turn,
    )
    .map(({ alikes }) => alikes);
}

/** What went wrong comes before what could not run. */
function rankOf({ first }: Alike): number {
  return first.verdict === "unavailable" ? 1 : 0;
}

function newestOf({ pythons, first }: Alike): string {
  return pythons.at(-1) ?? first.python;
}

/** A line for each ledger entry that is no longer true. */
export function staleLines({ stale }: Pick<Report, "stale">): string[] {
  return stale.map(({ file, line, why, cell }) => {
    return `stale  ${file}:${line}: ${cell === undefined ? "" : `${cell}: `}${why}`;
  });
}

/** `different  rotating-file/size/threshold @ 3.12.1 3.13.0` */
export function groupTitle({ first, pythons }: Alike): string {
  const node = first.node === null ? "" : ` (Node ${first.node})`;
  return `${first.verdict}  ${cellName(first)} @ ${pythons.join(" ")}${node}`;
}

function shownScenario([group, ...others]: readonly [Alike, ...Alike[]], paint: Paint): string[] {
  const lines = (group.first.detail ?? "").split("\n").map((line) => `  ${line}`);
  const shown = lines.slice(0, LINES_A_CELL);
  const rest = lines.length - LINES_A_CELL;
  const more = rest > 0 ? [`  … ${rest} more lines`] : [];
  const otherwise = others.flatMap(({ pythons }) => pythons).toSorted(byVersion);
  const also = group.first.verdict === "different" ? "in other ways" : "also";
  return [
    paint("bold", groupTitle(group)),
    ...shown,
    ...more,
    ...(otherwise.length > 0 ? [`  and ${also} @ ${otherwise.join(" ")}`] : []),
  ];
}
