import { Document, isCollection, isSeq } from "yaml";
import { explain } from "../../compare/explain.ts";
import { type Judgement, VERDICTS } from "../../compare/verdict.ts";
import type { Ledger } from "../../expectation/ledger.ts";
import { signatureOf } from "../../expectation/signature.ts";
import { groupBy } from "../../group-by.ts";
import type { JudgedCell, RunResult } from "../../result.ts";
import { type Cell, cellName, familyOf } from "../../scenario/cell.ts";
import type { Comparison } from "../../versions/changes.ts";
import { byReason } from "../../versions/sentence.ts";
import { linksOf, releasesOf } from "../../versions/upstream.ts";
import { staleLines } from "../details.ts";
import { withoutCredentials } from "../hide-credentials.ts";
import { isBad } from "../report.ts";
import { readerOf } from "../step-words.ts";
import { MARKS, MEANINGS } from "../table.ts";
import type { PageData, PageFinding, PageLedgerEntry, PageRow, PageVerdict } from "./page-data.ts";
import { shownObservation } from "./shown-observation.ts";

const MOST_LINES = 60;

/** What the page shows of a run of `cells`, and beside it of how CPythons compare with each other. */
export function collectPage(
  result: RunResult,
  cells: readonly Cell[],
  ledger: Ledger,
  comparisons: readonly Comparison[],
): PageData {
  const byName = new Map(cells.map((cell) => [cellName(cell), cell]));
  const rows = groupBy(result.cells, (judged) => `${judged.node} ${cellName(judged)}`);
  const { name, version, node } = result.port;
  return {
    port: `${name} ${version}${node === undefined ? "" : ` on Node ${node}`}`,
    nodes: new Set(result.cells.map((judged) => judged.node)).size,
    columns: result.oracles.map(({ python, source }) => ({ python, source })),
    verdicts: VERDICTS.map(shownVerdict),
    rows: [...rows.values()].flatMap((ofRow) => {
      const cell = byName.get(cellName(ofRow[0]));
      return cell === undefined ? [] : [collectRow(cell, ofRow, result.oracles, ledger)];
    }),
    timeline: comparisons.map(({ from, to, changes }) => ({
      from,
      to,
      count: changes.length,
      changes: byReason(changes).map((reason) => ({
        says: reason.says,
        names: reason.changes.map((change) => change.cells[0].name),
      })),
    })),
    stale: staleLines(result),
  };
}

function shownVerdict(verdict: PageVerdict["verdict"]): PageVerdict {
  return {
    verdict,
    mark: MARKS[verdict] === "" ? "✓" : MARKS[verdict],
    meaning: MEANINGS[verdict],
    bad: isBad(verdict),
  };
}

function collectRow(
  cell: Cell,
  ofRow: readonly [JudgedCell, ...JudgedCell[]],
  columns: RunResult["oracles"],
  ledger: Ledger,
): PageRow {
  const name = cellName(cell);
  const findings: PageFinding[] = [];
  const keys = new Map<string, number>();
  const indexOf = ({ judgement }: JudgedCell): number => {
    const key = JSON.stringify(judgement);
    const index = keys.get(key) ?? findings.push(collectFinding(judgement, cell)) - 1;
    keys.set(key, index);
    return index;
  };
  const judgedOn = new Map(ofRow.map((judged) => [judged.python, judged]));
  return {
    name,
    family: familyOf(cell.scenario),
    title: cell.title,
    node: ofRow[0].node,
    file: cell.file,
    ref: cell.body.ref,
    setting: `clock ${cell.clock}, zone ${cell.tz}`,
    steps: stepsOf(cell),
    upstream: (cell.body.upstream ?? []).map((row) => ({
      ...row,
      python: releasesOf(row),
      links: linksOf(row),
    })),
    ledger: ledger.about(name).map(shownEntry),
    cells: columns.map(({ python }) => {
      const judged = judgedOn.get(python);
      return judged === undefined ? null : indexOf(judged);
    }),
    findings,
  };
}

function collectFinding({ verdict, differences, reason }: Judgement, { body }: Cell): PageFinding {
  return {
    verdict,
    ...(reason !== undefined && { reason }),
    explained: explain(differences, MOST_LINES, readerOf(body.steps)),
    places: differences.map(({ at, left, right }) => ({
      at,
      cpython: shownObservation(left),
      port: shownObservation(right),
    })),
    ...(differences.length > 0 && { signature: signatureOf(differences) }),
  };
}

/** A line a step, with the servers that the steps speak of. */
function stepsOf({ body }: Cell): string {
  const shown =
    body.lab === undefined ? { steps: body.steps } : { lab: body.lab, steps: body.steps };
  const document = new Document(withoutCredentials(shown));
  const steps = document.get("steps");
  if (isSeq(steps)) {
    for (const step of steps.items) if (isCollection(step)) step.flow = true;
  }
  return document.toString({ lineWidth: 0 });
}

function shownEntry({
  file,
  line,
  match,
  status,
  reason,
  ref,
  review,
}: Ledger["entries"][number]): PageLedgerEntry {
  return { where: `${file}:${line}`, match, status, reason, ref, review };
}
