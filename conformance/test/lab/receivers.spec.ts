import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Observation } from "#conformance/observation.js";
import { recordingsOf, SCENARIOS } from "#conformance/places.js";
import { expect, test } from "./lab.ts";

interface Recording {
  readonly scenario: string;
  readonly cells: readonly {
    readonly groups: readonly { readonly observations: Observation[] }[];
  }[];
}

const FOLDER = join(recordingsOf(SCENARIOS), "receiver");

function recordings(): Recording[] {
  return readdirSync(FOLDER, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".json"))
    .map((name): Recording => JSON.parse(readFileSync(join(FOLDER, name), "utf8")));
}

/** What the receiver of that name handled, in order. */
function handledBy(name: string, observations: readonly Observation[]): unknown[] {
  const prefix = `lab/${name}/`;
  return observations
    .filter(({ at }) => at.startsWith(prefix))
    .map((one) => Reflect.get(one, "value"));
}

for (const { scenario, cells } of recordings()) {
  const seen = cells.flatMap(({ groups }) => groups.map(({ observations }) => observations));
  if (seen.every((observations) => handledBy("python", observations).length === 0)) continue;

  test(`a receiver in Node sees what one in Python sees: ${scenario}`, () => {
    for (const observations of seen) {
      expect(handledBy("node", observations)).toEqual(handledBy("python", observations));
    }
  });
}
