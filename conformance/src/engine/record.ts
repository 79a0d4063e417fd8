import type { Outcome } from "../compare/outcome.ts";
import { groupBy } from "../group-by.ts";
import type { Observation } from "../observation.ts";
import type { Column } from "../oracle/column.ts";
import { grouped, type Recording } from "../oracle/recording.ts";
import type { Recordings } from "../oracle/recordings.ts";
import { type Cell, cellName } from "../scenario/cell.ts";
import { pythonLane, runLanes, type Workings } from "./collect.ts";

/** What live CPythons did: by cell name, then by full version. */
export type Seen = ReadonlyMap<string, ReadonlyMap<string, Outcome>>;

/** Runs `cells` on every live column. Errors: `InterruptedError`. */
export async function runLive(
  cells: readonly Cell[],
  columns: readonly Column[],
  pythonTestee: string,
  workings: Workings,
): Promise<Seen> {
  const live = columns.flatMap((column) => {
    const lane = pythonLane(column, pythonTestee, cells);
    return lane === undefined ? [] : [{ python: column.python, lane: { ...lane, fresh: true } }];
  });
  const lanes = live.map(({ lane }) => lane);
  const results = await runLanes(lanes, workings);
  const seen = new Map(cells.map((cell) => [cellName(cell), new Map<string, Outcome>()]));
  for (const { python, lane } of live) {
    for (const [name, outcome] of results.get(lane)?.outcomes ?? [])
      seen.get(name)?.set(python, outcome);
  }
  return seen;
}

/** New recordings, and what had to be left out of them. */
export interface Recorded {
  readonly recordings: readonly Recording[];
  /** Versions that were recorded of an older form of a scenario and are not installed here. */
  readonly lost: readonly { readonly cell: string; readonly pythons: readonly string[] }[];
}

/** Joins what was seen with what is recorded already of versions that were not run. */
export function joinRecordings(cells: readonly Cell[], seen: Seen, old: Recordings): Recorded {
  const lost: Recorded["lost"][number][] = [];
  const recordings = [...groupBy(cells, ({ scenario }) => scenario)].map(
    ([scenario, ofScenario]) => ({
      scenario,
      cells: ofScenario.map((cell) => {
        const now = observationsOf(seen.get(cellName(cell)) ?? new Map());
        const before = old.of(cell);
        const gone =
          before === undefined ? versionsOf(cell, old).filter((version) => !now.has(version)) : [];
        if (gone.length > 0) lost.push({ cell: cellName(cell), pythons: gone });
        return grouped(cell.axes, cell.digest, new Map([...(before ?? []), ...now]));
      }),
    }),
  );
  return { recordings, lost };
}

function observationsOf(
  outcomes: ReadonlyMap<string, Outcome>,
): Map<string, readonly Observation[]> {
  const seen = [...outcomes].flatMap(([version, outcome]) =>
    outcome.kind === "seen" ? [[version, outcome.observations] as const] : [],
  );
  return new Map(seen);
}

/** Versions recorded of any form of the cell. */
function versionsOf(cell: Cell, old: Recordings): string[] {
  const kept = old
    .read(cell.scenario)
    ?.cells.find(({ axes }) => cellName({ scenario: cell.scenario, axes }) === cellName(cell));
  return kept?.groups.flatMap(({ python }) => python) ?? [];
}
