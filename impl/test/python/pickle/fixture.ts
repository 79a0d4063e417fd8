import { readFileSync } from "node:fs";
import type { RecordRequest } from "./check-record.ts";
import type { Graph } from "./graph.ts";
import type { Named } from "./python-side.ts";

/** Where the recorded pickles are. */
export const FIXTURE = new URL("../../../../fixtures/ground-floor/pickle.json", import.meta.url);

/** Recorded pickles of CPython. */
export interface Fixture {
  /** Full version of the interpreter. */
  readonly python: string;
  readonly graphs: readonly GraphCase[];
  readonly records: readonly (RecordRequest & { readonly frame: string })[];
  /** Values of classes that are read as plain values. */
  readonly readAs: readonly Named[];
  /** Values of classes that are not known. */
  readonly unknown: readonly Named[];
}

/** A described value with its pickles, and what CPython reads of them. */
export interface GraphCase {
  readonly name: string;
  readonly graph: Graph;
  readonly pickles: readonly string[];
  readonly read: readonly Graph[];
}

/** The recorded pickles. */
export function readFixture(): Fixture {
  const fixture: Fixture = JSON.parse(readFileSync(FIXTURE, "utf8"));
  return fixture;
}
