import { sourceFile } from "../source-file.ts";
import { type Frame, frameOf } from "./frame.ts";

/** Any function that may stand on the stack. */
// oxlint-disable-next-line typescript/no-unsafe-function-type -- V8 compares identities and never calls it
export type Marker = Function;

/** Something that V8 has put a stack into; it is formatted when first read. */
interface Holder {
  stack?: NodeJS.CallSite[];
}

// oxlint-disable-next-line typescript/unbound-method -- V8's own, whatever programs put in its place
const { captureStackTrace } = Error;

const asCallSites = (_error: Error, sites: NodeJS.CallSite[]): NodeJS.CallSite[] => sites;

/**
 * The calls below `marker`, newest first, at most `limit`.
 *
 * Hooks that a program has set on `Error` are neither used nor changed.
 */
export function callSites(marker: Marker, limit: number): NodeJS.CallSite[] {
  // V8 looks at every variable of every call down to the marker, so this has few and calls none.
  const holder: Holder = {};
  takeOver(limit);
  try {
    captureStackTrace(holder, marker);
    return holder.stack ?? [];
  } finally {
    handBack(); // even where the stack itself is at its end
  }
}

let stackTraceLimit = 0;
let prepareStackTrace: typeof Error.prepareStackTrace;

function takeOver(limit: number): void {
  // oxlint-disable-next-line typescript/unbound-method -- it is put back as it was, and never called
  ({ stackTraceLimit, prepareStackTrace } = Error);
  Error.stackTraceLimit = limit;
  Error.prepareStackTrace = asCallSites;
}

function handBack(): void {
  Error.stackTraceLimit = stackTraceLimit;
  Error.prepareStackTrace = prepareStackTrace;
}

/** The calls below `marker` that have a source, newest first, out of at most `limit`. */
export function callStack(marker: Marker, limit: number): NodeJS.CallSite[] {
  return callSites(marker, limit).filter(hasSource);
}

type CallSite = NodeJS.CallSite;

function hasSource(site: CallSite): boolean {
  return Boolean(site.getFileName()) || site.isEval();
}

/** Whether a call is logging's own. */
export function isPort(site: CallSite): boolean {
  const file = site.getFileName();
  return Boolean(file) && sourceFile(String(file)).isPort;
}

/** Whether a call is one that `stacklevel` does not count: logging's own, or Node's machinery. */
export function isInternal(site: CallSite): boolean {
  const file = site.getFileName();
  return Boolean(file) && sourceFile(String(file)).isInternal;
}

/** Frames from call sites, oldest first, as a traceback shows them; without Node's machinery. */
export function framesOf(sites: readonly CallSite[]): Frame[] {
  return sites
    .filter((site) => isPort(site) || !isInternal(site))
    .map(frameOf)
    .toReversed();
}
