import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
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

/** Records per second of one contestant in a process of its own; throws with what it said on stderr. */
export function rate(side: Side, contestant: string, records: number): number {
  return inFolder((path) => {
    const { status, stdout, stderr } = start(side, [contestant, path, String(records), "rate"]);
    if (status !== 0) throw new Error(`${contestant} failed: ${stderr.trim()}`);
    const answer: { perSecond: number } = JSON.parse(stdout.trim().split("\n").at(-1) ?? "{}");
    return answer.perSecond;
  });
}

/** Lines found on disk after the process ended in the given way right after the last call. */
export function survivors(side: Side, contestant: string, records: number, end: string): number {
  return inFolder((path, folder) => {
    start(side, [contestant, path, String(records), end]);
    const files = readdirSync(folder).filter((name) => name.startsWith("app.log"));
    return files.reduce((sum, name) => sum + lineCount(join(folder, name)), 0);
  });
}

function start(side: Side, args: readonly string[]) {
  const [command = "", ...first] = side;
  return spawnSync(command, [...first, ...args], { encoding: "utf8" });
}

function inFolder<T>(use: (path: string, folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), "logparity-bench-"));
  try {
    return use(join(folder, "app.log"), folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function lineCount(path: string): number {
  let count = 0;
  for (const byte of readFileSync(path)) if (byte === NEWLINE) count++;
  return count;
}
