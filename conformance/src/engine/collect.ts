import type { Outcome } from "../compare/outcome.ts";
import { KeptReceivers } from "../lab/kept-receivers.ts";
import { launchLocally } from "../lab/local-programs.ts";
import type { Launch } from "../lab/server.ts";
import type { Column } from "../oracle/column.ts";
import type { Recordings } from "../oracle/recordings.ts";
import { type Cell, cellName } from "../scenario/cell.ts";
import type { Patience } from "../testee/testee.ts";
import { type Lane, type LaneContext, type LaneResult, runLane } from "./lane.ts";
import { Sandboxes } from "./sandboxes.ts";

/** How the engine works, whatever it runs. */
export interface Workings {
  /** Testees at once. */
  readonly jobs: number;
  readonly patience: Patience;
  /** Starts the programs that lab servers need; without it those installed on this machine. */
  readonly launch?: Launch;
  /** Folder for the folders of runs; without it the system's for temporary files. */
  readonly sandboxesIn?: string;
  /** Aborts everything; what is under way is killed and cleaned up. */
  readonly signal: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

/** How far a run has come, counted in cells on testees. */
interface Progress {
  readonly done: number;
  readonly total: number;
  /** Testee that was last heard of. */
  readonly label: string;
}

/** The run was stopped from outside; the command line exits with 130. */
export class InterruptedError extends Error {
  static {
    Object.defineProperty(InterruptedError.prototype, "name", { value: "InterruptedError" });
  }
}

/** Runs every lane, `jobs` of them at once, and cleans up. Errors: `InterruptedError`. */
export async function runLanes(
  lanes: readonly Lane[],
  { jobs, patience, signal, launch = launchLocally, sandboxesIn, onProgress }: Workings,
): Promise<ReadonlyMap<Lane, LaneResult>> {
  const sandboxes = new Sandboxes(sandboxesIn);
  const programs = new KeptReceivers(launch);
  const results = new Map<Lane, LaneResult>();
  const waiting = [...lanes.entries()];
  const total = lanes.reduce((sum, { cells }) => sum + cells.length, 0);
  let done = 0;
  const worker = async (): Promise<void> => {
    for (
      let next = waiting.shift();
      next !== undefined && !signal.aborted;
      next = waiting.shift()
    ) {
      const [number, lane] = next;
      const onCell = (): void => {
        onProgress?.({ done: ++done, total, label: lane.label });
      };
      const context: LaneContext = {
        sandboxes,
        number,
        patience,
        signal,
        onCell,
        launch: programs.launch,
      };
      results.set(lane, await runLane(lane, context));
    }
  };
  try {
    await Promise.all(Array.from({ length: Math.max(1, jobs) }, worker));
  } finally {
    await programs.end();
    sandboxes.dispose();
  }
  if (signal.aborted) throw new InterruptedError("interrupted");
  return results;
}

/** The lane of a live CPython. Starts without site packages, and leaves no bytecode behind. */
export function pythonLane(
  { python, interpreter, containers }: Column,
  testeeFolder: string,
  cells: readonly Cell[],
): Lane | undefined {
  const label = `CPython ${python}`;
  if (containers !== undefined) return { label, command: containers, cells };
  if (interpreter === undefined) return undefined;
  const command = { file: interpreter.file, args: ["-S", "-B", testeeFolder] };
  return { label, command, cells };
}

const FEWEST_CELLS = 25; // below that, starting one more testee costs more than it saves

/** Several lanes for one testee that shares its cells out, so that the slowest does not run alone. */
export function sharedLanes(lane: Lane, jobs: number): Lane[] {
  const count = Math.max(1, Math.min(jobs, Math.floor(lane.cells.length / FEWEST_CELLS)));
  return Array.from({ length: count }, (_, part) => ({
    ...lane,
    cells: lane.cells.filter((_cell, index) => index % count === part),
  }));
}

/** What the lanes of one testee came to together. */
export function joined(results: readonly LaneResult[]): LaneResult {
  const info = results.find((result) => result.info !== undefined)?.info;
  return {
    ...(info && { info }),
    outcomes: new Map(results.flatMap(({ outcomes }) => [...outcomes])),
  };
}

/** What is recorded of `cells` for one version. */
export function recordedOutcomes(
  cells: readonly Cell[],
  python: string,
  recordings: Recordings,
): Map<string, Outcome> {
  return new Map(cells.map((cell) => [cellName(cell), recordedOutcome(cell, python, recordings)]));
}

function recordedOutcome(cell: Cell, python: string, recordings: Recordings): Outcome {
  const observations = recordings.of(cell)?.get(python);
  if (observations !== undefined) return { kind: "seen", observations };
  const older = recordings.read(cell.scenario) !== undefined && recordings.of(cell) === undefined;
  const what = older
    ? "only an older form of this scenario is recorded"
    : `nothing is recorded for ${python}`;
  return { kind: "unavailable", reason: `${what}; logparity record does it` };
}
