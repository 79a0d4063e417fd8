import { type Difference, diff } from "../compare/diff.ts";
import type { Outcome } from "../compare/outcome.ts";
import { groupBy } from "../group-by.ts";
import { type Cell, cellName } from "../scenario/cell.ts";
import type { Step } from "../scenario/step.ts";
import { rowsBetween, type UpstreamRow } from "./upstream.ts";

/** What one CPython, given by its full version, did in the cell of this name. */
export type Look = (cell: string, python: string) => Outcome | undefined;

/** A scenario in which two CPythons do not leave the same behind. */
export interface Change {
  readonly scenario: string;
  readonly title: string;
  readonly steps: readonly Step[];
  readonly file: string;
  /** The scenario's rows on what CPython changed between the two. */
  readonly upstream: readonly UpstreamRow[];
  /** The cells that differ; at least one. */
  readonly cells: readonly [ChangedCell, ...ChangedCell[]];
}

/** One cell in which they differ. */
export interface ChangedCell {
  readonly name: string;
  readonly differences: readonly Difference[];
}

/** All that is known of two CPythons against each other. */
export interface Comparison {
  readonly from: string;
  readonly to: string;
  readonly changes: readonly Change[];
  /** Number of scenarios that were compared. */
  readonly compared: number;
  /** Cells of which one side or both are not known, and why. */
  readonly missing: readonly { readonly cell: string; readonly reason: string }[];
}

/** Compares what two CPythons did in `cells`; `from` stands on the left. */
export function compareVersions(
  cells: readonly Cell[],
  look: Look,
  from: string,
  to: string,
): Comparison {
  const missing: Comparison["missing"][number][] = [];
  const scenarios = [...groupBy(cells, ({ scenario }) => scenario).values()];
  const compared = scenarios.map((ofScenario) =>
    ofScenario.map((cell) => {
      const name = cellName(cell);
      const [left, right] = [look(name, from), look(name, to)];
      if (left?.kind === "seen" && right?.kind === "seen") {
        return { name, differences: diff(left.observations, right.observations) };
      }
      missing.push({ cell: name, reason: reasonOf(left) ?? reasonOf(right) ?? "it was not run" });
      return undefined;
    }),
  );
  const changes = scenarios.flatMap(([cell], index) => {
    const [first, ...others] = (compared[index] ?? []).flatMap(changed);
    if (first === undefined) return [];
    const { scenario, title, file, body } = cell;
    const upstream = rowsBetween(body.upstream ?? [], from, to);
    return [
      { scenario, title, steps: body.steps, file, upstream, cells: [first, ...others] as const },
    ];
  });
  const known = compared.filter((ofScenario) => ofScenario.some((cell) => cell !== undefined));
  return { from, to, changes, compared: known.length, missing };
}

function changed(cell: ChangedCell | undefined): ChangedCell[] {
  return cell === undefined || cell.differences.length === 0 ? [] : [cell];
}

function reasonOf(outcome: Outcome | undefined): string | undefined {
  return outcome === undefined || outcome.kind === "seen" ? undefined : outcome.reason;
}
