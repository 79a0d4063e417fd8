import { formatFrames } from "../format/format-frames.ts";
import { sourceFile } from "../source-file.ts";
import { callStack, framesOf, isInternal, type Marker } from "./call-stack.ts";
import { frameIn, frameOf } from "./frame.ts";

/** Path, line and function of a log call, and the call stack as text if it was asked for. */
export type Caller = [filename: string, lineno: number, funcName: string, sinfo: string | null];

/** What stands in a record whose call site nobody looked for. */
export const UNKNOWN_CALLER: Readonly<Caller> = ["(unknown file)", 0, "(unknown function)", null];

/** How many calls are looked at before all are; each costs time. Enough for an adapter or two. */
const FAR = 10;

/**
 * Who called logging.
 *
 * Goes up from `marker`, a function of logging that is running. Calls inside logging are passed
 * over; of the others, the one numbered `stacklevel` counts, or the last if there are fewer.
 */
export function findCallerBelow(marker: Marker, withStack: boolean, stacklevel: number): Caller {
  if (!withStack) {
    const far = callStack(marker, FAR);
    const index = indexOfLevel(far, stacklevel);
    if (index !== undefined) return callerAt(far, index, false);
  }
  const stack = callStack(marker, Number.POSITIVE_INFINITY);
  const index = indexOfLevel(stack, stacklevel) ?? stack.findLastIndex((site) => !isInternal(site));
  return callerAt(stack, index, withStack);
}

/** The caller at a call site that was found already; undefined if that is logging's own. */
export function callerAtSite(site: NodeJS.CallSite | undefined): Caller | undefined {
  const file = site?.getFileName();
  if (site === undefined || !file || sourceFile(file).isInternal) return undefined;
  const { filename, lineno, name } = frameIn(file, site);
  return [filename, lineno, name, null];
}

/** Where the caller numbered `level` is; undefined if there are fewer. */
function indexOfLevel(stack: readonly NodeJS.CallSite[], level: number): number | undefined {
  if (level <= 0) return 0;
  let left = level;
  const index = stack.findIndex((site) => !isInternal(site) && --left <= 0);
  return index < 0 ? undefined : index;
}

function callerAt(stack: readonly NodeJS.CallSite[], index: number, withStack: boolean): Caller {
  const site = stack[index];
  if (site === undefined) return [...UNKNOWN_CALLER];
  const { filename, lineno, name } = frameOf(site);
  return [filename, lineno, name, withStack ? stackText(stack.slice(index)) : null];
}

function stackText(stack: readonly NodeJS.CallSite[]): string {
  const frames = formatFrames(framesOf(stack)).replace(/\n$/, "");
  return `Stack (most recent call last):\n${frames}`;
}
