import { type Report, totalsOf } from "../report/report.ts";

/** 3 where something could not run, 1 where something is not as expected, else 0. */
export function exitCodeOf(report: Pick<Report, "cells" | "stale">, failOnChanged = false): number {
  const { different, error, stale, unavailable, changed } = totalsOf(report);
  if (unavailable > 0) return 3;
  return different + error + stale + (failOnChanged ? changed : 0) > 0 ? 1 : 0;
}
