import * as fc from "fast-check";
import type { Judgement } from "../compare/verdict.ts";
import { InterruptedError } from "../engine/collect.ts";
import type { Scenario } from "../scenario/schema.ts";
import type { Step } from "../scenario/step.ts";
import type { Draft, FuzzFamily } from "./family.ts";
import { minimise } from "./minimise.ts";
import type { Seed } from "./seed.ts";

/** What is looked for, where, and by whom. */
export interface Hunt {
  readonly family: FuzzFamily;
  readonly seed: Seed;
  /** Scenarios to try. */
  readonly runs: number;
  /** Runs one scenario on both sides. */
  readonly judge: (scenario: Scenario) => Promise<Judgement>;
  readonly signal: AbortSignal;
  /** Called after each scenario; `done` counts from 1. */
  readonly onRun?: (done: number) => void;
  /** Called once, when something was found, by this seed, and is about to be made smaller. */
  readonly onFound?: (seed: Seed) => void;
}

/** A scenario that tells the two sides apart, as small as it could be made. */
export interface Finding {
  readonly scenario: Scenario;
  readonly judgement: Judgement;
  /** Seed and offset that lead to it again. */
  readonly seed: Seed;
  /** Smaller scenarios that still told the sides apart, one after the other. */
  readonly shrinks: number;
}

/** What a hunt came to. */
export interface Hunted {
  /** Scenarios tried, without those of the shrinking. */
  readonly runs: number;
  /** Of these, what could not be run. */
  readonly unavailable: number;
  readonly finding?: Finding;
}

const CHUNK = 1000; // fast-check counts up to the first run of each chunk, which takes time
/** A scenario that shows nothing is an error, and no difference: while hunting, each shows at least this. */
const EVIDENCE: Step = { get: "logging.INFO" };
const SHRINKING_MS = 120_000;

/** Tries scenarios until one tells the two sides apart, and makes that one small. Errors: `InterruptedError`. */
export async function hunt(order: Hunt): Promise<Hunted> {
  const chase = new Chase(order);
  const { offset } = order.seed;
  const end = offset + order.runs;
  for (let start = offset; start < end; start += CHUNK) {
    const finding = await chase.chunk(start, Math.min(CHUNK, end - start));
    if (order.signal.aborted) throw new InterruptedError("interrupted");
    const { runs, unavailable } = chase;
    if (finding !== undefined) {
      return { runs, unavailable, finding: await chase.smallest(finding) };
    }
  }
  return { runs: chase.runs, unavailable: chase.unavailable };
}

/** Thrown for fast-check, which takes an error for a scenario worth shrinking. */
class FoundError extends Error {
  readonly scenario: Scenario;
  readonly judgement: Judgement;

  constructor(scenario: Scenario, judgement: Judgement) {
    super("found");
    this.scenario = scenario;
    this.judgement = judgement;
  }
}

class Chase {
  runs = 0;
  unavailable = 0;
  readonly #hunt: Hunt;
  #deadline: number | undefined;

  constructor(order: Hunt) {
    this.#hunt = order;
  }

  async chunk(start: number, numRuns: number): Promise<Finding | undefined> {
    const { family, seed } = this.#hunt;
    const property = fc.asyncProperty(family.drafts, async (draft) => this.#try(draft));
    const details = await fc.check(property, {
      seed: seed.number,
      path: String(start),
      numRuns,
    });
    if (!details.failed) return undefined;
    const { errorInstance: found, counterexamplePath, numShrinks: shrinks } = details;
    if (!(found instanceof FoundError)) throw found;
    const offset = Number(counterexamplePath?.split(":")[0]);
    const { scenario, judgement } = found;
    return { scenario, judgement, seed: { number: seed.number, offset }, shrinks };
  }

  /** `finding` without the steps that do not matter. */
  async smallest(finding: Finding): Promise<Finding> {
    let best = finding;
    await minimise(finding.scenario, async (scenario) => {
      if (this.#hunt.signal.aborted || this.#isLate()) return false;
      const judgement = await this.#judge(scenario);
      if (!isFound(judgement)) return false;
      best = { ...best, scenario, judgement, shrinks: best.shrinks + 1 };
      return true;
    });
    return this.#selfEvident(best);
  }

  /** The finding as it can stand alone in a file: both sides leave evidence in it. */
  async #selfEvident(finding: Finding): Promise<Finding> {
    const { verdict } = await this.#hunt.judge(finding.scenario);
    return verdict === finding.judgement.verdict
      ? finding
      : { ...finding, scenario: withEvidence(finding.scenario) };
  }

  async #judge(scenario: Scenario): Promise<Judgement> {
    return this.#hunt.judge(withEvidence(scenario));
  }

  async #try(draft: Draft): Promise<void> {
    // fast-check cannot be told to stop; it stops soon where everything left is fine.
    if (this.#hunt.signal.aborted || this.#isLate()) return;
    const scenario = named(draft, this.#hunt.family);
    const judgement = await this.#judge(scenario);
    if (this.#deadline === undefined) this.#count(judgement);
    if (isFound(judgement)) {
      this.#found();
      throw new FoundError(scenario, judgement);
    }
  }

  #count({ verdict }: Judgement): void {
    this.runs++;
    if (verdict === "unavailable") this.unavailable++;
    this.#hunt.onRun?.(this.runs);
  }

  #found(): void {
    if (this.#deadline !== undefined) return;
    this.#deadline = performance.now() + SHRINKING_MS;
    const { number, offset } = this.#hunt.seed;
    this.#hunt.onFound?.({ number, offset: offset + this.runs - 1 });
  }

  #isLate(): boolean {
    return this.#deadline !== undefined && performance.now() > this.#deadline;
  }
}

function withEvidence(scenario: Scenario): Scenario {
  return { ...scenario, steps: [...scenario.steps, EVIDENCE] };
}

function isFound({ verdict }: Judgement): boolean {
  return verdict === "different" || verdict === "error";
}

function named(draft: Draft, { name }: FuzzFamily): Scenario {
  return { title: `fuzzing ${name} tells a port from CPython`, ...draft };
}
