import type { TesteeSource } from "../testee/testee.ts";
import type { Interpreter } from "./discover.ts";
import { byVersion, isSupported, minorOf, SUPPORTED } from "./version.ts";

/** Where what CPython does is taken from. */
export type Source = "local" | "recorded" | "docker";

/** One CPython that a run compares with: a column of the table. */
export interface Column {
  /** Full version. */
  readonly python: string;
  readonly source: Source;
  /** How to start it, where it is live on this machine. */
  readonly interpreter?: Interpreter;
  /** How to start it, where it is in containers. */
  readonly containers?: TesteeSource;
}

/** What there is to choose from. */
export interface Supply {
  readonly found: readonly Interpreter[];
  /** Full versions for which there are recordings. */
  readonly recorded: readonly string[];
  /** Those that containers have, where they are asked for. */
  readonly inDocker?: readonly Column[];
}

/** What was asked for. */
export interface Demand {
  /** Only this source; without it live where found, recorded elsewhere. */
  readonly oracle?: Source | undefined;
  /** Minor or full versions; without them every supported minor, once. */
  readonly python?: readonly string[] | undefined;
}

/** The columns of a run, from old to new, and the newest CPython, which is always consulted. */
export interface Choice {
  readonly columns: readonly Column[];
  readonly newest: Column;
}

/** Nothing to compare with: the command line exits with 3. */
export class NoOracleError extends Error {
  static {
    Object.defineProperty(NoOracleError.prototype, "name", { value: "NoOracleError" });
  }
}

/**
 * Chooses one column for each version asked for.
 *
 * Of several patch releases of one minor version the recorded one is preferred, then the newest, so
 * that live and recorded results speak of the same CPython. Errors: `NoOracleError`.
 */
export function choose(demand: Demand, supply: Supply): Choice {
  const offered = offers(demand.oracle, supply);
  const columns =
    demand.python === undefined
      ? SUPPORTED.flatMap((minor) => pick(offered, minor, supply) ?? [])
      : demand.python.map((wanted) => pick(offered, wanted, supply) ?? missing(wanted, supply));
  const sorted = unique(columns).toSorted((one, other) => byVersion(one.python, other.python));
  if (sorted.length === 0) throw new NoOracleError(nothingAtAll(demand.oracle));

  // The newest may come from a recording even where only live columns are wanted, never the other way.
  const anywhere = demand.oracle === "recorded" ? offered : [...offered, ...recordedOffers(supply)];
  const newest = SUPPORTED.flatMap((minor) => pick(anywhere, minor, supply) ?? []);
  const candidates = [...newest, ...sorted].toSorted((a, b) => byVersion(a.python, b.python));
  const last = candidates.at(-1);
  if (last === undefined) throw new NoOracleError(nothingAtAll(demand.oracle));
  return { columns: sorted, newest: sorted.find(({ python }) => python === last.python) ?? last };
}

/** In order of preference. */
function offers(oracle: Source | undefined, supply: Supply): Column[] {
  if (oracle === "recorded") return recordedOffers(supply);
  if (oracle === "docker") return [...(supply.inDocker ?? [])];
  const live = supply.found.map(
    (interpreter): Column => ({ python: interpreter.version, source: "local", interpreter }),
  );
  return oracle === "local" ? live : [...live, ...recordedOffers(supply)];
}

function recordedOffers({ recorded }: Supply): Column[] {
  return recorded.filter(isSupported).map((python) => ({ python, source: "recorded" }));
}

function pick(offered: readonly Column[], wanted: string, supply: Supply): Column | undefined {
  const fitting = offered.filter(({ python }) => python === wanted || minorOf(python) === wanted);
  const live = fitting.filter(({ source }) => source !== "recorded");
  const [first] = (live.length > 0 ? live : fitting).toSorted((one, other) => {
    const known =
      Number(supply.recorded.includes(other.python)) - Number(supply.recorded.includes(one.python));
    return known || byVersion(other.python, one.python);
  });
  return first;
}

function unique(columns: readonly Column[]): Column[] {
  return [...new Map(columns.map((column) => [column.python, column])).values()];
}

function missing(wanted: string, { found, recorded }: Supply): never {
  const live = found.map(({ version }) => version).join(", ") || "none";
  const kept = recorded.toSorted(byVersion).join(", ") || "none";
  throw new NoOracleError(
    `no CPython ${wanted} to compare with; installed here: ${live}; recorded: ${kept}. Install it, or choose another with --python`,
  );
}

function nothingAtAll(oracle: Source | undefined): string {
  if (oracle === "local") {
    return "no CPython found on this machine; logparity doctor shows where was looked, --oracle recorded needs none";
  }
  if (oracle === "recorded")
    return "nothing is recorded for these scenarios; logparity record does it";
  return "no CPython found and nothing recorded; logparity doctor shows where was looked";
}
