/**
 * Compares the port's pickles with CPython's on random values, and feeds it broken ones.
 *
 *     npx tsc -b && npx node impl/test/python/pickle/differential.ts \
 *       [--python python3.15] [--seed 1] [--dicts 100000] [--records 100000] [--mutated 1000000]
 *
 * Prints how many of each it tried, and ends with 1 if anything differs.
 */
import { parseArgs } from "node:util";
import { differences } from "./check-graph.ts";
import { randomRecord, recordDifference } from "./check-record.ts";
import type { Graph } from "./graph.ts";
import { Mutations } from "./mutations.ts";
import { PythonSide } from "./python-side.ts";
import { Random } from "./random.ts";
import { randomDict } from "./random-graph.ts";

const { values } = parseArgs({
  options: {
    python: { type: "string", default: "python3.15" },
    seed: { type: "string", default: "1" },
    dicts: { type: "string", default: "100000" },
    records: { type: "string", default: "100000" },
    mutated: { type: "string", default: "1000000" },
  },
});

/** Requests that are under way together. */
const BATCH = 100;
/** Differences that are printed in full. */
const SHOWN = 5;
/** Pickles that are kept to be broken. */
const KEPT = 3000;

const random = new Random(Number(values.seed));
const python = new PythonSide(values.python);
const pickles: Buffer[] = [];
let different = 0;

function report(texts: readonly string[], about: unknown): void {
  if (texts.length > 0 && different++ < SHOWN) {
    console.log(`${texts.join("\n")}\n  of ${JSON.stringify(about)}`);
  }
}

async function compareDicts(count: number): Promise<void> {
  for (let done = 0; done < count; done += BATCH) {
    const graphs = random.list(Math.min(BATCH, count - done), () => randomDict(random));
    const answers = await python.ask(graphs.map((graph) => ({ graph })));
    answers.forEach((answer, index) => {
      const graph: Graph = graphs[index] ?? null;
      report(differences(graph, answer), graph);
      keep(answer.pickles ?? []);
    });
  }
  console.log(`${count} dicts, ${count * 6} pickles read`);
}

function keep(texts: readonly string[]): void {
  if (pickles.length < KEPT) pickles.push(...texts.map((text) => Buffer.from(text, "base64")));
}

async function compareRecords(count: number): Promise<void> {
  for (let done = 0; done < count; done += BATCH) {
    const records = random.list(Math.min(BATCH, count - done), () => randomRecord(random));
    const answers = await python.ask(records);
    answers.forEach(({ frame }, index) => {
      const record = records[index];
      if (record !== undefined) report(recordDifference(record, frame ?? ""), record);
    });
  }
  console.log(`${count} records`);
}

await compareDicts(Number(values.dicts));
await compareRecords(Number(values.records));
await python.close();
console.log(`${different} differences`);

const mutations = new Mutations(random, pickles);
mutations.run(Number(values.mutated));
console.log(mutations.summary());
process.exitCode = different === 0 && mutations.isClean() ? 0 : 1;
