import { pythonLane } from "../engine/collect.ts";
import type { Duellists } from "../fuzz/duel.ts";
import { type Column, choose, NoOracleError } from "../oracle/column.ts";
import { discover } from "../oracle/discover.ts";
import { PYTHON_TESTEE } from "../places.ts";
import type { TesteeOrigin } from "../testee/testee.ts";
import { versionsOf } from "./oracles.ts";
import { portsOf } from "./ports.ts";
import { usage } from "./stop.ts";

/** Who is to be held against whom. */
export interface OpponentOptions {
  readonly python?: string;
  readonly testee?: string;
}

/** The two sides, and how to speak of them. */
export interface Opponents extends Duellists {
  readonly portLabel: string;
  /** Full version of the CPython. */
  readonly python: string;
}

/** One port and one live CPython, the newest without `--python`. Errors: `Stop`, `NoOracleError`. */
export async function opponents(
  { python, testee }: OpponentOptions,
  environment: NodeJS.ProcessEnv,
): Promise<Opponents> {
  const wanted = versionsOf(python);
  if (wanted !== undefined && wanted.length > 1) {
    throw usage(`--python ${python}: fuzz holds the port against one version`);
  }
  const [port] = await portsOf(testee === undefined ? {} : { testee }, environment);
  const { found } = await discover(environment);
  const supply = { found, recorded: [] };
  const { columns } = choose({ oracle: "local", python: wanted }, supply);
  const newest = choose({ oracle: "local" }, supply).columns.at(-1);
  const column = columns.at(-1);
  const [cpython, follow] = [commandOf(column), commandOf(newest)];
  if (port === undefined || column === undefined || cpython === undefined) {
    throw new NoOracleError(
      "fuzz needs a CPython on this machine; logparity doctor shows what there is",
    );
  }
  return {
    port: port.command,
    cpython,
    portLabel: port.label,
    python: column.python,
    ...(follow !== undefined && newest?.python !== column.python && { newest: follow }),
  };
}

function commandOf(column: Column | undefined): TesteeOrigin | undefined {
  return column && pythonLane(column, PYTHON_TESTEE, [])?.command;
}
