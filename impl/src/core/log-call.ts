import { TypeError } from "../python/exceptions.ts";
import { Tuple } from "../python/values.ts";
import { KeywordArguments, type LogKeywords } from "./kw.ts";
import type { Logger } from "./logger.ts";

/** Calls `_log` with the arguments of a log call, of which the last may be keywords. */
export function logWith(logger: Logger, level: number, msg: unknown, args: unknown[]): void {
  const last = args[args.length - 1];
  if (!(last instanceof KeywordArguments)) {
    logger._log(level, msg, tupleOf(args, args.length));
    return;
  }
  const { exc_info, extra, stack_info, stacklevel, ...unknown } = last.values;
  refuse(unknown);
  const positional = tupleOf(args, args.length - 1);
  logger._log(level, msg, positional, exc_info, extra, stack_info, stacklevel);
}

/** A tuple by length and index, which V8 makes ten times faster than one by `push` or spreading. */
function tupleOf(args: readonly unknown[], length: number): Tuple {
  const made = new Tuple(length);
  for (let index = 0; index < length; index++) made[index] = args[index];
  return made;
}

function refuse(unknown: LogKeywords): void {
  for (const name of Object.keys(unknown)) {
    throw new TypeError(
      ["level", "msg", "args"].includes(name)
        ? `Logger._log() got multiple values for argument '${name}'`
        : `Logger._log() got an unexpected keyword argument '${name}'`,
    );
  }
}
