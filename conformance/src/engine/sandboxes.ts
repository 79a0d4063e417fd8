import {
  accessSync,
  chmodSync,
  constants,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  statfsSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Linux keeps this folder in memory. Removing a file takes it microseconds; a disk, milliseconds. */
const MEMORY = "/dev/shm";

/** Far more than all runs that take place at once leave behind, in bytes. */
const ENOUGH = 64 * 1024 * 1024;

/** Folders for runs, all below one temporary folder. Paths of one run of the engine are of equal length. */
export class Sandboxes {
  readonly #root: string;

  /** Makes the temporary folder in `parent`, or in memory, or where temporary files are kept. */
  constructor(parent: string = hasMemory() ? MEMORY : realpathSync(tmpdir())) {
    this.#root = mkdtempSync(join(parent, "logparity-"));
  }

  /** Makes the empty folder of one run. */
  make(lane: number, run: number): string {
    const folder = join(this.#root, String(lane).padStart(3, "0"), String(run).padStart(6, "0"));
    mkdirSync(folder, { recursive: true });
    return folder;
  }

  /** Removes the folder of one run, whatever it made of its permissions. */
  clear(folder: string): void {
    removeTree(folder);
  }

  /** Removes everything. */
  dispose(): void {
    removeTree(this.#root);
  }
}

/** Whether files can be kept in memory, and nobody asked for another place. */
function hasMemory(): boolean {
  if (process.platform !== "linux" || process.env["TMPDIR"] !== undefined) return false;
  try {
    accessSync(MEMORY, constants.W_OK);
    const { bavail, bsize } = statfsSync(MEMORY);
    return bavail * bsize >= ENOUGH;
  } catch {
    return false;
  }
}

function removeTree(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    unlock(folder); // a scenario may leave folders that cannot be entered
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

function unlock(folder: string): void {
  chmodSync(folder, 0o700);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) unlock(join(folder, entry.name));
  }
}
