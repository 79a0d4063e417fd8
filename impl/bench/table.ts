import type { Row } from "./programme.ts";

/** What was measured of one row. */
export interface Result {
  readonly row: Row;
  /** Why there is no measurement, e.g. `not installed`. */
  readonly missing?: string;
  /** Median records per second. */
  readonly perSecond?: number;
  /** Median records per second of the same CPython handler. */
  readonly ofCPython?: number;
  /** Median records per second of CPython's FileHandler. */
  readonly ofFile?: number;
  /** Records of `survivalRecords` on disk after `process.exit` and after SIGKILL. */
  readonly afterExit?: number;
  readonly afterKill?: number;
}

const HEAD = ["", "records/s", "µs", "CPython", "× same", "aim", "× file", "exit", "SIGKILL"];

/** The results as an aligned table; `×` columns are multiples of CPython 3.13. */
export function table(results: readonly Result[]): string {
  const rows = [HEAD, ...results.map(cells)];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => line(row, widths)).join("\n");
}

function cells({ row, missing, ...measured }: Result): readonly string[] {
  if (missing !== undefined) return [row.title, missing];
  const { perSecond = Number.NaN, ofCPython, ofFile, afterExit, afterKill } = measured;
  return [
    row.title,
    rounded(perSecond),
    (1e6 / perSecond).toFixed(2),
    rounded(ofCPython),
    times(perSecond, ofCPython),
    aim(row.aim, perSecond, ofCPython),
    times(perSecond, ofFile),
    String(afterExit),
    String(afterKill),
  ];
}

function rounded(perSecond: number | undefined): string {
  return perSecond === undefined ? "" : Math.round(perSecond).toLocaleString("en");
}

function times(rate: number, other: number | undefined): string {
  return other === undefined ? "" : (rate / other).toFixed(2);
}

function aim(wanted: number | undefined, rate: number, other: number | undefined): string {
  if (wanted === undefined) return "";
  if (other === undefined) return `≥ ${wanted}`;
  return `≥ ${wanted} ${rate / other >= wanted ? "✓" : "✗"}`;
}

function line(row: readonly string[], widths: readonly number[]): string {
  const [title = "", ...numbers] = row;
  const rest = numbers.map((text, index) => text.padStart(widths[index + 1] ?? 0));
  return [title.padEnd(widths[0] ?? 0), ...rest].join("  ").trimEnd();
}
