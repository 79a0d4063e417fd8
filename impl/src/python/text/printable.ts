import { PRINTABLE_BOUNDARIES } from "../generated/printable-table.ts";
import { isWithin } from "./boundaries.ts";

/**
 * Whether `repr` shows the code point as it is rather than escaped.
 *
 * Source: CPython 3.15, `str.isprintable`.
 */
export function isPrintable(codePoint: number): boolean {
  if (codePoint < 0x7f) return codePoint >= 0x20;
  return isWithin(PRINTABLE_BOUNDARIES, codePoint);
}
