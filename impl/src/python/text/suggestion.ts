import { codePoints } from "./code-points.ts";

/** What it costs to insert, delete or change a character, and to change only its case. */
const MOVE = 2;
const CASE = 1;
/** CPython compares no longer names. */
const LONGEST = 40;

/**
 * The one of `names` that CPython would suggest to who wrote `wrong`, or undefined if none is near.
 *
 * Source: CPython 3.15, `Did you mean 'encoding'?` of a call with an unexpected keyword.
 */
export function suggestion(wrong: string, names: Iterable<string>): string | undefined {
  let [nearest, distance]: [string | undefined, number] = [undefined, Number.POSITIVE_INFINITY];
  for (const name of names) {
    if (name === wrong) continue;
    const most = Math.floor(((codePoints(wrong).length + codePoints(name).length + 3) * MOVE) / 6);
    const cost = distanceBetween(codePoints(wrong), codePoints(name));
    if (cost <= most && cost < distance) [nearest, distance] = [name, cost];
  }
  return nearest;
}

/** Levenshtein's distance with the costs above. */
function distanceBetween(one: readonly string[], other: readonly string[]): number {
  if (one.length > LONGEST || other.length > LONGEST) return Number.POSITIVE_INFINITY;
  let row = Array.from({ length: other.length + 1 }, (_, index) => index * MOVE);
  for (const [above, character] of one.entries()) {
    const next = [(above + 1) * MOVE];
    for (const [index, against] of other.entries()) {
      const changed = (row[index] ?? 0) + change(character, against);
      const moved = Math.min(row[index + 1] ?? 0, next[index] ?? 0) + MOVE;
      next.push(Math.min(changed, moved));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

function change(one: string, other: string): number {
  if (one === other) return 0;
  return one.toLowerCase() === other.toLowerCase() ? CASE : MOVE;
}
