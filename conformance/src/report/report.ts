import type { Verdict } from "../compare/verdict.ts";
import type { StaleEntry } from "../expectation/audit.ts";
import type { JudgedCell, RunResult } from "../result.ts";
import { type Axes, cellName } from "../scenario/cell.ts";
import { explainCell } from "./explain-cell.ts";

/** One cell as reports show it: the verdict, and where that needs a look the explanation. */
export interface ReportedCell {
  readonly scenario: string;
  readonly axes: Axes;
  readonly python: string;
  readonly node: string | null;
  readonly verdict: Verdict;
  /** Explanation in lines; only where the verdict needs a look. */
  readonly detail?: string;
  /** Path of the scenario file, where it is known. */
  readonly file?: string;
}

/** All that the table, JSON, JUnit and GitHub reports are drawn from. `merge` joins several. */
export interface Report {
  readonly port: RunResult["port"];
  readonly oracles: RunResult["oracles"];
  readonly cells: readonly ReportedCell[];
  readonly stale: readonly StaleEntry[];
}

/** How many cells came to each verdict. */
export type Totals = Record<Verdict, number>;

const NONE: Totals = {
  same: 0,
  changed: 0,
  known: 0,
  different: 0,
  error: 0,
  unavailable: 0,
  stale: 0,
};

/** What reports show of a run. */
export function reportOf({ port, oracles, cells, stale }: RunResult): Report {
  return inOrder({ port, oracles, cells: cells.map(reportedCell), stale });
}

/** Cells by Node, scenario and version from old to new, however they were run. */
export function inOrder(report: Report): Report {
  const column = new Map(report.oracles.map(({ python }, index) => [python, index]));
  const cells = report.cells.toSorted(
    (one, other) =>
      compareText(one.node ?? "", other.node ?? "") ||
      compareText(cellName(one), cellName(other)) ||
      (column.get(one.python) ?? 0) - (column.get(other.python) ?? 0),
  );
  return { ...report, cells };
}

function compareText(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

function reportedCell(cell: JudgedCell): ReportedCell {
  const { scenario, axes, python, node, file } = cell;
  const { verdict } = cell.judgement;
  const detail = isBad(verdict) && { detail: explainCell(cell).join("\n") };
  return { scenario, axes, python, node, verdict, file, ...detail };
}

/** Counts verdicts. Every stale ledger entry counts, also one that is about no cell of the run. */
export function totalsOf({ cells, stale }: Pick<Report, "cells" | "stale">): Totals {
  return { ...countVerdicts(cells), stale: stale.length };
}

/** Counts the verdicts of some cells. */
export function countVerdicts(cells: readonly ReportedCell[]): Totals {
  const totals = { ...NONE };
  for (const { verdict } of cells) totals[verdict]++;
  return totals;
}

/** Whether a verdict needs a look. */
export function isBad(verdict: Verdict): boolean {
  return ["different", "error", "unavailable", "stale"].includes(verdict);
}

/** `rotating-file/size/threshold[tz=UTC]@3.13.0`, the name under which `explain` finds the cell. */
export function cellAddress(cell: Pick<ReportedCell, "scenario" | "axes" | "python">): string {
  return `${cellName(cell)}@${cell.python}`;
}
