/**
 * The member of `names` that `wrong` was most likely meant to be.
 *
 * Undefined where nothing is near: of a long name more than a third would have to change, of a
 * short one more than half, so that two swapped letters still count as near.
 */
export function nearest(wrong: string, names: Iterable<string>): string | undefined {
  let best: string | undefined;
  const { length } = wrong;
  let bestDistance = 1 + Math.max(Math.ceil(Math.min(length, 5) / 2), Math.floor(length / 3));
  for (const name of names) {
    const distance = editDistance(wrong.toLowerCase(), name.toLowerCase());
    if (distance < bestDistance) [best, bestDistance] = [name, distance];
  }
  return best;
}

/** Levenshtein distance in UTF-16 units, row by row. */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (const [index, letter] of Array.from(from).entries()) {
    const next = [index + 1];
    for (let column = 1; column <= to.length; column++) {
      const replaced = (row[column - 1] ?? 0) + (letter === to[column - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}

/** `unknown verb "lgo"; did you mean "log"? (expected call, clock, …)` */
export function unknownName(kind: string, wrong: string, names: readonly string[]): string {
  const near = nearest(wrong, names);
  const hint = near === undefined ? "" : `; did you mean "${near}"?`;
  const known = names.length === 0 ? "it takes none" : `expected ${names.join(", ")}`;
  return `unknown ${kind} "${wrong}"${hint} (${known})`;
}
