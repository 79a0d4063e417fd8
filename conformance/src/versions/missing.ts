import type { Comparison } from "./changes.ts";

/** Says what could not be compared, and why; nothing where all was. */
export function missingLines({ missing }: Pick<Comparison, "missing">): string[] {
  const [first] = missing;
  if (first === undefined) return [];
  const cells = missing.length === 1 ? "1 cell was" : `${missing.length} cells were`;
  return ["", `${cells} not compared, the first ${first.cell}: ${first.reason}`];
}
