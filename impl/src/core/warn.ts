import { findCallerBelow } from "./caller.ts";

/** A warning and where it was caused. */
export interface Warned {
  readonly message: string;
  /** Python's class of warning, e.g. `DeprecationWarning`. */
  readonly category: string;
  readonly filename: string;
  readonly lineno: number;
}

let showWarning: ((warned: Warned) => void) | null = null;

/** Sets who is told of warnings; null leaves them to Node. */
export function setShowWarning(show: ((warned: Warned) => void) | null): void {
  showWarning = show;
}

/** Places that were warned already: Python warns once for each. */
const warned = new Set<string>();

/**
 * Warns whoever called logging, once for each place.
 *
 * Source: CPython 3.15, `warnings.warn`.
 */
export function warn(message: string, category: string): void {
  const [filename, lineno] = findCallerBelow(warn, false, 1);
  if (showWarning !== null) {
    showWarning({ message, category, filename, lineno });
    return;
  }
  const place = `${filename}:${lineno}:${message}`;
  if (warned.has(place)) return;
  warned.add(place);
  process.emitWarning(message, category);
}
