import { existsSync, statSync } from "node:fs";
import { findScenarios, type ScenarioFile } from "../scenario/find.ts";
import { nearest } from "../scenario/nearest.ts";
import { matcher } from "../scenario/pattern.ts";
import { Stop, usage } from "./stop.ts";

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
