import { type Difference, diff } from "./diff.ts";
import type { Outcome } from "./outcome.ts";

/** Every verdict, the good ones first. The order is that of reports. */
export const VERDICTS = [
  "same",
  "changed",
  "known",
  "different",
  "error",
  "unavailable",
  "stale",
] as const;

/** What a cell came to; `judge` says when which. */
export type Verdict = (typeof VERDICTS)[number];

/** A verdict with what a person needs to understand it. */
export interface Judgement {
  readonly verdict: Verdict;
  /** In what the port differs from this CPython; empty where nothing could be compared. */
  readonly differences: readonly Difference[];
  /** Why the cell could not be compared, or why the ledger entry stands or is stale. */
  readonly reason?: string;
}

/** What the three sides of a verdict saw in one cell. */
export interface Sides {
  readonly port: Outcome;
  /** The CPython version this cell is about. */
  readonly cpython: Outcome;
  /** The newest supported CPython, which the port follows. */
  readonly newest: Outcome;
  /** Reason of a ledger entry that pins exactly this difference between port and newest, if any. */
  readonly pinned?: string | undefined;
}

/**
 * Judges one cell.
 *
 * `same`: the port does what this version does. `changed`: it does what the newest version does, and
 * CPython did otherwise before. `known`: what differs is pinned in the ledger, or is CPython's own
 * change. Anything else is `different`.
 */
export function judge({ port, cpython, newest, pinned }: Sides): Judgement {
  if (port.kind !== "seen") return notCompared("the port", port);
  if (cpython.kind !== "seen") return notCompared("CPython", cpython);
  const differences = diff(cpython.observations, port.observations);
  if (differences.length === 0) return { verdict: "same", differences };
  if (newest.kind !== "seen") {
    const reason = `the newest CPython cannot be asked whether this changed: ${newest.reason}`;
    return { verdict: "different", differences, reason };
  }
  const fromNewest = diff(newest.observations, port.observations);
  if (fromNewest.length === 0) return { verdict: "changed", differences };
  if (pinned === undefined) return { verdict: "different", differences };
  return isExplained(differences, fromNewest)
    ? { verdict: "known", differences, reason: pinned }
    : { verdict: "different", differences };
}

function notCompared(who: string, outcome: Exclude<Outcome, { kind: "seen" }>): Judgement {
  return { verdict: outcome.kind, differences: [], reason: `${who}: ${outcome.reason}` };
}

/**
 * Whether each place in which the port differs from an older version is either the pinned one, where
 * the old version agrees with the newest, or one where the port does what the newest does.
 */
function isExplained(
  differences: readonly Difference[],
  fromNewest: readonly Difference[],
): boolean {
  const pinned = new Map(fromNewest.map((difference) => [difference.at, difference]));
  return differences.every((difference) => {
    const atNewest = pinned.get(difference.at);
    if (atNewest === undefined) return true;
    return diff(seenBy(difference), seenBy(atNewest)).length === 0;
  });
}

function seenBy({ left }: Difference) {
  return left === undefined ? [] : [left];
}
