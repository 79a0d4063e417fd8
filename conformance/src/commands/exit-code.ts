import { totalsOf } from "../report/totals.ts";
import type { RunResult } from "../result.ts";

/** Exit code of a run: 3 where something could not run, 1 where something is not as expected, else 0. */
export function exitCodeOf(
  result: Pick<RunResult, "cells" | "stale">,
  failOnChanged = false,
): number {
  const { different, error, stale, unavailable, changed } = totalsOf(result);
  if (unavailable > 0) return 3;
  return different + error + stale + (failOnChanged ? changed : 0) > 0 ? 1 : 0;
}
