import { VERDICTS, type Verdict } from "../compare/verdict.ts";
import { familyOf } from "../scenario/cell.ts";
import type { Paint, Style } from "./colour.ts";
import {
  countVerdicts,
  isBad,
  type Report,
  type ReportedCell,
  type Totals,
  totalsOf,
} from "./report.ts";

/** The mark beside a count of each verdict; none for those that are the same. */
export const MARKS: Record<Verdict, string> = {
  same: "",
  changed: "~",
  known: "k",
  different: "≠",
  error: "!",
  unavailable: "?",
  stale: "s",
};

const STYLES: Record<Verdict, Style> = {
  same: "good",
  changed: "changed",
  known: "known",
  different: "bad",
  error: "bad",
  unavailable: "bad",
  stale: "bad",
};

/** What each verdict means, in the words of the legend. */
export const MEANINGS: Record<Verdict, string> = {
  same: "same as this CPython",
  changed: "as the newest CPython, which changed it",
  known: "known difference",
  different: "the port does something else",
  error: "a testee failed",
  unavailable: "could not run",
  stale: "stale ledger entry",
};

/** The matrix handler family × CPython version: a count a verdict, `42 3~` for 42 same and 3 changed. */
export function table(report: Report, paint: Paint): string {
  const families = [...new Set(report.cells.map(({ scenario }) => familyOf(scenario)))].toSorted();
  const heads = ["", ...report.oracles.map(headOf)];
  const rows = families.map((family) => [
    family,
    ...report.oracles.map(({ python }) => countsOf(report.cells, family, python)),
  ]);
  const widths = heads.map((head, column) =>
    Math.max(head.length, ...rows.map((row) => widthOf(row[column] ?? ""))),
  );
  const lines = [heads, ...rows].map((row, index) =>
    row
      .map((item, column) => place(item, widths[column] ?? 0, index === 0, paint))
      .join("  ")
      .trimEnd(),
  );
  const recorded = report.oracles.some(({ source }) => source === "recorded");
  const note = recorded ? paint("dim", " · ° from a recording") : "";
  return [...lines, "", legend(totalsOf(report), paint) + note].join("\n");
}

function headOf({ python, source }: Report["oracles"][number]): string {
  return source === "recorded" ? `${python}°` : python;
}

function countsOf(cells: readonly ReportedCell[], family: string, python: string): Totals {
  return countVerdicts(
    cells.filter((cell) => cell.python === python && familyOf(cell.scenario) === family),
  );
}

type Item = string | Totals;

function pieces(counts: Totals): [Verdict, string][] {
  const some = VERDICTS.filter((verdict) => counts[verdict] > 0);
  return some.map((verdict) => [verdict, `${counts[verdict]}${MARKS[verdict]}`]);
}

function widthOf(item: Item): number {
  if (typeof item === "string") return item.length;
  return (
    pieces(item)
      .map(([, text]) => text)
      .join(" ").length || 1
  );
}

function place(item: Item, width: number, heading: boolean, paint: Paint): string {
  const padding = " ".repeat(width - widthOf(item));
  if (typeof item === "string") return heading ? padding + paint("bold", item) : item + padding;
  const painted = pieces(item).map(([verdict, text]) => paint(STYLES[verdict], text));
  return padding + (painted.join(" ") || "-");
}

/** Totals with the meaning of each mark. Good verdicts show only where they occur, bad ones too. */
function legend(totals: Totals, paint: Paint): string {
  return VERDICTS.filter((verdict) => totals[verdict] > 0)
    .map((verdict) => {
      const mark = MARKS[verdict] === "" ? "" : ` (${MARKS[verdict]})`;
      const text = `${totals[verdict]} ${isBad(verdict) ? verdict : MEANINGS[verdict]}${mark}`;
      return paint(STYLES[verdict], text);
    })
    .join(paint("dim", " · "));
}
