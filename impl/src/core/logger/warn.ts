import { realpathSync } from "node:fs";
import { findCallerBelow } from "../call-site/caller.ts";

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

/**
 * Whether a warning is shown: a DeprecationWarning only to the file that the process was started
 * with, for it is of no use to those who merely use the code. Python's filters are the same. Where
 * Node is to show what will be deprecated, this is shown too, as by `python -W default`.
 */
function isShown(category: string, filename: string): boolean {
  const main = process.argv[1];
  if (category !== "DeprecationWarning" || main === undefined) return true;
  return wantsAll() || filename === main || filename === realPath(main);
}

function wantsAll(): boolean {
  const isSet = process.env["NODE_PENDING_DEPRECATION"] === "1";
  return isSet || process.execArgv.includes("--pending-deprecation");
}

function realPath(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined; // it is gone by now
  }
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
  const place = `${filename}:${lineno}:${message}`;
  if (warned.has(place) || !isShown(category, filename)) return;
  warned.add(place);
  if (showWarning === null) process.emitWarning(message, category);
  else showWarning({ message, category, filename, lineno });
}
