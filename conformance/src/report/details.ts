import { explain } from "../compare/explain.ts";
import { signatureOf } from "../expectation/signature.ts";
import type { JudgedCell, RunResult } from "../result.ts";
import { cellName } from "../scenario/cell.ts";
import type { Paint } from "./colour.ts";
import { cellAddress, isBad } from "./totals.ts";

const MOST_CELLS = 5;
const LINES_A_CELL = 14;
const ALL_LINES = 45;

/** Cells that came to the same end on several versions. */
interface Alike {
  readonly first: JudgedCell;
  readonly pythons: string[];
}

/** What needs a look, explained, short enough for a screen, and how to see the rest. */
export function details(result: RunResult, paint: Paint): string[] {
  const bad = alike(result.cells.filter(({ judgement }) => isBad(judgement.verdict)));
  const lines = bad.slice(0, MOST_CELLS).flatMap((group) => ["", ...explainGroup(group, paint)]);
  const rest = bad.length - MOST_CELLS;
  if (rest > 0) lines.push("", `… and ${rest} more; --json and --junit list them all`);
  const [first] = bad;
  if (first !== undefined)
    lines.push("", `See one whole: logparity explain '${cellAddress(first.first)}'`);
  const stale = result.stale.map(({ file, line, why, cell }) =>
    paint("bold", `stale  ${file}:${line}: ${cell === undefined ? "" : `${cell}: `}${why}`),
  );
  return stale.length > 0 ? [...lines, "", ...stale] : lines;
}

function alike(cells: readonly JudgedCell[]): Alike[] {
  const groups = new Map<string, Alike>();
  for (const cell of cells) {
    const { verdict, differences, reason } = cell.judgement;
    const key = [cellName(cell), cell.node, verdict, signatureOf(differences), reason].join("\n");
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { first: cell, pythons: [cell.python] });
    else group.pythons.push(cell.python);
  }
  return [...groups.values()];
}

function explainGroup({ first, pythons }: Alike, paint: Paint): string[] {
  const { verdict } = first.judgement;
  const title = `${verdict}  ${cellName(first)} @ ${pythons.join(" ")}`;
  return [paint("bold", title), ...explainCell(first, LINES_A_CELL).map((line) => `  ${line}`)];
}

/** One cell explained: what the scenario is about, what differs, and the signature for the ledger. */
export function explainCell({ title, judgement }: JudgedCell, limit = ALL_LINES): string[] {
  const { differences, reason } = judgement;
  const reasons = reason === undefined ? [] : reason.split("\n");
  const lines = [title, ...reasons, ...explain(differences, limit)];
  if (differences.length > 0)
    lines.push(`(- CPython, + port; signature ${signatureOf(differences)})`);
  return lines;
}
