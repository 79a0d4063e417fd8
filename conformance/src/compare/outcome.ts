import type { Observation } from "../observation.ts";

/** What became of one cell on one testee. */
export type Outcome =
  | { readonly kind: "seen"; readonly observations: readonly Observation[] }
  /** The testee failed or timed out, or reported nothing at all. */
  | { readonly kind: "error"; readonly reason: string }
  /** It could not run here: no such interpreter or recording, or the testee refused. */
  | { readonly kind: "unavailable"; readonly reason: string };
