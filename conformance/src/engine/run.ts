import { availableParallelism } from "node:os";
import { type Difference, diff } from "../compare/diff.ts";
import type { Outcome } from "../compare/outcome.ts";
import { type Judgement, judge } from "../compare/verdict.ts";
import { audit, auditWhole, type StaleEntry } from "../expectation/audit.ts";
import type { Ledger } from "../expectation/ledger.ts";
import { signatureOf } from "../expectation/signature.ts";
import type { Choice, Column } from "../oracle/column.ts";
import type { Recordings } from "../oracle/recordings.ts";
import type { JudgedCell, RunResult } from "../result.ts";
import { type Cell, cellName } from "../scenario/cell.ts";
import type { TesteeInfo } from "../testee/message.ts";
import type { TesteeOrigin } from "../testee/testee.ts";
import {
  joined,
  pythonLane,
  recordedOutcomes,
  runLanes,
  sharedLanes,
  type Workings,
} from "./collect.ts";
import type { LaneResult } from "./lane.ts";

/** A port to judge: how to start it, and on which Node it then runs. */
export interface Port {
  readonly label: string;
  readonly command: TesteeOrigin;
  /** Version of Node; null for a testee that is not on Node. */
  readonly node: string | null;
}

/** Everything that a run depends on. */
export interface RunPlan extends Workings {
  readonly cells: readonly Cell[];
  /** Ids of all scenarios that exist, for ledger entries that match none. */
  readonly scenarios: readonly string[];
  /** Whether `cells` holds every cell of its scenarios, which a shard does not. */
  readonly whole: boolean;
  readonly ports: readonly Port[];
  readonly choice: Choice;
  readonly recordings: Recordings;
  readonly ledger: Ledger;
  /** Folder of the CPython testee. */
  readonly pythonTestee: string;
}

type Outcomes = ReadonlyMap<string, Outcome>;

/** Runs the plan and judges every cell. Errors: `InterruptedError`, `BadFileError`. */
export async function run(plan: RunPlan): Promise<RunResult> {
  const start = performance.now();
  const { columns, newest } = plan.choice;
  const consulted = columns.includes(newest) ? columns : [...columns, newest];
  const live = consulted.flatMap((column) => {
    const lane = pythonLane(column, plan.pythonTestee, plan.cells);
    return lane === undefined ? [] : [{ column, lane }];
  });
  // The port first: it is the slowest, and must not be what everything waits for in the end. It
  // hardly waits, so that more of it than there are processors would only be in its own way.
  const shares = plan.ports.map(({ label, command }) =>
    sharedLanes({ label, command, cells: plan.cells }, Math.min(plan.jobs, availableParallelism())),
  );
  const results = await runLanes([...shares.flat(), ...live.map(({ lane }) => lane)], plan);

  const ofPorts = shares.map((share) => joined(share.flatMap((lane) => results.get(lane) ?? [])));
  const ofLive = new Map(live.map(({ column, lane }) => [column, results.get(lane)]));
  const seenBy = (column: Column): Outcomes =>
    ofLive.get(column)?.outcomes ?? recordedOutcomes(plan.cells, column.python, plan.recordings);
  const byColumn = new Map(consulted.map((column) => [column, seenBy(column)]));
  const { cells, stale } = judgeAll(plan, ofPorts, byColumn);
  return {
    port: ofPorts[0]?.info ?? unknownPort(plan.ports[0]?.label),
    oracles: columns.map(({ python, source }) => ({ python, source })),
    cells,
    stale,
    seconds: (performance.now() - start) / 1000,
  };
}

function unknownPort(label = "no port"): TesteeInfo {
  return { name: label, version: "unknown", platform: process.platform };
}

function judgeAll(
  plan: RunPlan,
  ofPorts: readonly LaneResult[],
  byColumn: ReadonlyMap<Column, Outcomes>,
): Pick<RunResult, "cells" | "stale"> {
  const stale: StaleEntry[] = [];
  const cells: JudgedCell[] = [];
  for (const [index, { node }] of plan.ports.entries()) {
    const judged = new Map<string, string>();
    for (const cell of plan.cells) {
      const name = cellName(cell);
      const port = ofPorts[index]?.outcomes.get(name);
      const sides = {
        port: port ?? NOT_RUN,
        newest: byColumn.get(plan.choice.newest)?.get(name) ?? NOT_RUN,
      };
      const differences = fromNewest(sides);
      const found = differences && audit(plan.ledger, name, differences);
      if (differences !== undefined) judged.set(name, signatureOf(differences));
      stale.push(...(found?.stale ?? []));
      for (const column of plan.choice.columns) {
        const cpython = byColumn.get(column)?.get(name) ?? NOT_RUN;
        const judgement = judge({ ...sides, cpython, pinned: found?.pinned });
        const isNewest = column === plan.choice.newest;
        cells.push(
          judgedCell(
            cell,
            column,
            node,
            isNewest ? withStale(judgement, found?.stale) : judgement,
            { cpython, port: sides.port },
          ),
        );
      }
    }
    stale.push(...auditWhole(plan.ledger, coverage(plan, judged)));
  }
  return { cells, stale: unique(stale) };
}

const NOT_RUN: Outcome = { kind: "error", reason: "it was not run" };

/** How the port differs from the newest CPython; undefined where they cannot be compared. */
function fromNewest({
  port,
  newest,
}: {
  port: Outcome;
  newest: Outcome;
}): Difference[] | undefined {
  if (port.kind !== "seen" || newest.kind !== "seen") return undefined;
  return diff(newest.observations, port.observations);
}

function judgedCell(
  cell: Cell,
  { python }: Column,
  node: string | null,
  judgement: Judgement,
  sides: JudgedCell["sides"],
): JudgedCell {
  const { scenario, axes, title, file, body } = cell;
  return { scenario, axes, title, steps: body.steps, file, python, node, judgement, sides };
}

function withStale(judgement: Judgement, stale: readonly StaleEntry[] = []): Judgement {
  const [first] = stale;
  if (first === undefined) return judgement;
  return { ...judgement, verdict: "stale", reason: `${first.file}:${first.line}: ${first.why}` };
}

function coverage(plan: RunPlan, judged: ReadonlyMap<string, string>) {
  const missed = new Set(
    plan.cells.filter((cell) => !judged.has(cellName(cell))).map(({ scenario }) => scenario),
  );
  const ids = plan.whole ? plan.cells.map(({ scenario }) => scenario) : [];
  const complete = new Set(ids.filter((scenario) => !missed.has(scenario)));
  return { scenarios: plan.scenarios, judged, complete };
}

function unique(stale: readonly StaleEntry[]): StaleEntry[] {
  const keyed = stale.map((entry) => [JSON.stringify(entry), entry] as const);
  return [...new Map(keyed).values()];
}
