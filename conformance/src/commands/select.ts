import { resolve } from "node:path";
import { SCENARIOS } from "../places.ts";
import type { Cell } from "../scenario/cell.ts";
import { loadCells } from "../scenario/load.ts";
import { listScenarios, narrow } from "./narrow.ts";

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
  /** Ids of scenarios that are left out, by what this machine lacks for them. */
  readonly leftOut?: ReadonlyMap<string, readonly string[]>;
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
