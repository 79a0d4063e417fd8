/**
 * Whether a table of boundaries has the code point: at each of them the answer changes, and below the
 * first it is no.
 */
export function isWithin(boundaries: readonly number[], codePoint: number): boolean {
  let low = 0;
  let high = boundaries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((boundaries[middle] ?? 0) <= codePoint) low = middle + 1;
    else high = middle;
  }
  return low % 2 === 1;
}
