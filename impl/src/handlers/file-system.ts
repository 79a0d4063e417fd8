import { existsSync, readdirSync, renameSync, statSync, unlinkSync } from "node:fs";
import { fromSystemError, type SystemErrorLike } from "../python/exceptions.ts";

/** The calls of Python's `os` that rotation is made of; what fails throws Python's OSError. */

/** Whether something is there; a link that leads nowhere is not. Source: `os.path.exists`. */
export const exists: (path: string) => boolean = existsSync;

/**
 * Whether a folder, device, pipe or socket stands where a log file should be (bpo-45401): such a
 * thing is written to, and never renamed.
 */
export function isSpecialFile(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isFile() === false;
  } catch {
    return false; // what cannot be looked at does not exist for Python's os.path
  }
}

/** Source: `os.rename`. */
export function rename(source: string, target: string): void {
  asPython(() => renameSync(source, target));
}

/** Deletes a file, not a folder. Source: `os.remove`. */
export function remove(path: string): void {
  asPython(() => unlinkSync(path));
}

/** Names in a folder. Source: `os.listdir`. */
export function listdir(folder: string): string[] {
  return asPython(() => readdirSync(folder));
}

/** SecondCount since the epoch at which a file was last written; null when it is not there. */
export function modifiedAt(path: string): number | null {
  if (!exists(path)) return null;
  const { mtimeNs } = asPython(() => statSync(path, { bigint: true }));
  const second = 1_000_000_000n;
  const fraction = ((mtimeNs % second) + second) % second;
  // Added up as doubles, as Python does: 0.9999999 s after a second becomes the next second.
  return Number((mtimeNs - fraction) / second) + 1e-9 * Number(fraction);
}

/** Does it, and throws Python's error where Node threw one of the system's. */
export function asPython<T>(call: () => T): T {
  try {
    return call();
  } catch (error) {
    throw translated(error);
  }
}

/** Python's error for one that Node threw, if the system is where it came from. */
export function translated(error: unknown): unknown {
  return isSystemError(error) ? fromSystemError(error) : error;
}

function isSystemError(error: unknown): error is SystemErrorLike {
  return error instanceof Error && "errno" in error && "code" in error;
}
