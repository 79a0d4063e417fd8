/**
 * Records per second of our file handlers, of CPython 3.13's and of other Node loggers, as ratios in one run.
 *
 * Every round runs each contestant once in a process of its own, so that a busy moment of the
 * machine meets all of them; the medians over the rounds are compared. A second part ends the process
 * right after the last call and counts what is on disk.
 */
import { createRequire } from "node:module";
import { parseArgs } from "node:util";
import { findCPython } from "./interpreter.ts";
import { NODE, python, rate, type Side, survivors } from "./process.ts";
import { OURS, PEERS, type PeerRow } from "./programme.ts";
import { type Result, table } from "./table.ts";

const USAGE = `Usage: npm run bench -- [--records N] [--rounds N] [--only TEXT] [--quick]
  --records N   records a run of one contestant writes (60000)
  --rounds N    runs of each contestant; the median counts (5)
  --only TEXT   only the rows whose title contains TEXT
  --quick       20000 records, 3 rounds`;

const SURVIVAL_RECORDS = 1_000;

interface Options {
  readonly records: number;
  readonly rounds: number;
  readonly only: string;
}

/** A process that is measured, and its rates so far. */
interface Subject {
  readonly side: Side;
  readonly contestant: string;
  readonly rates: number[];
}

function main(): void {
  const options = readOptions();
  const rows = [...OURS, ...PEERS].filter(({ title }) => title.includes(options.only));
  const cpython = findCPython();
  if (cpython === undefined) console.log("No CPython 3.13 on PATH or in pyenv: no ratios.");
  const nodes = new Map<string, Subject>();
  const pythons = new Map<string, Subject>();
  const playing: Subject[] = [];
  for (const row of rows.filter(isInstalled)) {
    // Next to each other, so that both sides of a ratio meet the same moment of the machine.
    if (cpython !== undefined)
      playing.push(...added(pythons, python(cpython), row.against ?? "file"));
    playing.push(...added(nodes, NODE, row.contestant));
  }
  if (cpython !== undefined) playing.push(...added(pythons, python(cpython), "file"));
  play(playing, options);

  console.log(
    `\n${options.records} records, median of ${options.rounds} rounds, Node ${process.version}.`,
  );
  console.log(
    `CPython: records/s of the same handler of CPython 3.13. × same: multiple of it; × file: of its FileHandler.`,
  );
  console.log(
    `exit, SIGKILL: records of ${SURVIVAL_RECORDS} on disk when the process ends right after the last call.\n`,
  );
  console.log(table(rows.map((row) => resultOf(row, nodes, pythons))));
}

function readOptions(): Options {
  try {
    const { values } = parseArgs({
      options: {
        records: { type: "string" },
        rounds: { type: "string" },
        only: { type: "string", default: "" },
        quick: { type: "boolean", default: false },
      },
    });
    const [records, rounds] = values.quick ? [20_000, 3] : [60_000, 5];
    return {
      records: positive(values.records ?? records),
      rounds: positive(values.rounds ?? rounds),
      only: values.only,
    };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
    process.exit(2);
  }
}

function positive(value: string | number): number {
  const count = Number(value);
  if (!Number.isInteger(count) || count < 1) throw new Error(`Expected a count, got ${value}`);
  return count;
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

/** The contestant, if it was not among the subjects yet. */
function added(subjects: Map<string, Subject>, side: Side, contestant: string): Subject[] {
  if (subjects.has(contestant)) return [];
  const subject: Subject = { side, contestant, rates: [] };
  subjects.set(contestant, subject);
  return [subject];
}

function play(subjects: readonly Subject[], { records, rounds }: Options): void {
  for (let round = 1; round <= rounds; round++) {
    process.stderr.write(`round ${round} of ${rounds}\n`);
    // Back and forth, so that nobody always runs on a machine that has just been idle.
    const order = round % 2 === 1 ? subjects : subjects.toReversed();
    for (const { side, contestant, rates } of order) rates.push(rate(side, contestant, records));
  }
}

function resultOf(
  row: PeerRow,
  nodes: ReadonlyMap<string, Subject>,
  pythons: ReadonlyMap<string, Subject>,
): Result {
  const subject = nodes.get(row.contestant);
  if (subject === undefined) return { row, missing: "not installed" };
  const perSecond = median(subject.rates);
  const same = row.against === undefined ? undefined : pythons.get(row.against);
  const file = pythons.get("file");
  return {
    row,
    perSecond,
    ...(same && { ofCPython: median(same.rates), ofSame: perSecond / median(same.rates) }),
    ...(file && { ofFile: perSecond / median(file.rates) }),
    afterExit: survivors(NODE, row.contestant, SURVIVAL_RECORDS, "exit"),
    afterKill: survivors(NODE, row.contestant, SURVIVAL_RECORDS, "kill"),
  };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}

main();
