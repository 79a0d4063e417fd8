import { type Choice, type Column, choose, type Source, type Supply } from "../oracle/column.ts";
import { type Discovery, discover } from "../oracle/discover.ts";
import type { Recordings } from "../oracle/recordings.ts";
import { isSupported, SUPPORTED } from "../oracle/version.ts";
import type { Cell } from "../scenario/cell.ts";
import { usage } from "./stop.ts";

/** What a person may ask of the oracles. */
export interface OracleOptions {
  readonly oracle?: string;
  readonly python?: string;
}

const NOTHING: Discovery = { found: [], skipped: [] };

/** Finds the CPythons to compare with. Errors: `Stop`, `NoOracleError`. */
export async function oraclesFor(
  { oracle, python }: OracleOptions,
  cells: readonly Cell[],
  recordings: Recordings,
  environment: NodeJS.ProcessEnv,
  inDocker: readonly Column[] = [],
): Promise<Choice> {
  const source = sourceOf(oracle);
  const supply = await supplyFor(source, cells, recordings, environment);
  return choose({ oracle: source, python: versionsOf(python) }, { ...supply, inDocker });
}

/** Every CPython there is to choose from: those found on the machine, unless only recordings are wanted, and those recorded. */
export async function supplyFor(
  source: Source | undefined,
  cells: readonly Cell[],
  recordings: Recordings,
  environment: NodeJS.ProcessEnv,
): Promise<Supply> {
  const looking = source === "recorded" || source === "docker" ? NOTHING : discover(environment);
  // Meanwhile the interpreters answer, each in a process of its own.
  const recorded = new Set(cells.flatMap((cell) => [...(recordings.of(cell)?.keys() ?? [])]));
  return { found: (await looking).found, recorded: [...recorded] };
}

/** The source that `--oracle` names; undefined without it. Errors: `Stop`. */
export function sourceOf(oracle: string | undefined): Source | undefined {
  if (oracle === undefined || oracle === "local" || oracle === "recorded") return oracle;
  if (oracle === "docker") return oracle;
  throw usage(`unknown oracle ${oracle}; expected recorded, local or docker`);
}

/** The versions of `--python 3.9,3.13.0`. Errors: `Stop`. */
export function versionsOf(python: string | undefined): string[] | undefined {
  const wanted = python?.split(",").map((version) => version.trim());
  for (const version of wanted ?? []) {
    if (/^3\.\d+(?:\.\d+(?:(?:a|b|rc)\d+)?)?$/u.test(version) && isSupported(version)) continue;
    const range = `${SUPPORTED[0]} to ${SUPPORTED.at(-1)}`;
    throw usage(
      `--python ${python}: ${version || "nothing"} is no supported version; expected versions from ${range}, such as 3.9,3.13.0`,
    );
  }
  return wanted;
}
