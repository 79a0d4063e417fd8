import { join } from "node:path";
import type { Observation } from "#conformance/observation.js";
import { Recordings } from "#conformance/oracle/recordings.js";
import { recordingsOf, SCENARIOS } from "#conformance/places.js";
import type { Cell } from "#conformance/scenario/cell.js";
import { loadCells } from "#conformance/scenario/load.js";

const recordings = new Recordings(recordingsOf(SCENARIOS));

/** Our scenario `id` and what a recorded CPython left in its first cell. Errors: where there is no such recording. */
export function recordedCell(
  id: string,
  python: string,
): { cell: Cell; seen: readonly Observation[] } {
  const [cell] = loadCells([{ id, file: join(SCENARIOS, `${id}.yaml`) }]);
  const seen = cell && recordings.of(cell)?.get(python);
  if (cell === undefined || seen === undefined) {
    throw new Error(`nothing is recorded of ${id} at ${python}`);
  }
  return { cell, seen };
}

/** What a recorded CPython left in our scenario `id`. */
export function recorded(id: string, python: string): readonly Observation[] {
  return recordedCell(id, python).seen;
}

/** `observations` with `wanted` replaced by `other` in the bytes at one place: a defect of a port. */
export function withDefect(
  observations: readonly Observation[],
  at: string,
  wanted: string,
  other: string,
): Observation[] {
  return observations.map((seen) => {
    if (seen.at !== at || !("bytes" in seen)) return seen;
    const before = Buffer.from(seen.bytes, "base64").toString("latin1");
    if (!before.includes(wanted)) throw new Error(`${at} does not hold ${JSON.stringify(wanted)}`);
    const after = before.replace(wanted, other);
    return { at, bytes: Buffer.from(after, "latin1").toString("base64") };
  });
}
