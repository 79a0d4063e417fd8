import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { bytesOf, type Json, type Observation, textOf } from "../observation.ts";
import type { Axes, Cell } from "../scenario/cell.ts";
import { cellName } from "../scenario/cell.ts";
import { byVersion } from "./version.ts";

const at = z.string();
const json: z.ZodType<Json> = z.json();

/** An observation as it stands in a file: bytes that are UTF-8 are kept as text, a line an item. */
const Kept = z.union([
  z.strictObject({ at, text: z.union([z.string(), z.array(z.string())]) }),
  z.strictObject({ at, bytes: z.base64() }),
  z.strictObject({ at, value: json }),
  z.strictObject({ at, error: z.strictObject({ type: z.string(), message: z.string() }) }),
  z.strictObject({ at, link: z.string() }),
  z.strictObject({ at, dir: z.literal(true) }),
  z.strictObject({ at, fifo: z.literal(true) }),
]);
type Kept = z.infer<typeof Kept>;

const Group = z.strictObject({ python: z.array(z.string()).min(1), observations: z.array(Kept) });

const RecordedCell = z.strictObject({
  axes: z.record(z.string(), z.string()),
  digest: z.string(),
  groups: z.array(Group),
});

/** What CPythons were seen to do in one scenario. Versions that behave alike share a group. */
export const Recording = z.strictObject({ scenario: z.string(), cells: z.array(RecordedCell) });
/** See the schema of the same name. */
export type Recording = z.infer<typeof Recording>;

/** Normalised observations of one cell, by full CPython version. */
export type ByVersion = ReadonlyMap<string, readonly Observation[]>;

/** What `recording` holds of `cell`; undefined where it is of an older form of the scenario. */
export function recordedIn(recording: Recording, cell: Cell): ByVersion | undefined {
  const name = cellName(cell);
  const recorded = recording.cells.find(
    ({ axes }) => cellName({ scenario: cell.scenario, axes }) === name,
  );
  if (recorded?.digest !== cell.digest) return undefined;
  return new Map(
    recorded.groups.flatMap(({ python, observations }) => {
      const seen = observations.map(released);
      return python.map((version) => [version, seen] as const);
    }),
  );
}

/** One cell of a recording: versions grouped by what they did, groups and versions from old to new. */
export function grouped(axes: Axes, digest: string, seen: ByVersion): Recording["cells"][number] {
  const groups: { python: string[]; observations: readonly Observation[] }[] = [];
  for (const [version, observations] of [...seen].toSorted(([one], [other]) =>
    byVersion(one, other),
  )) {
    const alike = groups.find((group) => isDeepStrictEqual(group.observations, observations));
    if (alike === undefined) groups.push({ python: [version], observations });
    else alike.python.push(version);
  }
  return {
    axes: { ...axes },
    digest,
    groups: groups.map(({ python, observations }) => ({
      python,
      observations: observations.map(kept),
    })),
  };
}

function kept(seen: Observation): Kept {
  if (!("bytes" in seen)) return seen;
  const text = textOf(seen.bytes);
  if (text === undefined) return seen;
  const lines = text.split(/(?<=\n)/u);
  return { at: seen.at, text: lines.length === 1 ? text : lines };
}

function released(seen: Kept): Observation {
  if (!("text" in seen)) return seen;
  const text = Array.isArray(seen.text) ? seen.text.join("") : seen.text;
  return { at: seen.at, bytes: bytesOf(text) };
}
