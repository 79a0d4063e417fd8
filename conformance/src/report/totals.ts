import { VERDICTS, type Verdict } from "../compare/verdict.ts";
import type { JudgedCell, RunResult } from "../result.ts";
import { cellName } from "../scenario/cell.ts";

/** How many cells came to each verdict. */
export type Totals = Record<Verdict, number>;

/** Counts verdicts. Every stale ledger entry counts, also one that is about no cell of the run. */
export function totalsOf({ cells, stale }: Pick<RunResult, "cells" | "stale">): Totals {
  return { ...countVerdicts(cells), stale: stale.length };
}

/** Counts the verdicts of some cells. */
export function countVerdicts(cells: readonly JudgedCell[]): Totals {
  const totals = Object.fromEntries(VERDICTS.map((verdict) => [verdict, 0])) as Totals;
  for (const { judgement } of cells) totals[judgement.verdict]++;
  return totals;
}

/** Whether a verdict needs a look. */
export function isBad(verdict: Verdict): boolean {
  return (
    verdict === "different" ||
    verdict === "error" ||
    verdict === "unavailable" ||
    verdict === "stale"
  );
}

/** `rotating-file/size/threshold[tz=UTC]@3.13.0`, the name under which `explain` finds the cell. */
export function cellAddress(cell: Pick<JudgedCell, "scenario" | "axes" | "python">): string {
  return `${cellName(cell)}@${cell.python}`;
}
