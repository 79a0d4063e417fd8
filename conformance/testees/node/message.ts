import type { Fields } from "./shape.ts";

/** The protocol spoken here. */
export const PROTOCOL = 1;

/** What a testee reports as its own. */
export interface Pinned {
  readonly pid: number;
  readonly thread: number;
  readonly threadName: string;
  readonly processName: string;
  readonly host: string;
  readonly user: string;
}

/** Values of {@link Pinned} that a request leaves open. */
export const PINNED: Pinned = {
  pid: 4242,
  thread: 140000000000001,
  threadName: "MainThread",
  processName: "MainProcess",
  host: "parity.example",
  user: "parity",
};

/** Asks for one scenario, as it comes from the harness. */
export interface RunRequest {
  readonly scenario: Fields;
  readonly folder: string;
  readonly clock: string;
  readonly tz: string;
  readonly pinned?: Partial<Pinned>;
  readonly fresh?: boolean;
  readonly lab?: Fields;
}

/** A line from the harness. */
export type Request = { readonly seq: number; readonly cmd: string } & Partial<RunRequest>;

/** Something that was seen: `at` and one more field, which says what. */
export type Observation = { readonly at: string } & Fields;

/** What comes of a run. */
export type Answer =
  | { readonly observations: readonly Observation[] }
  | { readonly refused: string }
  | { readonly failed: string };

/** What a run says to the main thread: a wish for the lab, or its answer. */
export type FromRun =
  | { readonly lab: unknown; readonly step: string }
  | { readonly answer: Answer };
