import { join } from "node:path";
import type { Observation } from "#conformance/observation.js";
import { Recordings } from "#conformance/oracle/recordings.js";
import { recordingsOf, SCENARIOS } from "#conformance/places.js";
import { loadCells } from "#conformance/scenario/load.js";

const recordings = new Recordings(recordingsOf(SCENARIOS));

/** What a recorded CPython left in our scenario `id`, in its first cell. Errors: where there is no such recording. */
export function recorded(id: string, python: string): readonly Observation[] {
  const [cell] = loadCells([{ id, file: join(SCENARIOS, `${id}.yaml`) }]);
  const seen = cell && recordings.of(cell)?.get(python);
  if (seen === undefined) throw new Error(`nothing is recorded of ${id} at ${python}`);
  return seen;
}

/** The bytes of one observation of {@link recorded}. */
export function recordedBytes(id: string, python: string, at: string): Buffer {
  const seen = recorded(id, python).find((one) => one.at === at);
  if (seen === undefined || !("bytes" in seen)) throw new Error(`${id} has no bytes at ${at}`);
  return Buffer.from(seen.bytes, "base64");
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
