import { PRINTABLE_BOUNDARIES } from "../generated/printable-table.ts";

/**
 * Whether `repr` shows the code point as it is rather than escaped.
 *
 * Source: CPython 3.15, `str.isprintable`.
 */
export function isPrintable(codePoint: number): boolean {
  if (codePoint < 0x7f) return codePoint >= 0x20;
  let low = 0;
  let high = PRINTABLE_BOUNDARIES.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((PRINTABLE_BOUNDARIES[middle] ?? 0) <= codePoint) low = middle + 1;
    else high = middle;
  }
  return low % 2 === 1;
}
