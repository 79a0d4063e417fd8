import { type Frame, frameOf, pathOf } from "./frame.ts";

/** Any function that may stand on the stack. */
// oxlint-disable-next-line typescript/no-unsafe-function-type -- V8 compares identities and never calls it
export type Marker = Function;

/** Something that V8 has put a stack into; it is formatted when first read. */
interface Holder {
  stack?: unknown;
}

const asCallSites = (_error: Error, sites: NodeJS.CallSite[]): NodeJS.CallSite[] => sites;

/**
 * The calls below `marker`, newest first, at most `limit`.
 *
 * Native calls are left out: Python shows none either. Hooks that a program has set on `Error` are
 * neither used nor changed.
 */
export function callSites(marker: Marker, limit: number): NodeJS.CallSite[] {
  const holder: Holder = {};
  const { stackTraceLimit, prepareStackTrace } = Error;
  Error.stackTraceLimit = limit;
  Error.captureStackTrace(holder, marker);
  Error.stackTraceLimit = stackTraceLimit;
  Error.prepareStackTrace = asCallSites;
  const sites = holder.stack as NodeJS.CallSite[];
  Error.prepareStackTrace = prepareStackTrace;
  return sites;
}

/** Every call below `marker` that has a source, newest first. */
export function callStack(marker: Marker): CallSite[] {
  return callSites(marker, Number.POSITIVE_INFINITY).filter(hasSource);
}

type CallSite = NodeJS.CallSite;

function hasSource(site: CallSite): boolean {
  return Boolean(site.getFileName()) || site.isEval();
}

/** The folder of the port, as V8 names its files; empty where a bundler has moved the code. */
const PORT = /\/core\/call-stack\.[jt]s$/.test(import.meta.url)
  ? new URL("..", import.meta.url).href
  : "";
const PORT_PATH = PORT === "" ? "" : pathOf(PORT);

/** Whether a call is logging's own. */
export function isPort(site: CallSite): boolean {
  const file = site.getFileName();
  if (!file || PORT === "") return false;
  return file.startsWith(PORT) || file.startsWith(PORT_PATH);
}

/** Whether a call is one that `stacklevel` does not count: logging's own, or the module loader's. */
export function isInternal(site: CallSite): boolean {
  return isPort(site) || (site.getFileName() ?? "").startsWith("node:internal/modules/");
}

/** Frames from call sites, oldest first, as a traceback shows them; without Node's own start-up. */
export function framesOf(sites: readonly CallSite[]): Frame[] {
  return sites
    .filter((site) => !isStartUp(site))
    .map(frameOf)
    .toReversed();
}

function isStartUp(site: CallSite): boolean {
  return (site.getFileName() ?? "").startsWith("node:internal/");
}
