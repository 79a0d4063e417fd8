import { join, resolve } from "node:path";
import { Ledger } from "../expectation/ledger.ts";
import { EXPECTATIONS } from "../places.ts";
import { collectPage } from "../report/html/collect-page.ts";
import { pageOf } from "../report/html/document.ts";
import type { RunResult } from "../result.ts";
import type { Cell } from "../scenario/cell.ts";
import { writeText } from "./write-report.ts";

/** Writes `index.html` for a run of `cells` into `folder`; it is all there is to the page. Errors: `Stop`. */
export function writePage(
  folder: string,
  result: RunResult,
  cells: readonly Cell[],
  { expectations }: { readonly expectations?: string },
): void {
  const ledger = Ledger.read(resolve(expectations ?? EXPECTATIONS));
  writeText(join(folder, "index.html"), pageOf(collectPage(result, cells, ledger)));
}
