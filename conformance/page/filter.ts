import type { PageData, PageRow } from "#conformance/report/html/page-data.js";

/** What a person wants to see of the matrix. */
export interface Filter {
  /** Words; each must be in what is known of a scenario. */
  readonly text: string;
  /** A handler family; empty for all. */
  readonly family: string;
  /** Rows that have one of these; none for all. */
  readonly verdicts: ReadonlySet<string>;
}

/** Shows everything. */
export const EVERYTHING: Filter = { text: "", family: "", verdicts: new Set() };

/** The rows that `filter` lets through, in their order. */
export function filtered(rows: readonly PageRow[], { text, family, verdicts }: Filter): PageRow[] {
  const words = text.toLowerCase().split(/\s+/u).filter(Boolean);
  return rows.filter(
    (row) =>
      (family === "" || row.family === family) &&
      (verdicts.size === 0 || row.findings.some(({ verdict }) => verdicts.has(verdict))) &&
      words.every((word) => searchable(row).includes(word)),
  );
}

const texts = new WeakMap<PageRow, string>();

function searchable(row: PageRow): string {
  const known = texts.get(row);
  if (known !== undefined) return known;
  const says = row.upstream.flatMap((change) => [change.says, change.issue]);
  const text = [row.name, row.title, row.ref, row.node ?? "", ...says].join("\n").toLowerCase();
  texts.set(row, text);
  return text;
}

/** Number of cells that came to each verdict. */
export function countCells({ rows }: PageData): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { cells, findings } of rows) {
    for (const index of cells) {
      const verdict = index === null ? undefined : findings[index]?.verdict;
      if (verdict !== undefined) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
    }
  }
  return counts;
}
