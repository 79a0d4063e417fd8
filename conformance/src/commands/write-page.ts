import { join, resolve } from "node:path";
import { recordedOutcomes } from "../engine/collect.ts";
import { Ledger } from "../expectation/ledger.ts";
import { choose } from "../oracle/column.ts";
import { Recordings } from "../oracle/recordings.ts";
import { expectationsOf, recordingsOf } from "../places.ts";
import { collectPage } from "../report/html/collect-page.ts";
import { pageOf } from "../report/html/document.ts";
import type { RunResult } from "../result.ts";
import { type Comparison, compareVersions, type Look } from "../versions/changes.ts";
import type { Selection } from "./select.ts";
import { writeText } from "./write-report.ts";

/** Writes `index.html` for a run of `selection` into `folder`; it is all there is to the page. Errors: `Stop`. */
export function writePage(
  folder: string,
  result: RunResult,
  selection: Selection,
  { expectations }: { readonly expectations?: string },
): void {
  const ledger = Ledger.read(resolve(expectations ?? expectationsOf(selection.folder)));
  const data = collectPage(result, selection.cells, ledger, timelineOf(selection));
  writeText(join(folder, "index.html"), pageOf(data));
}

/** Each minor version against the one before it, as far as they are recorded. */
function timelineOf({ cells, folder }: Selection): Comparison[] {
  const recordings = new Recordings(recordingsOf(folder));
  const recorded = new Set(cells.flatMap((cell) => [...(recordings.of(cell)?.keys() ?? [])]));
  if (recorded.size === 0) return [];
  const supply = { found: [], recorded: [...recorded] };
  const pythons = choose({ oracle: "recorded" }, supply).columns.map(({ python }) => python);
  const seen = new Map(pythons.map((one) => [one, recordedOutcomes(cells, one, recordings)]));
  const look: Look = (cell, python) => seen.get(python)?.get(cell);
  return pythons.slice(1).flatMap((to, index) => {
    const from = pythons[index];
    return from === undefined ? [] : [compareVersions(cells, look, from, to)];
  });
}
