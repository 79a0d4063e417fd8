import { callSites, callStack, framesOf, isInternal, type Marker } from "./call-stack.ts";
import { formatFrames } from "./format-frames.ts";
import { frameOf } from "./frame.ts";

/** Path, line and function of a log call, and the call stack as text if it was asked for. */
export type Caller = [filename: string, lineno: number, funcName: string, sinfo: string | null];

/** What stands in a record whose call site nobody looked for. */
export const UNKNOWN_CALLER: Readonly<Caller> = ["(unknown file)", 0, "(unknown function)", null];

/**
 * Who called logging.
 *
 * Goes up from `marker`, a function of logging that is running. Calls inside logging are passed
 * over; of the others, the one numbered `stacklevel` counts, or the last if there are fewer.
 */
export function findCallerBelow(marker: Marker, withStack: boolean, stacklevel: number): Caller {
  const stack = callStack(marker);
  let index = -1;
  for (let level = stacklevel; level > 0 && index + 1 < stack.length; ) {
    index += 1;
    const site = stack[index];
    if (site !== undefined && !isInternal(site)) level -= 1;
  }
  return callerAt(stack, Math.max(index, 0), withStack);
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

/** {@link findCallerBelow} for the function that called `marker` itself; undefined if that is logging's. */
export function directCaller(marker: Marker): Caller | undefined {
  const [site] = callSites(marker, 1);
  if (site === undefined || isInternal(site) || !site.getFileName()) return undefined;
  const { filename, lineno, name } = frameOf(site);
  return [filename, lineno, name, null];
}
