/**
 * Records what CPython makes of the values of `edge-graphs.ts`, of a few random ones, and of records.
 *
 *     npx tsc -b && npx node impl/test/python/pickle/generate-fixture.ts [python3.15]
 *
 * Writes `fixtures/ground-floor/pickle.json`.
 */
import { writeFileSync } from "node:fs";
import { randomRecord } from "./check-record.ts";
import { EDGE_GRAPHS } from "./edge-graphs.ts";
import { FIXTURE } from "./fixture.ts";
import { PythonSide } from "./python-side.ts";
import { Random } from "./random.ts";
import { randomDict } from "./random-graph.ts";

const RANDOM_GRAPHS = 40;
const RECORDS = 60;

const random = new Random(2024);
const python = new PythonSide(process.argv[2] ?? "python3.15");
const named = [
  ...Object.entries(EDGE_GRAPHS).map(([name, graph]) => ({ name, graph })),
  ...random.list(RANDOM_GRAPHS, (index) => ({
    name: `random ${index}`,
    graph: randomDict(random),
  })),
];
const requests = random.list(RECORDS, () => randomRecord(random));

const answers = await python.ask(named.map(({ graph }) => ({ graph })));
const frames = await python.ask(requests);
const [others = {}] = await python.ask([{ others: true }]);
await python.close();

const fixture = {
  ...others,
  graphs: named.map((made, index) => ({ ...made, ...answers[index] })),
  records: requests.map((request, index) => ({ ...request, ...frames[index] })),
};
// One case a line, so that a change shows where it is.
writeFileSync(FIXTURE, `${JSON.stringify(fixture).replaceAll(/\{"(?:name|record)"/g, "\n$&")}\n`);
