import type { Json } from "../observation.ts";
import type { SideNames } from "./side-names.ts";
import { cut, visible } from "./visible.ts";

const WIDTH = 90;
const MOST = 8;

/** Two typed values by the paths at which they differ: `.args[1]: CPython 3, the port "3"`. */
export function explainValue(lefts: Json, rights: Json, names: SideNames): string[] {
  const found = [...differences(lefts, rights, "")];
  const shown = found.slice(0, MOST).map(({ path, left, right }) => {
    const field = path === "" ? "" : `${path}: `;
    return `${field}${names.left} ${written(left)}, ${names.right} ${written(right)}`;
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
  if (pairs === undefined || others === undefined) {
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
  if (isList(value)) return listFields(value);
  const [only, ...more] = Object.entries(value);
  if (only === undefined || more.length > 0 || !isList(only[1])) return mapFields(value);
  const [kind, items] = only;
  if (kind === "$dict" || kind === "$record") return pairFields(items);
  if (kind !== "$tuple" && kind !== "$set") return mapFields(value);
  return new Map([...listFields(items), [` (${kind})`, true]]);
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function mapFields(value: { readonly [key: string]: Json }): Map<string, Json> {
  return new Map(Object.entries(value).map(([key, inner]) => [`.${key}`, inner]));
}

function listFields(items: readonly Json[]): Map<string, Json> {
  return new Map(items.map((item, index) => [`[${index}]`, item]));
}

function pairFields(pairs: readonly Json[]): Map<string, Json> {
  return new Map(
    pairs.map((pair) => {
      const [key = null, value = null] = isList(pair) ? pair : [];
      return [typeof key === "string" ? `.${key}` : `[${JSON.stringify(key)}]`, value];
    }),
  );
}

function written(value: Json | undefined): string {
  return value === undefined ? "nothing" : cut(visible(JSON.stringify(value)), WIDTH);
}
