import type { Json } from "../observation.ts";
import { inPython } from "./in-python.ts";
import type { SideNames } from "./side-names.ts";
import { cut, firstDifference, visible } from "./visible.ts";

const WIDTH = 96;
const SIDE_WIDTH = 84; // of a side that has a line of its own
const MOST = 8;

/** What is said of one place: the rest of the line that begins with it, and the lines below. */
export interface Said {
  readonly head: string;
  readonly lines: readonly string[];
}

/**
 * Two typed values by the paths at which they differ: `.args[1]: CPython 3, the port "3"`. One field stands
 * beside the place, which takes `used` columns; what is too long for that has a line for each side.
 */
export function explainValue(lefts: Json, rights: Json, names: SideNames, used: number): Said {
  const found = [...differences(lefts, rights, "")];
  const [only, ...others] = found;
  if (only !== undefined && others.length === 0) {
    const { head, lines } = shown(only, names, used);
    return { head: only.path === "" ? head : ` ${head}`, lines };
  }
  const below = found.slice(0, MOST).flatMap((one) => {
    const { head, lines } = shown(one, names, 0);
    return [head, ...lines.map((line) => `  ${line}`)];
  });
  const rest = found.length - MOST;
  return { head: ":", lines: rest > 0 ? [...below, `… ${rest} more fields differ`] : below };
}

/** A field on one line, or the field and below it both sides, cut to where they come apart. */
function shown({ path, left, right }: Found, names: SideNames, used: number): Said {
  const [one, other] = [written(left), written(right)];
  const line = `${path}: ${names.left} ${one}, ${names.right} ${other}`;
  if (used + line.length <= WIDTH) return { head: line, lines: [] };
  const focus = firstDifference(one, other);
  return {
    head: `${path}:`,
    lines: [`- ${cut(one, SIDE_WIDTH, focus)}`, `+ ${cut(other, SIDE_WIDTH, focus)}`],
  };
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
  if (isList(value)) return isTable(value) ? tableFields(value) : listFields(value);
  const [only, ...more] = Object.entries(value);
  if (only !== undefined && only[0] === "$error" && more.length === 0) return fieldsOf(only[1]);
  if (only === undefined || more.length > 0 || !isList(only[1])) return mapFields(value);
  const [kind, items] = only;
  if (kind === "$dict" || kind === "$record") return pairFields(items);
  if (kind !== "$tuple" && kind !== "$set") return mapFields(value);
  return new Map([...listFields(items), [` (${kind})`, true]]);
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

/** Whether a list is of names and what stands under them, each name once. */
function isTable(items: readonly Json[]): boolean {
  const names = items.map((item) => (isList(item) && item.length === 2 ? item[0] : undefined));
  return (
    names.every((name) => typeof name === "string") &&
    names.length > 0 &&
    new Set(names).size === names.length
  );
}

function tableFields(items: readonly Json[]): Map<string, Json> {
  return new Map([...pairFields(items), [" (list)", true]]);
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
  if (value === undefined) return "nothing";
  const text = visible(inPython(value));
  return isTime(value)
    ? `${text} (${new Date(value * 1000).toISOString().replace(".000", "")})`
    : text;
}

const [EARLIEST, LATEST] = [Date.UTC(2000, 0) / 1000, Date.UTC(2100, 0) / 1000];

/** Whether a number can only be meant as a time in seconds, such as that of a rollover. */
function isTime(value: Json): value is number {
  return typeof value === "number" && value >= EARLIEST && value < LATEST;
}
