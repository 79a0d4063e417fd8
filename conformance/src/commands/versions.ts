import { availableParallelism } from "node:os";
import { recordedOutcomes } from "../engine/collect.ts";
import { runLive } from "../engine/record.ts";
import { type Column, choose, type Source, type Supply } from "../oracle/column.ts";
import { Recordings } from "../oracle/recordings.ts";
import { byVersion, isSupported, minorOf } from "../oracle/version.ts";
import { PYTHON_TESTEE, recordingsOf } from "../places.ts";
import { ProgressLine } from "../report/progress.ts";
import type { Cell } from "../scenario/cell.ts";
import { type Comparison, compareVersions, type Look } from "../versions/changes.ts";
import { showComparison } from "../versions/show-comparison.ts";
import { showTimeline } from "../versions/show-timeline.ts";
import { sourceOf, supplyFor } from "./oracles.ts";
import { patience } from "./patience.ts";
import { select } from "./select.ts";
import { Stop, usage } from "./stop.ts";
import type { Terminal } from "./terminal.ts";

/** Options of `logparity versions`. */
export interface VersionsOptions {
  readonly oracle?: string;
  readonly scenarios?: string;
  readonly jobs?: number;
}

/** `logparity versions [A B] [PATTERN…]`: what changed between two CPythons, or from each to the next. */
export async function versionsCommand(
  words: readonly string[],
  options: VersionsOptions,
  terminal: Terminal,
): Promise<number> {
  const { pair, patterns } = parse(words);
  const { cells, folder } = select(options.scenarios, patterns);
  const recordings = new Recordings(recordingsOf(folder));
  const source = sourceOf(options.oracle) ?? "recorded";
  if (source === "docker") throw usage("versions compares recordings, or --oracle local");
  const supply = await supplyFor(source, cells, recordings, terminal.environment);
  const columns = columnsFor(pair, source, supply);
  const look = await lookInto(cells, columns, recordings, options.jobs, terminal);
  const comparisons = pairsOf(columns).map(([from, to]) =>
    compareVersions(cells, look, from.python, to.python),
  );
  checkSomethingWasSeen(comparisons);
  const lines =
    pair === undefined
      ? showTimeline(comparisons, terminal.paint)
      : comparisons.flatMap((comparison) => showComparison(comparison, terminal.paint));
  for (const line of lines) terminal.print(line);
  return 0;
}

const VERSION = /^\d+(?:\.\d+)*(?:(?:a|b|rc)\d+)?$/u;

/** Versions come first and in a pair; what follows are patterns. Errors: `Stop`. */
function parse(words: readonly string[]): { pair?: [string, string]; patterns: readonly string[] } {
  const [from = "", to = "", ...patterns] = words;
  if (!VERSION.test(from)) {
    if (words.some((word) => VERSION.test(word))) {
      throw usage("versions come before patterns: logparity versions 3.12 3.13 'core/**'");
    }
    return { patterns: words };
  }
  if (!VERSION.test(to)) {
    throw usage(`${from} alone is not enough; name two versions: logparity versions ${from} 3.13`);
  }
  return { pair: [from, to], patterns };
}

/** The two columns asked for, or one for each minor version. Errors: `Stop`, `NoOracleError`. */
function columnsFor(
  pair: readonly [string, string] | undefined,
  source: Source,
  supply: Supply,
): readonly Column[] {
  const { columns } = choose({ oracle: source }, supply); // also where a pair is named: it says what to do where there is nothing
  if (pair === undefined) return columns;
  const known = source === "local" ? supply.found.map(({ version }) => version) : supply.recorded;
  return pair.map((wanted) => {
    const fits = known.some((version) => version === wanted || minorOf(version) === wanted);
    if (!fits || !isSupported(wanted)) throw unknownVersion(wanted, source, known);
    const [column] = choose({ oracle: source, python: [wanted] }, supply).columns;
    if (column === undefined) throw unknownVersion(wanted, source, known);
    return column;
  });
}

function unknownVersion(wanted: string, source: Source, known: readonly string[]): Stop {
  const versions = known.toSorted(byVersion).join(", ");
  const [what, other] =
    source === "local" ? ["found here", "recorded"] : ["recorded", "local asks those found here"];
  return usage(`no CPython ${wanted} is known; ${what}: ${versions} (--oracle ${other})`);
}

function pairsOf(columns: readonly Column[]): [Column, Column][] {
  return columns.slice(1).flatMap((to, index) => {
    const from = columns[index];
    return from === undefined ? [] : [[from, to] satisfies [Column, Column]];
  });
}

/** Asks the live CPythons, or looks up what is recorded. Errors: `InterruptedError`. */
async function lookInto(
  cells: readonly Cell[],
  columns: readonly Column[],
  recordings: Recordings,
  jobs: number | undefined,
  terminal: Terminal,
): Promise<Look> {
  const kept = new Map(
    columns
      .filter(({ source }) => source === "recorded")
      .map(({ python }) => [python, recordedOutcomes(cells, python, recordings)]),
  );
  if (columns.every(({ python }) => kept.has(python)))
    return (cell, python) => kept.get(python)?.get(cell);
  const progress = new ProgressLine(terminal);
  try {
    const seen = await runLive(cells, columns, PYTHON_TESTEE, {
      jobs: jobs ?? availableParallelism(),
      patience: patience(terminal.environment),
      signal: terminal.signal,
      onProgress: (state) => progress.update(state),
    });
    return (cell, python) => seen.get(cell)?.get(python);
  } finally {
    progress.clear();
  }
}

function checkSomethingWasSeen(comparisons: readonly Comparison[]): void {
  if (comparisons.some(({ compared }) => compared > 0)) return;
  const reason = comparisons[0]?.missing[0]?.reason ?? "there is only one CPython";
  throw new Stop(3, `nothing could be compared: ${reason}`);
}
