import { existsSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { SCENARIOS } from "../places.ts";
import { type Cell, cellName } from "../scenario/cell.ts";
import { findScenarios, type ScenarioFile } from "../scenario/find.ts";
import { loadCells } from "../scenario/load.ts";
import { nearest } from "../scenario/nearest.ts";
import { matcher } from "../scenario/pattern.ts";
import { Stop, usage } from "./stop.ts";

/** Part of a matrix that one of several machines runs. Counts from 1. */
export interface Shard {
  readonly index: number;
  readonly of: number;
}

/** The scenarios a command works on. */
export interface Selection {
  readonly cells: readonly Cell[];
  /** Ids of all scenarios in the folder. */
  readonly scenarios: readonly string[];
  /** Whether every cell of each selected scenario is there. */
  readonly whole: boolean;
  readonly folder: string;
}

/** Finds, reads and expands the scenarios that `patterns` name. Errors: `Stop`, `BadFileError`. */
export function select(
  folder: string | undefined,
  patterns: readonly string[],
  shard?: Shard,
): Selection {
  const root = resolve(folder ?? SCENARIOS);
  const all = listScenarios(root);
  const found = narrow(all, patterns);
  const cells = loadCells(found);
  const mine =
    shard === undefined ? cells : cells.filter((_, index) => index % shard.of === shard.index - 1);
  const scenarios = all.map(({ id }) => id);
  return { cells: mine, scenarios, whole: mine.length === cells.length, folder: root };
}

/** Every scenario below `folder`. Errors: `Stop` where there is no such folder. */
export function listScenarios(folder: string): ScenarioFile[] {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) {
    throw usage(
      `no folder ${folder}; --scenarios takes the folder that holds <family>/<area>/<slug>.yaml`,
    );
  }
  return findScenarios(folder);
}

/** Those whose id a pattern matches. Errors: `Stop` with exit code 4 where none does. */
export function narrow(all: readonly ScenarioFile[], patterns: readonly string[]): ScenarioFile[] {
  const matches = matcher(patterns);
  const found = all.filter(({ id }) => matches(id));
  if (found.length > 0) return found;
  if (all.length === 0) throw new Stop(4, "there is no scenario in the folder");
  throw new Stop(4, `no scenario matches ${patterns.join(" ")}${suggestion(all, patterns)}`);
}

function suggestion(all: readonly ScenarioFile[], patterns: readonly string[]): string {
  const [pattern = ""] = patterns;
  const below = `${pattern.replace(/\/+$/u, "")}/**`;
  if (all.some(({ id }) => matcher([below])(id))) return `; did you mean '${below}'?`;
  const near = nearest(
    pattern,
    all.map(({ id }) => id),
  );
  return near === undefined ? "; logparity list shows what there is" : `; did you mean ${near}?`;
}

/** The selection's cell of this name; used where a person names one. */
export function cellNamed(cells: readonly Cell[], name: string): Cell | undefined {
  return cells.find((cell) => cellName(cell) === name);
}
