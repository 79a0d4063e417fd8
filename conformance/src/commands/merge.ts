import { readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { JsonReport } from "../report/json.ts";
import type { Report, ReportedCell } from "../report/report.ts";
import { cellAddress, inOrder } from "../report/report.ts";
import type { RunResult } from "../result.ts";
import { BadFileError } from "../scenario/bad-file.ts";
import { cellName } from "../scenario/cell.ts";
import { shownPath } from "../scenario/yaml-file.ts";
import { type Selection, select } from "./select.ts";
import { Stop, usage } from "./stop.ts";
import type { Terminal } from "./terminal.ts";
import { writePage } from "./write-page.ts";
import { type ReportOptions, writeReport } from "./write-report.ts";

/** Options of `logparity merge`. The page shows the scenarios and the ledger beside what the reports say. */
export interface MergeOptions extends ReportOptions {
  readonly scenarios?: string;
  readonly expectations?: string;
}

/** `logparity merge FILE…`: joins the JSON reports of shards into one, with its exit code. */
export function mergeCommand(
  files: readonly string[],
  options: MergeOptions,
  terminal: Terminal,
): number {
  const [first, ...others] = files.map((file) => ({ file, report: readReport(file) }));
  if (first === undefined) throw usage("nothing to merge; name the files that run --json wrote");
  let joined = first.report;
  for (const { file, report } of others) joined = join(joined, report, file);
  if (joined.cells.length === 0) throw new Stop(4, "the reports hold no cell");
  const report = inOrder(joined);
  if (options.html !== undefined) {
    const selection = select(options.scenarios, []);
    writePage(options.html, resultOf(report, selection), selection, options);
  }
  return writeReport(report, options, terminal);
}

/** A report as the run that it is of, as far as a report tells: its explanations are there as text. */
function resultOf({ port, oracles, cells, stale }: Report, selection: Selection): RunResult {
  const byName = new Map(selection.cells.map((cell) => [cellName(cell), cell]));
  const reason = "a report does not hold what both sides left";
  const unknown = { kind: "unavailable", reason } as const;
  return {
    port,
    oracles,
    stale,
    seconds: 0,
    cells: cells.map(({ scenario, axes, python, node, verdict, detail }) => ({
      scenario,
      axes,
      python,
      node,
      title: byName.get(cellName({ scenario, axes }))?.title ?? scenario,
      steps: byName.get(cellName({ scenario, axes }))?.body.steps ?? [],
      file: byName.get(cellName({ scenario, axes }))?.file ?? "",
      judgement: { verdict, differences: [], ...(detail !== undefined && { reason: detail }) },
      sides: { cpython: unknown, port: unknown },
    })),
  };
}

function readReport(file: string): Report {
  const bad = (message: string): BadFileError =>
    new BadFileError([{ file: shownPath(file), line: 1, column: 1, message }]);
  let text: unknown;
  try {
    text = JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw bad(error instanceof Error ? error.message : String(error));
  }
  const parsed = JsonReport.safeParse(text);
  const [issue] = parsed.error?.issues ?? [];
  if (!parsed.success)
    throw bad(`no report of run --json: ${issue?.path.join(".")}: ${issue?.message}`);
  const { port, oracles, cells, stale = [] } = parsed.data;
  return { port, oracles, cells, stale };
}

function join(one: Report, other: Report, file: string): Report {
  if (!isDeepStrictEqual(one.port, other.port) || !isDeepStrictEqual(one.oracles, other.oracles)) {
    throw usage(
      `${file} is of another port or other CPythons; only shards of one run can be merged`,
    );
  }
  const known = new Set(one.cells.map(keyOf));
  const twice = other.cells.find((cell) => known.has(keyOf(cell)));
  if (twice !== undefined)
    throw usage(`${file} has ${cellAddress(twice)}, which another report has too`);
  const said = new Set(one.stale.map((entry) => JSON.stringify(entry)));
  const stale = other.stale.filter((entry) => !said.has(JSON.stringify(entry)));
  return { ...one, cells: [...one.cells, ...other.cells], stale: [...one.stale, ...stale] };
}

function keyOf(cell: ReportedCell): string {
  return `${cellAddress(cell)} ${cell.node}`;
}
