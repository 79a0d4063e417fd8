import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { join, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";

/*
 * A virtual clock: everything that the port reads of the time, and nothing else. It counts whole
 * milliseconds and stands in the past, so that a file stamp near the real time can only have come
 * from the kernel. Timers, performance.now() and hrtime stay real.
 */

const RealDate = Date;
const realStat = fs.lstatSync;
const DAY_MS = 24 * 3600 * 1000;
const STARTED_MS = RealDate.now();

let current: number | undefined;
let folder: string = sep;

/** Milliseconds since 1970 on the virtual clock; the real time while none is set. */
export function now(): number {
  return current ?? RealDate.now();
}

/** Sets the clock to `ms` milliseconds since 1970. */
export function setClock(ms: number): void {
  current = ms;
}

/** Moves the clock by `seconds`, rounded to milliseconds; a negative number moves it back. */
export function advance(seconds: number): void {
  setClock(now() + milliseconds(seconds));
}

/** Seconds as whole milliseconds, halves upwards, as every testee rounds them. */
export function milliseconds(seconds: number): number {
  return Math.floor(seconds * 1000 + 0.5);
}

/** Milliseconds since 1970 of an ISO 8601 time with an offset. Errors: RangeError. */
export function parseIso(text: string): number {
  const ms = RealDate.parse(text);
  if (!Number.isNaN(ms)) return ms;
  throw new RangeError(`Cannot read the time ${text}: expected ISO 8601 with an offset`);
}

/** From now on gives virtual times to the files under `root`, and to no others. */
export function standIn(root: string): void {
  folder = join(resolve(root), sep);
}

/** Stamps every file under the folder that was written since the clock last moved. */
export function settleFiles(): void {
  if (current !== undefined) settleFolder(folder);
}

function settleFolder(path: string): void {
  for (const entry of entriesOf(path)) {
    const inner = join(path, entry.name);
    if (entry.isDirectory()) settleFolder(inner);
    try {
      restamp(inner, realStat(inner));
    } catch {
      // a name that vanished under us has no stamp to settle
    }
  }
}

function entriesOf(path: string): fs.Dirent[] {
  try {
    return fs.readdirSync(path, { withFileTypes: true });
  } catch {
    return []; // a folder that cannot be entered
  }
}

function isReal(stampMs: number): boolean {
  return stampMs > STARTED_MS - DAY_MS && stampMs < RealDate.now() + DAY_MS;
}

/** Gives a file that the kernel stamped the virtual time instead. */
function restamp(path: fs.PathLike, stat: fs.Stats | fs.BigIntStats): boolean {
  if (current === undefined || !isReal(Number(stat.mtimeMs))) return false;
  const text = path instanceof URL ? fileURLToPath(path) : String(path);
  if (!resolve(text).startsWith(folder)) return false;
  try {
    fs.lutimesSync(path, Number(stat.atimeMs) / 1000, current / 1000);
    return true;
  } catch {
    return false;
  }
}

type Stat = typeof fs.statSync;

function withVirtualStamps(stat: Stat, stampsTarget: boolean): Stat {
  return new Proxy(stat, {
    apply(_, __, [path, options]: [fs.PathLike, fs.StatSyncOptions?]) {
      const found = stat(path, options);
      if (found === undefined) return found;
      const file = stampsTarget && realStat(path).isSymbolicLink() ? fs.realpathSync(path) : path;
      return restamp(file, found) ? stat(path, options) : found;
    },
  });
}

/** Replaces the readers of the clock. */
export function installClock(): void {
  globalThis.Date = new Proxy(RealDate, {
    apply: () => new RealDate(now()).toString(),
    construct: (real, args, made) =>
      Reflect.construct(real, args.length === 0 ? [now()] : args, made),
    get: (real, name) => (name === "now" ? now : Reflect.get(real, name)),
  });
  const statSync = withVirtualStamps(fs.statSync, true);
  const lstatSync = withVirtualStamps(fs.lstatSync, false);
  Object.assign(fs, { statSync, lstatSync });
  syncBuiltinESMExports();
}
