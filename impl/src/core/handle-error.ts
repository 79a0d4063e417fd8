import {
  AttributeError,
  BaseException,
  Exception,
  OSError,
  RecursionError,
} from "../python/exceptions.ts";
import { repr, str } from "../python/repr.ts";
import { callStack, framesOf, isPort, type Marker } from "./call-stack.ts";
import { currentException, whileHandling } from "./current-exception.ts";
import { formatException } from "./format-exception.ts";
import { formatFrames } from "./format-frames.ts";
import type { LogRecord } from "./record.ts";
import { raiseExceptions } from "./settings.ts";
import { sys, type TextStream } from "./sys.ts";
import { tracebackOf } from "./traceback.ts";

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
 * Prints the exception that is being handled, who logged, and what, to `sys.stderr`.
 *
 * Source: CPython 3.15, `logging.Handler.handleError`.
 */
export function printHandlerError(record: LogRecord, marker: Marker = printHandlerError): void {
  const { stderr } = sys;
  if (!raiseExceptions || !stderr) return;
  const error = currentException();
  try {
    stderr.write("--- Logging error ---\n");
    stderr.write(error === null ? "NoneType: None\n" : formatException(error, tracebackOf(error)));
    stderr.write("Call stack:\n");
    if (error === null) {
      throw new AttributeError("'NoneType' object has no attribute '__traceback__'");
    }
    printCaller(stderr, record, marker);
    printMessage(stderr, record);
  } catch (failure) {
    if (!isSystemError(failure)) throw failure;
  }
}

function isSystemError(error: unknown): boolean {
  return error instanceof OSError || (error as NodeJS.ErrnoException | null)?.errno !== undefined;
}

/** The calls that led to logging; logging's own are left out. */
function printCaller(stderr: TextStream, record: LogRecord, marker: Marker): void {
  const stack = callStack(marker, Number.POSITIVE_INFINITY);
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
