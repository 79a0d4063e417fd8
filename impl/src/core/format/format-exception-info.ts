import { IndexError, TypeError } from "../../python/exceptions.ts";
import { str } from "../../python/repr.ts";
import { typeName } from "../../python/values.ts";
import { formatException } from "./format-exception.ts";
import { type ExceptionInfo, Traceback, tracebackOf } from "./traceback.ts";

/** An exception as CPython's `traceback.print_exception` prints it, without the last newline. */
export function formatExceptionInfo(exc_info: ExceptionInfo): string {
  if (!Array.isArray(exc_info)) {
    throw new TypeError(`'${typeName(exc_info)}' object is not subscriptable`);
  }
  if (exc_info.length < 3) throw new IndexError(`${typeName(exc_info)} index out of range`);
  const [, value, traceback] = exc_info;
  if (!(value instanceof Error)) return `${typeName(value)}: ${str(value)}`;
  return formatException(value, givenTraceback(traceback)).replace(/\n$/, "");
}

/** In a hand-made triple an error may stand for its own traceback. */
function givenTraceback(traceback: unknown): Traceback | null {
  if (traceback instanceof Traceback) return traceback;
  return traceback instanceof Error ? tracebackOf(traceback) : null;
}
