import type { Difference } from "../compare/diff.ts";
import { type Ledger, type LedgerEntry, speaksOf, speaksOfScenario } from "./ledger.ts";
import { signatureOf } from "./signature.ts";

/** A ledger entry that is no longer true. */
export interface StaleEntry {
  readonly file: string;
  readonly line: number;
  readonly match: string;
  /** Name of the cell it is wrong about; absent where it is about none. */
  readonly cell?: string;
  readonly why: string;
}

/** What the ledger says of one cell, given how the port differs from the newest CPython there. */
export interface Audit {
  /** Reason of the entry that pins exactly this difference. */
  readonly pinned?: string;
  readonly stale: readonly StaleEntry[];
}

/** Judges one cell's entries. `differences` is port against newest CPython. */
export function audit(ledger: Ledger, cell: string, differences: readonly Difference[]): Audit {
  const entries = ledger.about(cell);
  if (entries.length === 0) return { stale: [] };
  if (differences.length === 0) {
    const why = "the port no longer differs here: delete the entry, or narrow its match";
    return { stale: entries.map((entry) => staleAt(entry, why, cell)) };
  }
  const signature = signatureOf(differences);
  const [fitting] = entries.filter(({ signatures }) => signatures.includes(signature));
  if (fitting !== undefined) return { pinned: `${fitting.status}: ${fitting.reason}`, stale: [] };
  const why = `the port differs here in a new way (signature ${signature})`;
  return { stale: entries.map((entry) => staleAt(entry, why, cell)) };
}

/** What of the ledger was looked at in a run. */
export interface Coverage {
  /** Ids of all scenarios that exist, run or not. */
  readonly scenarios: readonly string[];
  /** Names of all cells that were judged at the newest CPython, with the signature of their difference. */
  readonly judged: ReadonlyMap<string, string>;
  /** Ids of scenarios of which every cell was judged. */
  readonly complete: ReadonlySet<string>;
}

/** Entries that match nothing, and signatures that no matching cell has. */
export function auditWhole(
  ledger: Ledger,
  { scenarios, judged, complete }: Coverage,
): StaleEntry[] {
  return ledger.entries.flatMap((entry) => {
    const spokenOf = scenarios.filter((scenario) => speaksOfScenario(entry, scenario));
    if (spokenOf.length === 0) return [staleAt(entry, "it matches no scenario")];
    if (!spokenOf.every((scenario) => complete.has(scenario))) return [];
    const cells = [...judged].filter(([cell]) => speaksOf(entry, cell));
    if (cells.length === 0) return [staleAt(entry, "it matches no cell of its scenario")];
    const seen = new Set(cells.map(([, signature]) => signature));
    const unseen = entry.signatures.filter((signature) => !seen.has(signature));
    // With no signature seen at all, the cells themselves have already said so.
    if (unseen.length === 0 || unseen.length === entry.signatures.length) return [];
    return [staleAt(entry, `no matching cell has the signature ${unseen.join(", ")}`)];
  });
}

function staleAt({ file, line, match }: LedgerEntry, why: string, cell?: string): StaleEntry {
  return { file, line, match, ...(cell !== undefined && { cell }), why };
}
