import { reportOf } from "../report/report.ts";
import { type CompareOptions, compare } from "./compare.ts";
import { leaveOut, leftOutLines } from "./leave-out.ts";
import { sourceOf } from "./oracles.ts";
import { type Shard, select } from "./select.ts";
import type { Terminal } from "./terminal.ts";
import { writePage } from "./write-page.ts";
import { type ReportOptions, writeReport } from "./write-report.ts";

/** Options of `logparity run`. */
export interface RunOptions extends CompareOptions, ReportOptions {
  readonly scenarios?: string;
  readonly shard?: Shard;
}

/** `logparity run`: compares the port with CPythons and says how they get on. */
export async function runCommand(
  patterns: readonly string[],
  options: RunOptions,
  terminal: Terminal,
): Promise<number> {
  const asked = select(options.scenarios, patterns, options.shard);
  const isHere = sourceOf(options.oracle) !== "docker"; // containers bring their own programs
  const selection = isHere ? leaveOut(asked, terminal.environment) : asked;
  const result = await compare(selection, options, terminal);
  const { name, version, node } = result.port;
  const runtime = node === undefined ? "" : ` on Node ${node}`;
  terminal.print(
    `${name} ${version}${runtime}, ${result.cells.length} cells in ${result.seconds.toFixed(1)} s\n`,
  );
  if (options.html !== undefined) writePage(options.html, result, selection, options);
  const exitCode = writeReport(reportOf(result), options, terminal);
  for (const line of leftOutLines(selection.leftOut)) terminal.print(line);
  return exitCode;
}
