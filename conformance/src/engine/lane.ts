import { normalise } from "../compare/normalise.ts";
import type { Outcome } from "../compare/outcome.ts";
import type { Lab } from "../lab/lab.ts";
import { LabError, LabUnavailableError } from "../lab/server.ts";
import type { Observation } from "../observation.ts";
import { type Cell, cellName } from "../scenario/cell.ts";
import type { TesteeCommand } from "../testee/child.ts";
import { NotStartedError, TesteeFailure } from "../testee/failure.ts";
import { PINNED, type RunRequest, type TesteeInfo } from "../testee/message.ts";
import { type Answer, type LabAction, type Patience, Testee } from "../testee/testee.ts";
import type { Sandboxes } from "./sandboxes.ts";
import { withLab } from "./with-lab.ts";

/** One testee process and what it is to run, one cell after the other. */
export interface Lane {
  /** Shown while it runs: `CPython 3.13.0`. */
  readonly label: string;
  readonly command: TesteeCommand;
  readonly cells: readonly Cell[];
}

/** What a lane needs from the engine. */
export interface LaneContext {
  readonly sandboxes: Sandboxes;
  /** Distinguishes the folders of this lane. */
  readonly number: number;
  readonly patience: Patience;
  readonly signal: AbortSignal;
  readonly onCell: () => void;
}

/** What a lane came to. */
export interface LaneResult {
  /** Who answered; absent where nobody did. */
  readonly info?: TesteeInfo;
  /** By cell name. */
  readonly outcomes: ReadonlyMap<string, Outcome>;
}

// A testee that fails on every cell is not waited for on each of thousands.
const MOST_FAILURES_IN_A_ROW = 10;

const IMPOSSIBLE = { title: "an impossible step", ref: "none", steps: [{ impossible: {} }] };

/** Runs the cells of `lane`. A failure costs one cell; the testee is started anew. */
export async function runLane(lane: Lane, context: LaneContext): Promise<LaneResult> {
  const runner = new LaneRunner(lane, context);
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

class LaneRunner {
  readonly #lane: Lane;
  readonly #context: LaneContext;
  #testee: Testee | undefined;
  #info: TesteeInfo | undefined;
  #runs = 0;
  #failures = 0;
  #lastFailure: Outcome | undefined;

  constructor(lane: Lane, context: LaneContext) {
    this.#lane = lane;
    this.#context = context;
  }

  get info(): TesteeInfo | undefined {
    return this.#info;
  }

  async outcome(cell: Cell): Promise<Outcome> {
    if (this.#failures >= MOST_FAILURES_IN_A_ROW && this.#lastFailure) return this.#lastFailure;
    try {
      const testee = (this.#testee ??= await this.#start());
      const outcome = await this.#run(testee, cell);
      this.#failures = 0;
      return outcome;
    } catch (error) {
      if (error instanceof LabUnavailableError) {
        return { kind: "unavailable", reason: error.message };
      }
      this.#testee = undefined;
      return this.#failed(error);
    }
  }

  #failed(error: unknown): Outcome {
    const isKnown =
      error instanceof TesteeFailure ||
      error instanceof NotStartedError ||
      error instanceof LabError;
    if (!isKnown) throw error;
    this.#failures++;
    const kind = error instanceof NotStartedError ? "unavailable" : "error";
    const reason = `given up after ${MOST_FAILURES_IN_A_ROW} failures in a row; the last: ${error.message}`;
    this.#lastFailure = { kind, reason };
    return { kind, reason: error.message };
  }

  /** Starts the testee, and the first time asks it for the impossible: an honest one refuses. */
  async #start(): Promise<Testee> {
    const testee = await Testee.start(this.#lane.command, this.#context.patience);
    if (this.#info !== undefined) return testee;
    const answer = await this.#inSandbox(async (folder) => {
      const request = {
        ...requestFor(folder),
        scenario: IMPOSSIBLE,
        clock: "2024-01-15T12:00:00Z",
        tz: "UTC",
      };
      return testee.run(request, refuseLab);
    });
    if (!("refused" in answer)) {
      await testee.kill();
      throw new TesteeFailure("lied", "the testee does not refuse an impossible scenario");
    }
    this.#info = testee.info;
    return testee;
  }

  async #run(testee: Testee, cell: Cell): Promise<Outcome> {
    return this.#inSandbox(async (folder) =>
      withLab(cell, folder, this.#context.signal, async (lab) => {
        const request = {
          ...requestFor(folder),
          scenario: cell.body,
          clock: cell.clock,
          tz: cell.tz,
          lab: lab?.addresses ?? {},
        };
        const answer = await testee.run(request, lab === undefined ? refuseLab : actOn(lab));
        return outcomeOf(answer, (await lab?.observations()) ?? [], folder);
      }),
    );
  }

  async #inSandbox<T>(action: (folder: string) => Promise<T>): Promise<T> {
    const folder = this.#context.sandboxes.make(this.#context.number, this.#runs++);
    try {
      return await action(folder);
    } finally {
      this.#context.sandboxes.clear(folder);
    }
  }

  async stop(): Promise<void> {
    await this.#testee?.stop();
  }

  async kill(): Promise<void> {
    await this.#testee?.kill();
  }
}

function requestFor(folder: string): Omit<RunRequest, "scenario" | "clock" | "tz"> {
  return { folder, pinned: PINNED, fresh: true, lab: {} };
}

function outcomeOf(answer: Answer, received: readonly Observation[], folder: string): Outcome {
  if ("refused" in answer) return { kind: "unavailable", reason: `refused: ${answer.refused}` };
  if ("failed" in answer) return { kind: "error", reason: `the testee failed: ${answer.failed}` };
  const observations = [...answer.observations, ...received];
  if (observations.length === 0) {
    return { kind: "error", reason: "the scenario left no evidence; widen what it observes" };
  }
  return { kind: "seen", observations: normalise(observations, { sandbox: folder }) };
}

function actOn(lab: Lab): LabAction {
  return async (actions) => lab.act(actions);
}

/** Answers a testee that only wants to settle; there is no lab to act on. */
const refuseLab: LabAction = async (actions) => {
  const [name] = Object.keys(actions);
  if (name !== undefined)
    throw new TesteeFailure("lied", `the testee acts on an unknown lab server ${name}`);
};
