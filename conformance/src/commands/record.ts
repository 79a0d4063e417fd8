import { availableParallelism } from "node:os";
import { diff } from "../compare/diff.ts";
import { explain } from "../compare/explain.ts";
import type { Outcome } from "../compare/outcome.ts";
import { joinRecordings, runLive, type Seen } from "../engine/record.ts";
import type { Column } from "../oracle/column.ts";
import { Recordings } from "../oracle/recordings.ts";
import { PYTHON_TESTEE, recordingsOf } from "../places.ts";
import { ProgressLine } from "../report/progress.ts";
import { type Cell, cellName } from "../scenario/cell.ts";
import { oraclesFor } from "./oracles.ts";
import { patience } from "./patience.ts";
import { type Selection, select } from "./select.ts";
import type { Terminal } from "./terminal.ts";

/** Options of `logparity record`. */
export interface RecordOptions {
  readonly check?: boolean;
  readonly python?: string;
  readonly scenarios?: string;
  readonly jobs?: number;
}

/** `logparity record`: keeps what the CPythons on this machine do; `--check` compares instead. */
export async function recordCommand(
  patterns: readonly string[],
  options: RecordOptions,
  terminal: Terminal,
): Promise<number> {
  const selection = select(options.scenarios, patterns);
  const recordings = new Recordings(recordingsOf(selection.folder));
  const oracle = {
    oracle: "local",
    ...(options.python !== undefined && { python: options.python }),
  };
  const { columns } = await oraclesFor(oracle, selection.cells, recordings, terminal.environment);
  const seen = await runAll(selection.cells, columns, options.jobs, terminal);
  const failures = failuresIn(seen);
  for (const line of failures) terminal.note(`${line}\n`);
  if (options.check) return check(selection, columns, seen, recordings, failures, terminal);
  if (failures.length > 0) {
    terminal.note("logparity: nothing was written; every CPython must answer every scenario\n");
    return 3;
  }
  write(selection, columns, seen, recordings, patterns.length === 0, terminal);
  return 0;
}

async function runAll(
  cells: readonly Cell[],
  columns: readonly Column[],
  jobs: number | undefined,
  terminal: Terminal,
): Promise<Seen> {
  const progress = new ProgressLine(terminal);
  try {
    return await runLive(cells, columns, PYTHON_TESTEE, {
      jobs: jobs ?? availableParallelism(),
      patience: patience(terminal.environment),
      signal: terminal.signal,
      onProgress: (state) => progress.update(state),
    });
  } finally {
    progress.clear();
  }
}

function failuresIn(seen: Seen): string[] {
  return [...seen].flatMap(([name, outcomes]) =>
    [...outcomes].flatMap(([python, outcome]) =>
      outcome.kind === "seen" ? [] : [`${outcome.kind}  ${name}@${python}: ${outcome.reason}`],
    ),
  );
}

function write(
  { cells, scenarios }: Selection,
  columns: readonly Column[],
  seen: Seen,
  old: Recordings,
  all: boolean,
  { print }: Terminal,
): void {
  const { recordings, lost } = joinRecordings(cells, seen, old);
  const before = new Map(
    recordings.map(({ scenario }) => [scenario, JSON.stringify(old.read(scenario))]),
  );
  const changed = recordings.filter(
    (recording) => before.get(recording.scenario) !== JSON.stringify(recording),
  );
  for (const recording of changed) old.write(recording);
  for (const { cell, pythons } of lost) {
    print(
      `${cell}: no longer recorded for ${pythons.join(", ")}: the scenario changed, and they are not installed here`,
    );
  }
  const orphans = all ? orphansOf(scenarios, old) : [];
  for (const scenario of orphans) old.remove(scenario);
  const removed =
    orphans.length > 0 ? `, ${orphans.length} of scenarios that are gone removed` : "";
  const versions = columns.map(({ python }) => python).join(" ");
  print(
    `${recordings.length} scenarios recorded for ${versions}: ${changed.length} changed${removed}`,
  );
}

function orphansOf(scenarios: readonly string[], recordings: Recordings): string[] {
  const known = new Set(scenarios);
  return recordings.scenarios().filter((scenario) => !known.has(scenario));
}

const MOST_SHOWN = 10;
const LINES_EACH = 12;
const NAMES = { left: "the recording", right: "the live CPython" };

/** Compares what was seen with what is recorded, for full versions that are recorded. */
function check(
  { cells }: Selection,
  columns: readonly Column[],
  seen: Seen,
  recordings: Recordings,
  failures: readonly string[],
  { print }: Terminal,
): number {
  const known = new Set(cells.flatMap((cell) => [...(recordings.of(cell)?.keys() ?? [])]));
  const compared = columns.filter(({ python }) => known.has(python));
  const skipped = columns.filter(({ python }) => !known.has(python));
  if (skipped.length > 0) {
    print(`not recorded, so not compared: ${skipped.map(({ python }) => python).join(" ")}`);
  }
  const wrong = cells.flatMap((cell) => checkCell(cell, compared, seen, recordings));
  for (const lines of wrong.slice(0, MOST_SHOWN)) for (const line of lines) print(line);
  if (wrong.length > MOST_SHOWN) print(`… and ${wrong.length - MOST_SHOWN} more`);
  print(
    `${cells.length * compared.length} recordings compared with live CPythons, ${wrong.length} wrong`,
  );
  if (failures.length > 0 || compared.length === 0) return 3;
  return wrong.length > 0 ? 1 : 0;
}

function checkCell(
  cell: Cell,
  columns: readonly Column[],
  seen: Seen,
  recordings: Recordings,
): string[][] {
  const name = cellName(cell);
  const recorded = recordings.of(cell);
  if (recorded === undefined)
    return [[`${name}: not recorded in its present form; run logparity record`]];
  return columns.flatMap(({ python }) => {
    const outcome: Outcome | undefined = seen.get(name)?.get(python);
    const kept = recorded.get(python);
    if (outcome?.kind !== "seen") return [];
    if (kept === undefined) return [[`${name}@${python}: not recorded; run logparity record`]];
    const differences = diff(kept, outcome.observations);
    if (differences.length === 0) return [];
    const lines = explain(differences, LINES_EACH, NAMES).map((line) => `  ${line}`);
    return [[`${name}@${python}: (- recorded, + live)`, ...lines]];
  });
}
