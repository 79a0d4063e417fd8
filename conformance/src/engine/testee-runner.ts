import { normalise } from "../compare/normalise.ts";
import type { Outcome } from "../compare/outcome.ts";
import type { Lab } from "../lab/lab.ts";
import { LabError, LabUnavailableError, type Launch } from "../lab/server.ts";
import type { Observation } from "../observation.ts";
import type { Cell } from "../scenario/cell.ts";
import { touchesSharedState } from "../scenario/isolation.ts";
import { NotStartedError, TesteeFailure } from "../testee/failure.ts";
import { PINNED, type RunRequest, type TesteeInfo } from "../testee/message.ts";
import {
  type Answer,
  type LabAction,
  type Patience,
  Testee,
  type TesteeOrigin,
} from "../testee/testee.ts";
import type { Sandboxes } from "./sandboxes.ts";
import { withLab } from "./with-lab.ts";

/** What it takes to run scenarios on one testee. */
export interface RunnerContext {
  readonly sandboxes: Sandboxes;
  /** Distinguishes the folders of this runner. */
  readonly number: number;
  readonly patience: Patience;
  readonly signal: AbortSignal;
  /** Starts the programs that lab servers need; without it those installed on this machine. */
  readonly launch?: Launch;
  /**
   * Whether each scenario starts from pristine logging state; without, it is far quicker.
   *
   * @defaultValue where a scenario may touch more than handlers and loggers of its own
   */
  readonly fresh?: boolean;
  /**
   * Failures in a row after which the testee is given up: nobody waits for it on each of thousands.
   *
   * @defaultValue 10
   */
  readonly mostFailures?: number;
}

const MOST_FAILURES_IN_A_ROW = 10;

const IMPOSSIBLE = { title: "an impossible step", ref: "none", steps: [{ impossible: {} }] };

/** One testee, started when it is first needed. A failure costs one cell; then it is started anew. */
export class TesteeRunner {
  readonly #command: TesteeOrigin;
  readonly #context: RunnerContext;
  readonly #mostFailures: number;
  #testee: Testee | undefined;
  #info: TesteeInfo | undefined;
  #runs = 0;
  #failures = 0;
  #lastFailure: Outcome | undefined;

  constructor(command: TesteeOrigin, context: RunnerContext) {
    this.#command = command;
    this.#context = context;
    this.#mostFailures = context.mostFailures ?? MOST_FAILURES_IN_A_ROW;
  }

  /** Who answers; undefined until somebody did. */
  get info(): TesteeInfo | undefined {
    return this.#info;
  }

  /** Runs one cell. */
  async outcome(cell: Cell): Promise<Outcome> {
    if (this.#failures >= this.#mostFailures && this.#lastFailure) return this.#lastFailure;
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
    const reason = `given up after ${this.#mostFailures} failures in a row; the last: ${error.message}`;
    this.#lastFailure = { kind, reason };
    return { kind, reason: error.message };
  }

  /** Starts the testee, and the first time asks it for the impossible: an honest one refuses. */
  async #start(): Promise<Testee> {
    const testee = await Testee.start(this.#command, this.#context.patience);
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
      withLab(cell, folder, this.#context, async (lab) => {
        const request = {
          ...requestFor(folder),
          fresh: this.#context.fresh ?? touchesSharedState(cell.body),
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

  /** Says good-bye to the testee and waits until it is gone. */
  async stop(): Promise<void> {
    await this.#testee?.stop();
  }

  /** Ends the testee at once. */
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
