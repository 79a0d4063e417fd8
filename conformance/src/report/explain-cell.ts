import { explain } from "../compare/explain.ts";
import { signatureOf } from "../expectation/signature.ts";
import type { JudgedCell } from "../result.ts";
import { readerOf } from "./step-words.ts";

const SCREEN_LINES = 40;

/** One cell explained, for a screen: what it is about, what differs, and the signature for the ledger. */
export function explainCell(
  { title, steps, judgement }: JudgedCell,
  limit = SCREEN_LINES,
): string[] {
  const { differences, reason } = judgement;
  const reasons = reason === undefined ? [] : reason.split("\n");
  const lines = [title, ...reasons, ...explain(differences, limit, readerOf(steps))];
  if (differences.length === 0) return lines;
  return [...lines, `(- CPython, + port; signature ${signatureOf(differences)})`];
}
