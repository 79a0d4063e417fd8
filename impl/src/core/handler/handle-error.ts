import {
  AttributeError,
  BaseException,
  Exception,
  RecursionError,
} from "../../python/exceptions.ts";
import { repr, str } from "../../python/repr.ts";
import { callStack, framesOf, isPort } from "../call-site/call-stack.ts";
import { rememberedCalls } from "../call-site/remembered-calls.ts";
import { whileHandling } from "../current-exception.ts";
import { isSystemError } from "../file/system-error.ts";
import { formatException } from "../format/format-exception.ts";
import { formatFrames } from "../format/format-frames.ts";
import { tracebackOf } from "../format/traceback.ts";
import type { LogRecord } from "../record/record.ts";
import { raiseExceptions } from "../settings.ts";
import { sys, type TextStream } from "../sys.ts";

/** What can report the error of an `emit`. */
interface Reporter {
  handleError(record: LogRecord): void;
}

/**
 * What every `emit` does with what it catches: `handleError`, with `error` as the exception that is
 * being handled. A recursion that went too deep, or a wish to end the program, goes on upwards.
 */
export function reportError(handler: Reporter, record: LogRecord, error: unknown): void {
  if (isBeyondHandlers(error)) throw error;
  whileHandling(error, () => handler.handleError(record));
}

function isBeyondHandlers(error: unknown): boolean {
  if (error instanceof BaseException) {
    return error instanceof RecursionError || !(error instanceof Exception);
  }
  return error instanceof RangeError && error.message === "Maximum call stack size exceeded";
}

/**
 * Prints an exception, who logged, and what, to `sys.stderr`.
 *
 * Source: CPython 3.15, `logging.Handler.handleError`.
 */
export function printHandlerError(record: LogRecord, error: Error | null): void {
  const { stderr } = sys;
  if (!raiseExceptions || !stderr) return;
  const stack = stackBelowHandler();
  try {
    stderr.write("--- Logging error ---\n");
    if (error === null) refuseNone(stderr);
    const calls = framesOf(stack);
    const raised = tracebackOf(error)?.below(calls) ?? null;
    stderr.write(formatException(error, raised, calls));
    stderr.write("Call stack:\n");
    printCaller(stderr, record, stack);
    printMessage(stderr, record);
  } catch (failure) {
    if (!isSystemError(failure)) throw failure;
  }
}

/** Without an exception CPython gets this far, and no further. */
function refuseNone(stderr: TextStream): never {
  stderr.write("NoneType: None\nCall stack:\n");
  throw new AttributeError("'NoneType' object has no attribute '__traceback__'");
}

/** The calls from the method that caught the error, newest first; or those that were remembered. */
function stackBelowHandler(): readonly NodeJS.CallSite[] {
  const earlier = rememberedCalls();
  if (earlier !== null) return earlier;
  const stack = callStack(whileHandling, Number.POSITIVE_INFINITY);
  return stack.length > 0 ? stack : callStack(printHandlerError, Number.POSITIVE_INFINITY);
}

/** The calls that led to logging; logging's own are left out. */
function printCaller(
  stderr: TextStream,
  record: LogRecord,
  stack: readonly NodeJS.CallSite[],
): void {
  const caller = stack.findIndex((site) => !isPort(site));
  const frames = caller < 0 ? [] : framesOf(stack.slice(caller));
  stderr.write(
    frames.length > 0
      ? formatFrames(frames)
      : `Logged from file ${str(record.filename)}, line ${str(record.lineno)}\n`,
  );
}

function printMessage(stderr: TextStream, record: LogRecord): void {
  let text =
    "Unable to print the message and arguments - possible formatting error.\n" +
    "Use the traceback above to help find the error.\n";
  try {
    text = `Message: ${repr(record.msg)}\nArguments: ${str(record.args)}\n`;
  } catch (error) {
    if (isBeyondHandlers(error)) throw error;
  }
  stderr.write(text);
}
