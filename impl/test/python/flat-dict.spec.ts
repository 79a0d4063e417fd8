import { isDeepStrictEqual } from "node:util";
import { expect, test } from "@playwright/test";
import { type FlatDict, readFlatDict } from "#impl/python/pickle/load/flat-dict.js";
import { type Limits, limitsOf } from "#impl/python/pickle/load/limits.js";
import { dumps, loads } from "#impl/python/pickle.js";
import { float } from "#impl/python/values.js";
import { Mutations } from "./pickle/mutations.ts";
import { Random } from "./pickle/random.ts";

const LIMITS = limitsOf({ exact: true });

/** Dicts as log records are, and with values that a reader of flat ones leaves to the machine. */
function dict(random: Random): Map<unknown, unknown> {
  const texts = ["name", "msg", "é 漢", "x".repeat(300), "", "1", "__proto__", "\u{1f600}"];
  const numbers = [0, -1, 255, 256, 65_535, 65_536, -(2 ** 31), 2 ** 31, -(2 ** 40), 10n ** 30n];
  const floats = [float(1), float(-0), 0.5, Number.NaN, Number.POSITIVE_INFINITY];
  const keys = [...texts, ...numbers, ...floats, null, true, false];
  const values = [...keys, Buffer.of(1), ["x"]];
  const usual = random.list(
    1 + random.below(30),
    (index) =>
      [
        random.oneIn(300) ? pick(random, keys) : `${random.pick(texts)}k${index}`,
        random.oneIn(300)
          ? pick(random, values)
          : random.pick([...texts, ...numbers.slice(0, 9), null]),
      ] as const,
  );
  return new Map<unknown, unknown>(usual);
}

function pick(random: Random, choices: readonly unknown[]): unknown {
  return choices[random.below(choices.length)];
}

/** What the machine reads, as names and values that can be compared; undefined where it refuses. */
function machine(pickle: Buffer, limits: Limits): unknown {
  try {
    const value = loads(pickle, limits);
    return Object.getPrototypeOf(value) === null ? Object.entries(Object(value)) : value;
  } catch {
    return undefined;
  }
}

function flat(pickle: Buffer, limits: Limits): unknown {
  let found: FlatDict | undefined;
  try {
    found = readFlatDict(pickle, limits);
  } catch {
    return undefined;
  }
  if (found === undefined) return undefined;
  const { names, values } = found;
  return Object.entries(Object.fromEntries(names.map((name, at) => [name, values[at]])));
}

test("readFlatDict() reads what the machine reads, or leaves it to it, for 3,000 dicts and 60,000 broken pickles", () => {
  const random = new Random(11);
  const pickles = random.list(3000, () => Buffer.from(dumps(dict(random))));
  const mutations = new Mutations(random, pickles);
  const broken = random.list(60_000, () => mutations.broken());
  let read = 0;
  const wrong: string[] = [];
  for (const pickle of [...pickles, ...broken]) {
    const found = flat(pickle, LIMITS);
    if (found === undefined) continue;
    read++;
    if (!isDeepStrictEqual(found, machine(pickle, LIMITS))) wrong.push(pickle.toString("hex"));
  }

  expect(wrong.slice(0, 3)).toEqual([]);
  expect(read).toBeGreaterThan(10_000);
});

for (const [name, limits] of Object.entries({
  maxItems: { maxItems: 60 },
  maxMemo: { maxMemo: 20 },
  maxLength: { maxLength: 500 },
  maxDepth: { maxDepth: 0 },
  maxIntDigits: { maxIntDigits: 5 },
})) {
  test(`readFlatDict() leaves pickles beyond ${name} to the machine, which refuses them`, () => {
    const random = new Random(12);
    const decided = limitsOf({ exact: true, ...limits });
    let refused = 0;
    for (let count = 0; count < 500; count++) {
      const pickle = Buffer.from(dumps(dict(random)));
      if (machine(pickle, decided) !== undefined) continue;
      refused++;
      expect(flat(pickle, decided)).toBeUndefined();
    }

    expect(refused).toBeGreaterThan(0);
  });
}
