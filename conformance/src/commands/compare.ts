import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import { run } from "../engine/run.ts";
import { Ledger } from "../expectation/ledger.ts";
import type { Choice } from "../oracle/column.ts";
import { Recordings } from "../oracle/recordings.ts";
import { expectationsOf, PYTHON_TESTEE, recordingsOf } from "../places.ts";
import { ProgressLine } from "../report/progress.ts";
import type { RunResult } from "../result.ts";
import { type OracleOptions, oraclesFor } from "./oracles.ts";
import { patience } from "./patience.ts";
import { type PortOptions, portsOf } from "./ports.ts";
import type { Selection } from "./select.ts";
import type { Terminal } from "./terminal.ts";

/** What a comparison depends on beside its scenarios. */
export interface CompareOptions extends OracleOptions, PortOptions {
  readonly expectations?: string;
  readonly jobs?: number;
}

/** Runs the port and the CPythons on a selection. Errors: `Stop`, `BadFileError`, `NoOracleError`, `InterruptedError`. */
export async function compare(
  selection: Selection,
  options: CompareOptions,
  terminal: Terminal,
  narrowed: (choice: Choice) => Choice = (choice) => choice,
): Promise<RunResult> {
  const ledger = Ledger.read(resolve(options.expectations ?? expectationsOf(selection.folder)));
  const ports = await portsOf(options, terminal.environment);
  const recordings = new Recordings(recordingsOf(selection.folder));
  const choice = await oraclesFor(options, selection.cells, recordings, terminal.environment);
  const progress = new ProgressLine(terminal);
  try {
    return await run({
      ...selection,
      ledger,
      ports,
      recordings,
      choice: narrowed(choice),
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
