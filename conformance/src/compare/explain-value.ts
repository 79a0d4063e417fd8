import type { Json } from "../observation.ts";
import { cut, visible } from "./visible.ts";

const WIDTH = 90;
const MOST = 8;

/** Two typed values by the paths at which they differ: `.args[1]: CPython 3, port "3"`. */
export function explainValue(cpython: Json, port: Json): string[] {
  const found = [...differences(cpython, port, "")];
  const shown = found.slice(0, MOST).map(({ path, left, right }) => {
    const field = path === "" ? "" : `${path}: `;
    return `${field}CPython ${written(left)}, port ${written(right)}`;
  });
  return found.length > MOST ? [...shown, `… ${found.length - MOST} more fields differ`] : shown;
}

interface Found {
  readonly path: string;
  readonly left: Json | undefined;
  readonly right: Json | undefined;
}

function* differences(
  left: Json | undefined,
  right: Json | undefined,
  path: string,
): Generator<Found> {
  const [pairs, others] = [fieldsOf(left), fieldsOf(right)];
  if (pairs === undefined || others === undefined || left === undefined || right === undefined) {
    if (JSON.stringify(left) !== JSON.stringify(right)) yield { path, left, right };
    return;
  }
  const names = new Set([...pairs.keys(), ...others.keys()]);
  const before = [...differencesIn(names, pairs, others, path)];
  yield* before;
  // The same fields in another order: Python's dicts and records keep theirs.
  if (before.length === 0 && [...pairs.keys()].join() !== [...others.keys()].join()) {
    yield { path: `${path} (order of keys)`, left: [...pairs.keys()], right: [...others.keys()] };
  }
}

function* differencesIn(
  names: Iterable<string>,
  left: ReadonlyMap<string, Json>,
  right: ReadonlyMap<string, Json>,
  path: string,
): Generator<Found> {
  for (const name of names) yield* differences(left.get(name), right.get(name), path + name);
}

/** The parts of a container under the names by which a person would reach them; undefined for a plain value. */
function fieldsOf(value: Json | undefined): Map<string, Json> | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  if (Array.isArray(value)) return listFields(value);
  const entries = Object.entries(value);
  const [only] = entries;
  if (entries.length === 1 && only !== undefined && Array.isArray(only[1])) {
    const [kind, items] = only as [string, Json[]];
    if (kind === "$tuple" || kind === "$set")
      return new Map([...listFields(items), [` (${kind})`, true]]);
    if (kind === "$dict" || kind === "$record") return pairFields(items);
  }
  return new Map(entries.map(([key, inner]) => [`.${key}`, inner]));
}

function listFields(items: readonly Json[]): Map<string, Json> {
  return new Map(items.map((item, index) => [`[${index}]`, item]));
}

function pairFields(pairs: readonly Json[]): Map<string, Json> {
  return new Map(
    pairs.map((pair) => {
      const [key, value] = Array.isArray(pair) ? (pair as Json[]) : [];
      return [typeof key === "string" ? `.${key}` : `[${JSON.stringify(key)}]`, value ?? null];
    }),
  );
}

function written(value: Json | undefined): string {
  return value === undefined ? "nothing" : cut(visible(JSON.stringify(value)), WIDTH);
}
