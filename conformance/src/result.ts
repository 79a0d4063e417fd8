import type { Outcome } from "./compare/outcome.ts";
import type { Judgement } from "./compare/verdict.ts";
import type { StaleEntry } from "./expectation/audit.ts";
import type { Column } from "./oracle/column.ts";
import type { Axes } from "./scenario/cell.ts";
import type { Step } from "./scenario/step.ts";
import type { TesteeInfo } from "./testee/message.ts";

/** One cell of the matrix: a scenario with fixed axes, one CPython, one Node. */
export interface JudgedCell {
  readonly scenario: string;
  readonly axes: Axes;
  readonly title: string;
  /** What was run. */
  readonly steps: readonly Step[];
  /** Path of the scenario file. */
  readonly file: string;
  /** Full version of the CPython it was compared with. */
  readonly python: string;
  /** Version of the Node that the port ran on; null for a testee that is not on Node. */
  readonly node: string | null;
  readonly judgement: Judgement;
  /** What both sides did. */
  readonly sides: { readonly cpython: Outcome; readonly port: Outcome };
}

/** All that a run found out; every report is drawn from it. */
export interface RunResult {
  readonly port: TesteeInfo;
  readonly oracles: readonly Pick<Column, "python" | "source">[];
  readonly cells: readonly JudgedCell[];
  /** Ledger entries that are no longer true. */
  readonly stale: readonly StaleEntry[];
  /** Wall time in seconds. */
  readonly seconds: number;
}
