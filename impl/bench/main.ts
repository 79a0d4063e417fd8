/**
 * Records per second of our file handlers, of CPython 3.13's and of other Node loggers, as ratios in one run.
 *
 * Every contestant waits in a process of its own and is given short turns, one after the other and
 * round after round, so that a busy moment of the machine meets all of them; medians are compared.
 * A second part ends the process right after the last call and counts what is on disk, a third
 * measures receivers of records.
 */
import { createRequire } from "node:module";
import { findCPython } from "./interpreter.ts";
import { type Options, readOptions } from "./options.ts";
import { NODE, python, Runner, survivors } from "./process.ts";
import { OURS, PEERS, type PeerRow } from "./programme.ts";
import { benchReceivers } from "./receiver.ts";
import { type Result, table } from "./table.ts";

const SURVIVAL_RECORDS = 1_000;

/** Records that each contestant logs before its turns count, so that its code is compiled. */
const WARM_UP = 20_000;

/** The contestants of one side by name, in the order in which they were added. */
type Field = Map<string, Runner>;

async function main(): Promise<void> {
  const options = readOptions();
  if (options.receiver) return benchReceivers(options);
  const rows = [...OURS, ...PEERS].filter(({ title }) => title.includes(options.only));
  const executable = findCPython();
  if (executable === undefined) console.log("No CPython 3.13 on PATH or in pyenv: no ratios.");
  const pythons: Field = new Map();
  const nodes: Field = new Map();
  for (const row of rows.filter(isInstalled)) {
    if (executable !== undefined) {
      join(pythons, row.against ?? "file", python(executable), options);
      join(pythons, "file", python(executable), options);
    }
    join(nodes, row.contestant, NODE, options);
  }
  await play(alternating(pythons, nodes), options);
  report(
    rows.map((row) => resultOf(row, nodes, pythons, options)),
    options,
  );
  if (options.only === "") await benchReceivers(options);
}

function isInstalled({ needs }: PeerRow): boolean {
  if (needs === undefined) return true;
  try {
    createRequire(import.meta.url).resolve(needs);
    return true;
  } catch {
    return false;
  }
}

function join(field: Field, contestant: string, side: readonly string[], options: Options): void {
  if (!field.has(contestant)) {
    field.set(contestant, new Runner(side, contestant, options.records));
  }
}

/** Both sides of a ratio next to each other, so that they meet the same moment of the machine. */
function alternating(pythons: Field, nodes: Field): Runner[] {
  const names = new Set([...pythons.keys(), ...nodes.keys()]);
  return [...names]
    .flatMap((name) => [pythons.get(name), nodes.get(name)])
    .filter((runner) => runner !== undefined);
}

async function play(runners: readonly Runner[], { records, rounds }: Options): Promise<void> {
  for (const runner of runners) {
    for (let logged = 0; logged < WARM_UP; logged += records) await runner.turn();
  }
  for (let round = 0; round < rounds; round++) {
    // Back and forth, so that nobody always comes after the same other.
    const order = round % 2 === 0 ? runners : runners.toReversed();
    for (const runner of order) runner.seconds.push(await runner.turn());
  }
  for (const runner of runners) await runner.stop();
}

function resultOf(row: PeerRow, nodes: Field, pythons: Field, { records }: Options): Result {
  const runner = nodes.get(row.contestant);
  if (runner === undefined) return { row, missing: "not installed" };
  const perSecond = records / median(runner.seconds);
  const same = row.against === undefined ? undefined : pythons.get(row.against);
  const file = pythons.get("file");
  return {
    row,
    perSecond,
    ...(same && { ofCPython: records / median(same.seconds) }),
    ...(file && { ofFile: records / median(file.seconds) }),
    afterExit: survivors(row.contestant, SURVIVAL_RECORDS, "exit"),
    afterKill: survivors(row.contestant, SURVIVAL_RECORDS, "kill"),
  };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}

function report(results: readonly Result[], { records, rounds }: Options): void {
  console.log(`Medians of ${rounds} turns of ${records} records, Node ${process.version}.`);
  console.log("CPython: records/s of CPython 3.13's same handler; × same: multiple of that.");
  console.log("× file: multiple of CPython's FileHandler.");
  console.log(
    `exit, SIGKILL: of ${SURVIVAL_RECORDS} records, on disk when the process ends right after the last call.\n`,
  );
  console.log(table(results));
}

await main();
