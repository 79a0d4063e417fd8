import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import { run } from "../engine/run.ts";
import { Ledger } from "../expectation/ledger.ts";
import { Recordings } from "../oracle/recordings.ts";
import { EXPECTATIONS, PYTHON_TESTEE, recordingsOf } from "../places.ts";
import { details } from "../report/details.ts";
import { ProgressLine } from "../report/progress.ts";
import { table } from "../report/table.ts";
import type { RunResult } from "../result.ts";
import { exitCodeOf } from "./exit-code.ts";
import { type OracleOptions, oraclesFor } from "./oracles.ts";
import { patience } from "./patience.ts";
import { portsOf } from "./ports.ts";
import { type Shard, select } from "./select.ts";
import type { Terminal } from "./terminal.ts";

/** Options of `logparity run`. */
export interface RunOptions extends OracleOptions {
  readonly testee?: string;
  readonly scenarios?: string;
  readonly expectations?: string;
  readonly failOn?: "changed";
  readonly json?: string;
  readonly junit?: string;
  readonly shard?: Shard;
  readonly jobs?: number;
}

/** `logparity run`: compares the port with CPythons and says how they get on. */
export async function runCommand(
  patterns: readonly string[],
  options: RunOptions,
  terminal: Terminal,
): Promise<number> {
  const result = await compare(patterns, options, terminal);
  terminal.print(table(result, terminal.paint));
  for (const line of details(result, terminal.paint)) terminal.print(line);
  terminal.print(closing(result));
  return exitCodeOf(result, options.failOn === "changed");
}

/** Runs what the options describe. Errors: `Stop`, `BadFileError`, `NoOracleError`, `InterruptedError`. */
export async function compare(
  patterns: readonly string[],
  options: RunOptions,
  terminal: Terminal,
): Promise<RunResult> {
  const selection = select(options.scenarios, patterns, options.shard);
  const ledger = Ledger.read(resolve(options.expectations ?? EXPECTATIONS));
  const recordings = new Recordings(recordingsOf(selection.folder));
  const choice = await oraclesFor(options, selection.cells, recordings, terminal.environment);
  const progress = new ProgressLine(terminal);
  try {
    return await run({
      ...selection,
      ledger,
      recordings,
      choice,
      ports: portsOf(options.testee),
      pythonTestee: PYTHON_TESTEE,
      jobs: options.jobs ?? availableParallelism(),
      patience: patience(terminal.environment),
      signal: terminal.signal,
      onProgress: (state) => progress.update(state),
    });
  } finally {
    progress.clear();
  }
}

function closing({ cells, port, seconds }: RunResult): string {
  return `\n${cells.length} cells of ${port.name} ${port.version} in ${seconds.toFixed(1)} s`;
}
