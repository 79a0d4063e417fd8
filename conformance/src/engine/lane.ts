import type { Outcome } from "../compare/outcome.ts";
import { type Cell, cellName } from "../scenario/cell.ts";
import type { TesteeInfo } from "../testee/message.ts";
import type { TesteeOrigin } from "../testee/testee.ts";
import { type RunnerContext, TesteeRunner } from "./testee-runner.ts";

/** One testee process and what it is to run, one cell after the other. */
export interface Lane {
  /** Shown while it runs: `CPython 3.13.0`. */
  readonly label: string;
  readonly command: TesteeOrigin;
  readonly cells: readonly Cell[];
  /** Whether every cell starts from pristine state, even one that could not tell. */
  readonly fresh?: boolean;
}

/** What a lane needs from the engine. */
export interface LaneContext extends RunnerContext {
  readonly onCell: () => void;
}

/** What a lane came to. */
export interface LaneResult {
  /** Who answered; absent where nobody did. */
  readonly info?: TesteeInfo;
  /** By cell name. */
  readonly outcomes: ReadonlyMap<string, Outcome>;
}

/** Runs the cells of `lane`. A failure costs one cell; the testee is started anew. */
export async function runLane(lane: Lane, context: LaneContext): Promise<LaneResult> {
  const runner = new TesteeRunner(lane.command, lane.fresh ? { ...context, fresh: true } : context);
  const outcomes = new Map<string, Outcome>();
  const interrupt = (): void => void runner.kill();
  context.signal.addEventListener("abort", interrupt);
  try {
    for (const cell of lane.cells) {
      if (context.signal.aborted) break;
      outcomes.set(cellName(cell), await runner.outcome(cell));
      context.onCell();
    }
    await runner.stop();
  } finally {
    context.signal.removeEventListener("abort", interrupt);
  }
  return { ...(runner.info && { info: runner.info }), outcomes };
}
