import { readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { JsonReport } from "../report/json.ts";
import type { Report, ReportedCell } from "../report/report.ts";
import { cellAddress, inOrder } from "../report/report.ts";
import { BadFileError } from "../scenario/bad-file.ts";
import { shownPath } from "../scenario/yaml-file.ts";
import { Stop, usage } from "./stop.ts";
import type { Terminal } from "./terminal.ts";
import { type ReportOptions, writeReport } from "./write-report.ts";

/** `logparity merge FILE…`: joins the JSON reports of shards into one, with its exit code. */
export function mergeCommand(
  files: readonly string[],
  options: ReportOptions,
  terminal: Terminal,
): number {
  const [first, ...others] = files.map((file) => ({ file, report: readReport(file) }));
  if (first === undefined) throw usage("nothing to merge; name the files that run --json wrote");
  let joined = first.report;
  for (const { file, report } of others) joined = join(joined, report, file);
  if (joined.cells.length === 0) throw new Stop(4, "the reports hold no cell");
  return writeReport(inOrder(joined), options, terminal);
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
