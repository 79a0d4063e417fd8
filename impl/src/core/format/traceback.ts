import { Tuple, tuple } from "../../python/values.ts";
import { bareName, type Frame } from "../call-site/frame.ts";
import { currentException } from "../current-exception.ts";
import { pathOf } from "../source-file.ts";

/** What Python calls `exc_info`: type, value and traceback of an exception, or three times null. */
export type ExceptionInfo = Tuple;

/** Where an exception came from: the calls that were under way, oldest first. */
export class Traceback {
  readonly frames: readonly Frame[];

  constructor(frames: readonly Frame[]) {
    this.frames = frames;
  }

  /**
   * The part that Python shows: from the call that caught the error on.
   *
   * JavaScript's stacks go all the way up. What they share with the stack of the catching call,
   * `calls`, came before it; either of the two may have been cut off at its oldest end.
   */
  below(calls: readonly Frame[]): Traceback {
    // A recursion passes the same place many times, so the longest stretch in common counts.
    const shared = calls.map((_, at) => this.#sharedFrom(calls, at));
    const longest = Math.max(0, ...shared);
    const isCaughtHere = longest > 0 && longest < this.frames.length;
    return isCaughtHere ? new Traceback(this.frames.slice(longest)) : this;
  }

  /** How many of the oldest frames are the calls from `at` on. */
  #sharedFrom(calls: readonly Frame[], at: number): number {
    const differing = this.frames.findIndex((frame, index) => !isSame(calls[at + index], frame));
    return differing < 0 ? this.frames.length : differing;
  }
}

/** Whether two frames are at the same place; a stack's text is less sure of names. */
function isSame(one: Frame | undefined, other: Frame): boolean {
  return one?.filename === other.filename && one.lineno === other.lineno;
}

/** Python's `(type(e), e, e.__traceback__)`. */
export function exceptionInfo(error: Error | null): ExceptionInfo {
  return error === null
    ? tuple([null, null, null])
    : tuple<unknown>([error.constructor, error, tracebackOf(error)]);
}

/** The triple that a log call means by `exc_info`, which is true in Python's sense. */
export function exceptionTriple(exc_info: unknown): ExceptionInfo {
  if (exc_info instanceof Error) return exceptionInfo(exc_info);
  return exc_info instanceof Tuple ? exc_info : exceptionInfo(currentException());
}

/** The traceback in an error's `stack`, or null if it shows no calls: then it was never thrown. */
export function tracebackOf(error: Error): Traceback | null {
  const frames = framesIn(error.stack ?? "");
  return frames.length === 0 ? null : new Traceback(frames);
}

const CALL = /^\s+at (?:async )?(?:(?<call>.*?) \()?(?<file>[^()]*?|.*?):(?<line>\d+):\d+\)?$/;

function framesIn(stack: string): Frame[] {
  const calls = stack.split("\n").flatMap((line): Call[] => {
    const groups = CALL.exec(line)?.groups;
    return groups === undefined ? [] : [groups];
  });
  return calls.flatMap((call, index) => frameIn(call, calls[index + 1])).toReversed();
}

/** The parts of a line of a stack, by name. */
type Call = Readonly<Record<string, string>>;

function frameIn(call: Call, caller: Call | undefined): Frame[] {
  const file = call["file"] ?? "";
  if (file.startsWith("node:internal/") || file === "<anonymous>") return [];
  const isTop = caller === undefined || (caller["file"] ?? "").startsWith("node:internal/modules/");
  const name = nameIn(call["call"], isTop);
  return [{ filename: pathOf(file), lineno: Number(call["line"]), name }];
}

function nameIn(call: string | undefined, isTop: boolean): string {
  if (call === undefined || call === "Object.<anonymous>") return isTop ? "<module>" : "<lambda>";
  const name = bareName(call.replace(/ \[as .*\]$/, ""));
  return name === "<anonymous>" ? "<lambda>" : name;
}
