import { readdirSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test as base } from "@playwright/test";
import { makeLogRecord } from "logparity";
import { sys } from "logparity/python";

/** A clock on the wall that stands still until it is set; seconds since the epoch. */
export interface Clock {
  set(seconds: number): void;
}

interface Fixtures {
  /** An empty folder; gone after the test. */
  readonly folder: string;
  /** What the port printed on standard error. */
  readonly stderr: () => string;
  readonly clock: Clock;
  /** Sets the time zone for the test. */
  readonly zone: (name: string) => void;
}

export { expect } from "@playwright/test";

export const test = base.extend<Fixtures>({
  folder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), "logparity-"));
    await use(folder);
    await rm(folder, { recursive: true });
  },

  stderr: async ({}, use) => {
    const before = sys.stderr;
    let text = "";
    sys.stderr = { write: (more: string) => (text += more) };
    await use(() => text);
    sys.stderr = before;
  },

  clock: async ({}, use) => {
    const real = Date.now;
    await use({ set: (seconds) => void (Date.now = () => seconds * 1000) });
    Date.now = real;
  },

  zone: async ({}, use) => {
    const before = process.env["TZ"];
    await use((name) => void (process.env["TZ"] = name));
    if (before === undefined) delete process.env["TZ"];
    else process.env["TZ"] = before;
  },
});

/** A record whose text is `msg`. */
export function record(msg: string) {
  return makeLogRecord({ msg, levelno: 20, levelname: "INFO" });
}

/** Names and contents of all files in a folder. */
export function contents(folder: string): Record<string, string> {
  const names = readdirSync(folder).toSorted();
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), "utf8")]));
}
