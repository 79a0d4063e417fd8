import { expect, test } from "@playwright/test";
import * as fc from "fast-check";
import { FAMILIES } from "#conformance/fuzz/families.js";
import { Scenario } from "#conformance/scenario/schema.js";

for (const { name, about, drafts } of FAMILIES) {
  test(`every scenario generated for ${name} is one that could stand in the corpus`, () => {
    for (const draft of fc.sample(drafts, { numRuns: 200, seed: 1 })) {
      const parsed = Scenario.safeParse({ title: about, ...draft });

      expect(parsed.error?.issues).toBeUndefined();
    }
  });

  test(`scenarios for ${name} differ from each other, and the same seed gives the same ones`, () => {
    const [one, again] = [1, 2].map(() => fc.sample(drafts, { numRuns: 50, seed: 7 }));

    expect(one).toEqual(again);
    expect(new Set(one?.map((draft) => JSON.stringify(draft))).size).toBeGreaterThan(40);
  });
}
