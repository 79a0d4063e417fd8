import { type ChildProcessByStdio, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { fileURLToPath } from "node:url";

const TYPESCRIPT = fileURLToPath(new URL("contestant.ts", import.meta.url));
const PYTHON = fileURLToPath(new URL("cpython.py", import.meta.url));

/** The newline byte: every contestant writes one line a record. */
const NEWLINE = 10;

/** What starts one side: Node on our file, or CPython on its own. */
export type Side = readonly string[];

/** The Node that runs this benchmark, on `contestant.ts`. */
export const NODE: Side = [process.execPath, "--disable-warning=ExperimentalWarning", TYPESCRIPT];

/** The interpreter at `executable`, without site packages. */
export function python(executable: string): Side {
  return [executable, "-S", "-B", PYTHON];
}

/** A contestant that waits in its process until it is told to log. */
export class Runner {
  /** Seconds of every turn so far. */
  readonly seconds: number[] = [];
  readonly #folder: string;
  readonly #child: ChildProcessByStdio<Writable, Readable, null>;
  readonly #answers: AsyncIterator<string>;

  constructor(side: Side, contestant: string, records: number) {
    this.#folder = newFolder();
    const [command = "", ...first] = side;
    const args = [...first, contestant, logIn(this.#folder), String(records)];
    this.#child = spawn(command, args, { stdio: ["pipe", "pipe", "inherit"] });
    const lines = createInterface({ input: this.#child.stdout });
    this.#answers = lines[Symbol.asyncIterator]();
  }

  /** Has it log its records once, and returns the seconds they took. */
  async turn(): Promise<number> {
    this.#child.stdin.write("\n");
    const { value, done } = await this.#answers.next();
    if (done === true)
      throw new Error(`Contestant ended early: ${this.#child.spawnargs.join(" ")}`);
    return Number(value);
  }

  /** Ends the process. */
  async stop(): Promise<void> {
    const ended = once(this.#child, "exit");
    this.#child.stdin.end();
    await ended;
    rmSync(this.#folder, { recursive: true });
  }
}

/** Lines found on disk after a contestant's process ended, `exit` or `kill`, right after the last call. */
export function survivors(contestant: string, records: number, end: string): number {
  const folder = newFolder();
  const [command = "", ...first] = NODE;
  spawnSync(command, [...first, contestant, logIn(folder), String(records), end]);
  const files = readdirSync(folder).filter((name) => name.startsWith("app.log"));
  const found = files.reduce((sum, name) => sum + lineCount(join(folder, name)), 0);
  rmSync(folder, { recursive: true });
  return found;
}

function newFolder(): string {
  return mkdtempSync(join(tmpdir(), "logparity-bench-"));
}

function logIn(folder: string): string {
  return join(folder, "app.log");
}

function lineCount(path: string): number {
  let count = 0;
  for (const byte of readFileSync(path)) if (byte === NEWLINE) count++;
  return count;
}
