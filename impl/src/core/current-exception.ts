import { contextOf, raisedWhileHandling } from "../python/exceptions/context.ts";

/** Errors that are being handled, the newest last. */
const handled: Error[] = [];

/**
 * The error that is being handled, or null.
 *
 * JavaScript does not know it; the port does while it runs {@link whileHandling}.
 *
 * Source: CPython 3.15, `sys.exception`.
 */
export function currentException(): Error | null {
  return handled.at(-1) ?? null;
}

/**
 * Runs `action` the way Python runs an `except` block: `error` is the exception being handled, so
 * that `log.exception("…")` and `exc_info: true` find it. Returns what `action` returns.
 *
 * The port itself runs `handleError` in it. What `action` does later, after an `await`, is outside.
 */
export function whileHandling<T>(error: unknown, action: () => T): T {
  const raised = asError(error);
  const outer = currentException();
  if (outer !== null && outer !== raised && contextOf(raised) === undefined) {
    raisedWhileHandling(raised, outer);
  }
  handled.push(raised);
  try {
    return action();
  } finally {
    handled.pop();
  }
}

/** JavaScript can throw anything; what is no Error is told as one. */
export function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}
