import { appendFileSync, existsSync, mkdirSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { details } from "../report/details.ts";
import { annotations, SUMMARY_BYTES, summary } from "../report/github.ts";
import { toJson } from "../report/json.ts";
import { toJunit } from "../report/junit.ts";
import type { Report } from "../report/report.ts";
import { table } from "../report/table.ts";
import { exitCodeOf } from "./exit-code.ts";
import { usage } from "./stop.ts";
import type { Terminal } from "./terminal.ts";

/** Where else a report is to go. */
export interface ReportOptions {
  readonly json?: string;
  readonly junit?: string;
  readonly html?: string;
  readonly failOn?: "changed";
}

/** Shows a report and writes it wherever it was asked for. Returns the exit code. */
export function writeReport(report: Report, options: ReportOptions, terminal: Terminal): number {
  terminal.print(table(report, terminal.paint));
  for (const line of details(report, terminal.paint)) terminal.print(line);
  if (options.json !== undefined) writeText(options.json, toJson(report));
  if (options.junit !== undefined) writeText(options.junit, toJunit(report));
  tellGithub(report, terminal);
  terminal.print(whereDetailIs(options));
  return exitCodeOf(report, options.failOn === "changed");
}

function whereDetailIs({ json, junit, html }: ReportOptions): string {
  const page = html === undefined ? undefined : join(html, "index.html");
  const written = [json, junit, page].filter((file) => file !== undefined);
  const where =
    written.length > 0
      ? `Every cell is in ${written.join(" and ")}`
      : "Every cell: --json FILE, --junit FILE, run --html DIR";
  return `\n${where};
one in full: logparity explain 'SCENARIO@PYTHON'; what this machine has: logparity doctor`;
}

/** Writes a file and the folders above it. Errors: `Stop`. */
export function writeText(file: string, text: string): void {
  try {
    mkdirSync(dirname(resolve(file)), { recursive: true });
    writeFileSync(file, text);
  } catch (error) {
    throw usage(`cannot write ${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function tellGithub(report: Report, { environment, print }: Terminal): void {
  if (environment["GITHUB_ACTIONS"] === "true") for (const line of annotations(report)) print(line);
  const file = environment["GITHUB_STEP_SUMMARY"];
  if (file === undefined || file === "") return;
  const used = existsSync(file) ? statSync(file).size : 0;
  appendFileSync(file, summary(report, SUMMARY_BYTES - used));
}
