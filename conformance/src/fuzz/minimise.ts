import type { Scenario } from "../scenario/schema.ts";
import type { Step } from "../scenario/step.ts";

type Tree = { readonly [key: string]: unknown };

/** Whether a scenario still shows what was found. */
export type Shows = (scenario: Scenario) => Promise<boolean>;

/**
 * Leaves out what is not needed to show a difference, one thing at a time, until nothing is left to
 * leave out: steps, the last first, then optional parts of the steps. fast-check shrinks values well, but not
 * the middle of a long list.
 */
export async function minimise(scenario: Scenario, shows: Shows): Promise<Scenario> {
  let smallest = scenario;
  for (let smaller: Scenario | undefined = smallest; smaller !== undefined; ) {
    smallest = smaller;
    smaller = await firstThatShows(withoutOneThing(smallest), shows);
  }
  return smallest;
}

async function firstThatShows(
  candidates: Iterable<Scenario>,
  shows: Shows,
): Promise<Scenario | undefined> {
  for (const candidate of candidates) if (await shows(candidate)) return candidate;
  return undefined;
}

function* withoutOneThing(scenario: Scenario): Iterable<Scenario> {
  for (const steps of withoutOneStep(scenario.steps)) yield { ...scenario, steps };
  const { clock, tz, ...plain } = scenario;
  if (clock !== undefined) yield { ...plain, ...(tz !== undefined && { tz }) };
  if (tz !== undefined && tz !== "UTC") yield { ...scenario, tz: "UTC" };
}

function* withoutOneStep(steps: readonly Step[]): Iterable<Step[]> {
  if (steps.length > 1) {
    for (let index = steps.length - 1; index >= 0; index--) yield steps.toSpliced(index, 1);
  }
  for (const [index, step] of steps.entries()) {
    for (const simpler of simplerSteps(step)) yield steps.toSpliced(index, 1, simpler);
  }
}

/** Keys without which a step is still a step. */
const OPTIONAL: ReadonlySet<string> = new Set([
  "kw",
  "args",
  "exc_info",
  "stack_info",
  "stacklevel",
  "extra",
  "from",
  "level",
  "as",
]);

function* simplerSteps(step: Step): Iterable<Step> {
  for (const [verb, body] of Object.entries(step)) {
    if (!isTree(body)) continue;
    for (const simpler of simplerBodies(body)) yield { [verb]: simpler };
  }
}

function* simplerBodies(body: Tree): Iterable<Tree> {
  for (const [key, value] of Object.entries(body)) {
    if (OPTIONAL.has(key)) yield without(body, key);
    if (key === "times" && Number(value) > 1) {
      yield { ...body, times: 1 };
      yield { ...body, times: Number(value) - 1 };
    }
    if (key === "steps" && Array.isArray(value)) {
      for (const steps of withoutOneStep(value)) yield { ...body, steps };
    }
    if (!isTree(value)) continue;
    if (key === "kw" || key === "extra") {
      for (const name of Object.keys(value)) yield { ...body, [key]: without(value, name) };
    } else {
      for (const simpler of simplerBodies(value)) yield { ...body, [key]: simpler };
    }
  }
}

function without(tree: Tree, key: string): Tree {
  return Object.fromEntries(Object.entries(tree).filter(([name]) => name !== key));
}

function isTree(value: unknown): value is Tree {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
