import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test as base } from "@playwright/test";

/** A folder of the test's own. */
export interface Folder {
  readonly path: string;
  /** Writes a file below the folder and returns its path. */
  readonly write: (name: string, text: string) => string;
  /** Reads a file below the folder. */
  readonly read: (name: string) => string;
}

/** `test` with a folder that is removed afterwards, whatever the outcome. */
export const test = base.extend<{ folder: Folder }>({
  folder: async ({}, use) => {
    const path = mkdtempSync(join(tmpdir(), "logparity-test-"));
    const write = (name: string, text: string): string => {
      const file = join(path, name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
      return file;
    };
    await use({ path, write, read: (name) => readFileSync(join(path, name), "utf8") });
    rmSync(path, { recursive: true, force: true });
  },
});

export { expect } from "@playwright/test";
