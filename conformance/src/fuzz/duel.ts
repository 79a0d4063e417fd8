import { type Judgement, judge } from "../compare/verdict.ts";
import type { Sandboxes } from "../engine/sandboxes.ts";
import { TesteeRunner } from "../engine/testee-runner.ts";
import { type Cell, expand } from "../scenario/cell.ts";
import type { Scenario } from "../scenario/schema.ts";
import type { Patience, TesteeOrigin } from "../testee/testee.ts";

/** Who is held against whom. */
export interface Duellists {
  readonly port: TesteeOrigin;
  readonly cpython: TesteeOrigin;
  /** The newest CPython, which the port follows, where `cpython` is an older one. */
  readonly newest?: TesteeOrigin;
}

/** What a duel needs around it. */
export interface DuelSetting {
  readonly sandboxes: Sandboxes;
  readonly patience: Patience;
  readonly signal: AbortSignal;
  /** Whether each scenario starts from pristine logging state. */
  readonly fresh: boolean;
  /** Distinguishes the folders of duels that go on at the same time. */
  readonly number: number;
}

/** The port and a CPython that are given one scenario after the other. */
export class Duel {
  readonly #port: TesteeRunner;
  readonly #cpython: TesteeRunner;
  readonly #newest: TesteeRunner | undefined;

  constructor({ port, cpython, newest }: Duellists, { number, ...setting }: DuelSetting) {
    const runner = (command: TesteeOrigin, index: number): TesteeRunner =>
      new TesteeRunner(command, {
        ...setting,
        number: number * 3 + index,
        mostFailures: Number.POSITIVE_INFINITY, // shrinking a failure fails again and again
      });
    this.#port = runner(port, 0);
    this.#cpython = runner(cpython, 1);
    this.#newest = newest && runner(newest, 2);
  }

  /** Runs `scenario`, named `id`, on both sides at the same time and compares what they left behind. */
  async judge(id: string, scenario: Scenario): Promise<Judgement> {
    const [cell] = expand(id, "", scenario);
    if (cell === undefined) throw new Error("A scenario has at least one cell");
    const [port, cpython] = await this.#both(cell);
    const first = judge({ port, cpython, newest: cpython });
    if (first.verdict !== "different" || this.#newest === undefined) return first;
    return judge({ port, cpython, newest: await this.#newest.outcome(cell) });
  }

  async #both(cell: Cell) {
    // One after the other where there is a lab: its servers have addresses of the scenario's own.
    if (cell.body.lab !== undefined) {
      return [await this.#port.outcome(cell), await this.#cpython.outcome(cell)] as const;
    }
    return Promise.all([this.#port.outcome(cell), this.#cpython.outcome(cell)]);
  }

  /** Ends all testees at once. */
  async end(): Promise<void> {
    await Promise.all([this.#port.kill(), this.#cpython.kill(), this.#newest?.kill()]);
  }
}
