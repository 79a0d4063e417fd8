import type * as ChildProcess from "node:child_process";
import {
  appendFileSync,
  chmodSync,
  constants,
  existsSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { python } from "./port.ts";
import type { Run } from "./run.ts";
import { listOf, numberOf, onlyEntry, textOf } from "./shape.ts";
import { decode } from "./values.ts";
import { milliseconds, now, parseIso } from "./virtual-clock.ts";

// Loaded where it is needed: nearly every thread does without, and is quicker to start.
const require = createRequire(import.meta.url);

type Action = (run: Run, given: unknown, path: string) => void;

/** The verb `fs`: what other programs do to the files around the library. */
export function actOnFiles(run: Run, body: unknown, path: string): void {
  const [name, given] = onlyEntry(body);
  const action = actions[name];
  if (action === undefined) throw new TypeError(`Unknown file action ${name}`);
  try {
    action(run, given, path);
  } catch (error) {
    throw error instanceof Error && "code" in error ? new python.OSError(error.code) : error;
  }
}

const actions: Readonly<Record<string, Action | undefined>> = {
  write: (run, given) => writeFileSync(first(given), content(run, given)),
  append: (run, given) => appendFileSync(first(given), content(run, given)),
  rename: (_, given) => renameSync(first(given), textOf(second(given))),
  remove: (_, name) => remove(textOf(name)),
  mkdir: (_, name) => mkdirSync(textOf(name)),
  symlink: (_, given) => symlinkSync(first(given), textOf(second(given))),
  fifo: (_, name) => makeFifo(textOf(name)),
  chmod: (_, given) => chmodSync(first(given), Number.parseInt(textOf(second(given)), 8)),
  utime: (_, given) => setTime(first(given), timeOf(second(given))),
  truncate: (_, given) => truncateSync(first(given), numberOf(second(given))),
  touch: (_, name) => {
    appendFileSync(textOf(name), "");
    setTime(textOf(name), now());
  },
  read: (run, name, path) => {
    const pipe = run.pipes.get(textOf(name));
    run.observeRead(path, pipe === undefined ? readFileSync(textOf(name)) : waiting(pipe));
  },
  // Open for writing too, so that it neither waits for a writer nor finds an end when one goes.
  reader: (run, name) => {
    run.pipes.set(textOf(name), openSync(textOf(name), constants.O_RDWR | constants.O_NONBLOCK));
  },
};

function first(given: unknown): string {
  return textOf(listOf(given)[0]);
}

function second(given: unknown): unknown {
  return listOf(given)[1];
}

function content(run: Run, given: unknown): Uint8Array {
  const value = decode(run, second(given));
  return value instanceof Uint8Array ? value : Buffer.from(textOf(value));
}

function remove(name: string): void {
  rmSync(name, { recursive: lstatSync(name).isDirectory() });
}

function makeFifo(name: string): void {
  if (existsSync(name)) throw new python.OSError("EEXIST");
  const { execFileSync }: typeof ChildProcess = require("node:child_process");
  execFileSync("mkfifo", [name], { stdio: "ignore" });
}

/** What was written into a pipe and not read yet. */
function waiting(pipe: number): Buffer {
  const taken: Buffer[] = [];
  for (;;) {
    const piece = Buffer.alloc(65536);
    try {
      taken.push(piece.subarray(0, readSync(pipe, piece)));
    } catch {
      return Buffer.concat(taken);
    }
  }
}

function timeOf(moment: unknown): number {
  return typeof moment === "string" ? parseIso(moment) : now() + milliseconds(numberOf(moment));
}

function setTime(name: string, ms: number): void {
  utimesSync(name, ms / 1000, ms / 1000);
}
