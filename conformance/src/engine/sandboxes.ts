import { chmodSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Folders for runs, all below one temporary folder. Paths of one run of the engine are of equal length. */
export class Sandboxes {
  readonly #root: string;

  /** Makes the temporary folder in `parent`, or where the system keeps temporary files. */
  constructor(parent: string = realpathSync(tmpdir())) {
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
