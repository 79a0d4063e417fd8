import { Script } from "node:vm";
import { python } from "./port.ts";

/*
 * The fabricated place from which a scenario calls the library. Every testee compiles these functions
 * under the same file name, so that records carry the same call site whatever the testee looks like.
 */

/** File of the scenario's own calls. */
export const FILE = "/srv/app/main.py";
/** Line on which the library is called. */
export const LINE = 7;
/** Function that calls the library. */
export const FUNCTION = "serve";

/** What is called, and how: as a constructor where `self` is {@link CONSTRUCT}. */
type Call = readonly [target: unknown, self: unknown, args: readonly unknown[]];
type Frame = (chain: readonly Frame[], ...call: Call) => unknown;

/** Stands for `self` where an object is to be made. */
export const CONSTRUCT: unique symbol = Symbol("construct");

const SERVE = `(construct) => function ${FUNCTION}(chain, target, self, args) { return self === construct ? new target(...args) : target.apply(self, args); }`;
const ATTEMPT = "(function attempt(handle, error, body) { return handle(error, body); })";
const RAISE_LINE = 101;
const HANDLE_LINE = 103;

const makeServe: (construct: symbol) => Frame = script(SERVE, LINE).runInThisContext();
const serve = makeServe(CONSTRUCT);
const attempt: <T>(handle: typeof python.whileHandling, error: Error, body: () => T) => T = script(
  ATTEMPT,
  HANDLE_LINE,
).runInThisContext();
const known = new Map<string, Frame>();

function script(source: string, line: number): Script {
  return new Script(source, { filename: FILE, lineOffset: line - 1 });
}

/**
 * Calls `target` on line 7 of `serve`, reached through `frames`, outermost first.
 *
 * The n-th of the frames, counted from 1, calls the next on line 10n + 7.
 */
export function callFrom(
  frames: readonly string[],
  target: unknown,
  self: unknown,
  args: readonly unknown[],
): unknown {
  const chain = frames.map((name, index) => frame(name, 10 * (index + 1) + LINE));
  const [outermost, ...rest] = [...chain, serve];
  return outermost(rest, target, self, args);
}

function frame(name: string, line: number): Frame {
  const key = `${line}:${name}`;
  const source = `(function ${name}(chain, ...call) { return chain[0](chain.slice(1), ...call); })`;
  const made: Frame = known.get(key) ?? script(source, line).runInThisContext();
  known.set(key, made);
  return made;
}

/** Makes `error` look as if it was raised and caught in the fabricated file. */
export function raiseHere(error: Error): void {
  error.stack = `${headOf(error)}\n    at attempt (${FILE}:${RAISE_LINE}:9)`;
}

/** Runs `body` while `error` is being handled in the fabricated file. */
export function handleHere<T>(error: Error, body: () => T): T {
  return attempt(python.whileHandling, error, body);
}

/** Makes `error` look as if it was never raised: Python gives an exception its traceback on the way up. */
export function forgetOrigin(error: Error): void {
  error.stack = headOf(error);
}

function headOf({ name, message }: Error): string {
  return message === "" ? name : `${name}: ${message}`;
}
