import type { Verdict } from "../../compare/verdict.ts";

/** All that the page shows; it travels as JSON inside the page. */
export interface PageData {
  /** Name and version of the port. */
  readonly port: string;
  /** Number of Nodes that the port ran on. */
  readonly nodes: number;
  readonly columns: readonly { readonly python: string; readonly source: string }[];
  /** Every verdict, the good ones first. */
  readonly verdicts: readonly PageVerdict[];
  readonly rows: readonly PageRow[];
  /** Each recorded CPython against the one before it, from old to new. */
  readonly timeline: readonly PageComparison[];
  /** A line for each ledger entry that is no longer true. */
  readonly stale: readonly string[];
}

/** How a verdict is shown. No two have the same mark, so that the page can be read without colours. */
export interface PageVerdict {
  readonly verdict: Verdict;
  readonly mark: string;
  readonly meaning: string;
  /** Whether it needs a look. */
  readonly bad: boolean;
}

/** One scenario with its axes fixed, on one Node: a row of the matrix, and its panel. */
export interface PageRow {
  readonly name: string;
  readonly family: string;
  readonly title: string;
  readonly node: string | null;
  readonly file: string;
  /** The documented thing that the scenario proves. */
  readonly ref: string;
  /** Clock and zone. */
  readonly setting: string;
  /** The steps as YAML. */
  readonly steps: string;
  readonly upstream: readonly PageUpstream[];
  readonly ledger: readonly PageLedgerEntry[];
  /** For each column an index into `findings`; null where the cell was not run. */
  readonly cells: readonly (number | null)[];
  /** What came out; versions that came to the same end share one. */
  readonly findings: readonly PageFinding[];
}

/** What came out of a cell. */
export interface PageFinding {
  readonly verdict: Verdict;
  readonly reason?: string;
  /** The explained difference, in lines; empty where there is none. */
  readonly explained: readonly string[];
  /** The places that differ with what both sides left there; a side that left nothing is null. */
  readonly places: readonly PagePlace[];
  /** For the ledger; only where something differs. */
  readonly signature?: string;
}

/** One place in which the two sides differ. */
export interface PagePlace {
  readonly at: string;
  readonly cpython: string | null;
  readonly port: string | null;
}

/** A change of CPython that the scenario shows. */
export interface PageUpstream {
  readonly python: string;
  readonly says: string;
  readonly issue: string;
  readonly links: readonly string[];
}

/** A ledger entry that speaks of the row. */
export interface PageLedgerEntry {
  readonly where: string;
  readonly match: string;
  readonly status: string;
  readonly reason: string;
  readonly ref: string;
  readonly review: string;
}

/** What one CPython does otherwise than the one before it. */
export interface PageComparison {
  readonly from: string;
  readonly to: string;
  /** Number of scenarios that do not leave the same behind. */
  readonly count: number;
  readonly changes: readonly PageChange[];
}

/** Something that changed, and the rows that show it. */
export interface PageChange {
  /** What CPython changed, where the scenarios say so, else the title of the one that shows it. */
  readonly says: string;
  readonly names: readonly string[];
}
