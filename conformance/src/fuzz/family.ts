import type { Arbitrary } from "fast-check";
import type { Scenario } from "../scenario/schema.ts";

/** A generated scenario; the title is given to it when it is kept. */
export type Draft = Omit<Scenario, "title">;

/**
 * What can be fuzzed under one name, mostly a handler family.
 *
 * A draft must be cheap (milliseconds), leave evidence whatever it does, and depend on no global
 * state of the library: many of them run in one process.
 */
export interface FuzzFamily {
  /** Also the folder of found scenarios: `<name>/found/…`. */
  readonly name: string;
  /** One line for the help text. */
  readonly about: string;
  readonly drafts: Arbitrary<Draft>;
}
