import { expect, test } from "@playwright/test";
import * as fc from "fast-check";
import type { Judgement } from "#conformance/compare/verdict.js";
import type { FuzzFamily } from "#conformance/fuzz/family.js";
import { type Hunt, hunt } from "#conformance/fuzz/hunt.js";
import type { Scenario } from "#conformance/scenario/schema.js";

const FINE: Judgement = { verdict: "same", differences: [] };
const DIFFERENT: Judgement = { verdict: "different", differences: [] };

const letters: FuzzFamily = {
  name: "letters",
  about: "steps that only hold a letter",
  drafts: fc
    .array(fc.constantFrom("a", "b", "c", "d", "e", "f", "g", "h", "i", "j"), {
      minLength: 1,
      maxLength: 12,
      size: "max",
    })
    .map((drawn) => ({ ref: "none", steps: drawn.map((letter) => ({ get: letter })) })),
};

function order(judge: (scenario: Scenario) => Judgement, more: Partial<Hunt> = {}): Hunt {
  return {
    family: letters,
    seed: { number: 1, offset: 0 },
    runs: 300,
    judge: async (scenario) => judge(scenario),
    signal: new AbortController().signal,
    ...more,
  };
}

function refuseThreeJs(scenario: Scenario): Judgement {
  return /j.*j.*j/u.test(lettersOf(scenario)) ? DIFFERENT : FINE;
}

function stumble(): never {
  throw new RangeError("a mistake of ours");
}

/** What a hunt tries, one scenario after the other. */
async function tried(more: Partial<Hunt>): Promise<string[]> {
  const seen: string[] = [];
  const judge = (scenario: Scenario): Judgement => {
    seen.push(lettersOf(scenario));
    return FINE;
  };
  await hunt(order(judge, more));
  return seen;
}

function lettersOf({ steps }: Scenario): string {
  return steps.map((step) => String(step["get"])).join("");
}

test("hunt() tries as many scenarios as it is told to and finds nothing where all is fine", async () => {
  const hunted = await hunt(order(() => FINE));
  const seen = await tried({ runs: 300 });

  expect(hunted).toEqual({ runs: 300, unavailable: 0 });
  expect(seen).toHaveLength(300);
});

test("hunt() leaves only the steps that matter, from wherever they stand", async () => {
  const judge = (scenario: Scenario): Judgement =>
    /c.*a.*f/u.test(lettersOf(scenario)) ? DIFFERENT : FINE;

  const { finding } = await hunt(order(judge));

  expect(finding && lettersOf(finding.scenario)).toBe("caf");
  expect(finding?.judgement).toEqual(DIFFERENT);
});

test("hunt() with the seed of a finding finds the same thing at once", async () => {
  const { finding } = await hunt(order(refuseThreeJs));
  if (finding === undefined) throw new Error("nothing was found");

  const again = await hunt(order(refuseThreeJs, { seed: finding.seed, runs: 1 }));

  expect(finding.seed.offset).toBeGreaterThan(0);
  expect(again.runs).toBe(1);
  expect(again.finding?.scenario).toEqual(finding.scenario);
});

test("hunt() from an offset goes on with the scenarios that a longer hunt would have tried", async () => {
  const whole = await tried({ runs: 50 });
  const rest = await tried({ runs: 20, seed: { number: 1, offset: 30 } });

  expect(rest).toEqual(whole.slice(30));
});

test("hunt() keeps a step that shows something where nothing else in the finding would", async () => {
  const judge = (scenario: Scenario): Judgement => {
    if (!lettersOf(scenario).includes("logging.INFO")) return { ...DIFFERENT, verdict: "error" };
    return lettersOf(scenario).includes("b") ? DIFFERENT : FINE;
  };

  const { finding } = await hunt(order(judge));

  expect(finding && lettersOf(finding.scenario)).toBe("blogging.INFO");
});

test("hunt() counts what could not be run", async () => {
  const hunted = await hunt(order(() => ({ verdict: "unavailable", differences: [] })));

  expect(hunted).toEqual({ runs: 300, unavailable: 300 });
});

test("hunt() ends when it is told to", async () => {
  const stop = new AbortController();
  let done = 0;
  const judge = (): Judgement => {
    if (++done === 5) stop.abort();
    return FINE;
  };

  await expect(hunt(order(judge, { signal: stop.signal }))).rejects.toThrow("interrupted");
  expect(done).toBe(5);
});

test("hunt() hands on what goes wrong in the harness itself", async () => {
  await expect(hunt(order(stumble))).rejects.toThrow("a mistake of ours");
});
