import { lackingFor } from "../lab/lacking.ts";
import type { Cell } from "../scenario/cell.ts";
import type { Selection } from "./select.ts";
import { Stop } from "./stop.ts";

/**
 * Leaves out scenarios whose lab needs what this machine lacks, such as MailHog. `REQUIRE=all` keeps
 * them, so that a CI that has everything loses none in silence: they are then `unavailable`.
 *
 * Errors: `Stop` with exit code 3 where nothing is left.
 */
export function leaveOut(selection: Selection, environment: NodeJS.ProcessEnv): Selection {
  const leftOut = new Map<string, string[]>();
  if (environment["REQUIRE"] === "all") return { ...selection, leftOut };
  const cells = selection.cells.filter((cell) => {
    const lack = lackOf(cell);
    if (lack !== undefined) leftOut.set(lack, [...(leftOut.get(lack) ?? []), cell.scenario]);
    return lack === undefined;
  });
  const [first] = leftOut.keys();
  if (cells.length === 0 && first !== undefined)
    throw new Stop(3, `nothing can run here: ${first}`);
  return { ...selection, cells, leftOut };
}

/** One line for each thing that is lacking. */
export function leftOutLines(leftOut: Selection["leftOut"] = new Map()): string[] {
  return [...leftOut].map(([lack, scenarios]) => {
    const ids = [...new Set(scenarios)];
    const more = ids.length > 1 ? ` and ${ids.length - 1} more` : "";
    return `Left out: ${ids[0]}${more}: ${lack}. REQUIRE=all fails instead.`;
  });
}

function lackOf({ body }: Cell): string | undefined {
  for (const { kind } of Object.values(body.lab ?? {})) {
    const lack = lackingFor(kind);
    if (lack !== undefined) return lack;
  }
  return undefined;
}
