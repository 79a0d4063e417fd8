import { resolve } from "node:path";
import { SCENARIOS } from "../places.ts";
import { titleOf } from "../scenario/find.ts";
import { listScenarios, narrow } from "./narrow.ts";
import type { Terminal } from "./terminal.ts";

/** `logparity list`: ids and titles, without reading more than the first line of each file. */
export function listCommand(
  patterns: readonly string[],
  { scenarios }: { scenarios?: string },
  terminal: Terminal,
): number {
  const found = narrow(listScenarios(resolve(scenarios ?? SCENARIOS)), patterns);
  const width = Math.max(...found.map(({ id }) => id.length));
  for (const { id, file } of found) {
    terminal.print(`${id.padEnd(width)}  ${titleOf(file) ?? "(no title on the first line)"}`);
  }
  return 0;
}
