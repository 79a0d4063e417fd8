import { parseArgs } from "node:util";

/** What the command line asks for. */
export interface Options {
  /** Records that each contestant logs in a turn. */
  readonly records: number;
  /** Turns of each contestant. */
  readonly rounds: number;
  /** Part of the titles of the rows to run. */
  readonly only: string;
  /** Whether receivers alone are measured, and no handlers. */
  readonly receiver: boolean;
}

const USAGE = `Usage: npm run bench -- [--records N] [--rounds N] [--only TEXT] [--quick] [--receiver]
  --records N   records that each contestant logs in a turn (5000)
  --rounds N    turns of each contestant; the median counts (30)
  --only TEXT   only the rows whose title contains TEXT
  --quick       2000 records, 10 rounds
  --receiver    only the receiver of logparity/receiver against that of CPython's logging cookbook`;

/** Reads the command line; a mistake ends the process with status 2. */
export function readOptions(): Options {
  try {
    const { values } = parseArgs({
      options: {
        records: { type: "string" },
        rounds: { type: "string" },
        only: { type: "string", default: "" },
        quick: { type: "boolean", default: false },
        receiver: { type: "boolean", default: false },
      },
    });
    const [records, rounds] = values.quick ? [2_000, 10] : [5_000, 30];
    return {
      records: positive(values.records ?? records),
      rounds: positive(values.rounds ?? rounds),
      only: values.only,
      receiver: values.receiver,
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
