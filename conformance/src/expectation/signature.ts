import { createHash } from "node:crypto";
import type { Difference } from "../compare/diff.ts";

/** Hash of a normalised difference: equal exactly where the same things differ in the same way. */
export function signatureOf(differences: readonly Difference[]): string {
  return createHash("sha256")
    .update(JSON.stringify(sortKeys(differences)))
    .digest("hex")
    .slice(0, 12);
}

function sortKeys(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(sortKeys);
  const entries = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sortKeys(inner)]));
}
