import { callStack } from "./call-stack.ts";

/** The calls that led to what is being reported now, where they are over by now; newest first. */
let remembered: readonly NodeJS.CallSite[] | null = null;

/** Runs `action`, which reports what `calls` led to; without `calls`, those under way count as ever. */
export function withCalls<T>(calls: readonly NodeJS.CallSite[] | null, action: () => T): T {
  const outer = remembered;
  remembered = calls;
  try {
    return action();
  } finally {
    remembered = outer;
  }
}

/** What {@link withCalls} was given; null if the calls under way are the ones to report. */
export function rememberedCalls(): readonly NodeJS.CallSite[] | null {
  return remembered;
}

/** The calls that are under way, to be remembered; newest first. */
export function callsUnderWay(): NodeJS.CallSite[] {
  return callStack(callsUnderWay, Number.POSITIVE_INFINITY);
}
