import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import { run } from "../engine/run.ts";
import { Ledger } from "../expectation/ledger.ts";
import type { Choice } from "../oracle/column.ts";
import { Recordings } from "../oracle/recordings.ts";
import { expectationsOf, PYTHON_TESTEE, recordingsOf } from "../places.ts";
import { ProgressLine } from "../report/progress.ts";
import type { RunResult } from "../result.ts";
import { type DockerSide, withDocker } from "./docker.ts";
import { type OracleOptions, oraclesFor, sourceOf, versionsOf } from "./oracles.ts";
import { patience } from "./patience.ts";
import { nodeVersionsOf, type PortOptions, portsOf } from "./ports.ts";
import type { Selection } from "./select.ts";
import type { Terminal } from "./terminal.ts";

/** What a comparison depends on beside its scenarios. */
export interface CompareOptions extends OracleOptions, PortOptions {
  readonly expectations?: string;
  readonly jobs?: number;
}

/** Testees more than processors: at any time about as many wait for a timeout, a thread or a server. */
const WAITING = 4;

/** Runs the port and the CPythons on a selection. Errors: `Stop`, `BadFileError`, `NoOracleError`, `InterruptedError`. */
export async function compare(
  selection: Selection,
  options: CompareOptions,
  terminal: Terminal,
  narrowed: (choice: Choice) => Choice = (choice) => choice,
): Promise<RunResult> {
  const go = async (side?: DockerSide): Promise<RunResult> =>
    compareWith(selection, options, terminal, narrowed, side);
  if (sourceOf(options.oracle) !== "docker") return go();
  const node = options.testee === undefined ? nodeVersionsOf(options.node) : undefined;
  return withDocker({ python: versionsOf(options.python), node }, terminal, go);
}

async function compareWith(
  selection: Selection,
  options: CompareOptions,
  terminal: Terminal,
  narrowed: (choice: Choice) => Choice,
  side: DockerSide | undefined,
): Promise<RunResult> {
  const { environment, signal } = terminal;
  const ledger = Ledger.read(resolve(options.expectations ?? expectationsOf(selection.folder)));
  const recordings = new Recordings(recordingsOf(selection.folder));
  const ports = side?.ports ?? (await portsOf(options, environment));
  const choice = await oraclesFor(options, selection.cells, recordings, environment, side?.columns);
  const progress = new ProgressLine(terminal);
  try {
    return await run({
      ...selection,
      ledger,
      ports,
      recordings,
      choice: narrowed(choice),
      pythonTestee: PYTHON_TESTEE,
      jobs: options.jobs ?? availableParallelism() + WAITING,
      patience: patience(environment),
      signal,
      ...(side && { launch: side.launch, sandboxesIn: side.folder }),
      onProgress: (state) => progress.update(state),
    });
  } finally {
    progress.clear();
  }
}
