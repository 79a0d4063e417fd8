/** Errors that are being handled, the newest last. */
const handled: Error[] = [];

/** What was being handled when an error was raised; Python's `__context__`. */
const contexts = new WeakMap<Error, Error>();

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
  if (outer !== null && outer !== raised && !contexts.has(raised)) contexts.set(raised, outer);
  handled.push(raised);
  try {
    return action();
  } finally {
    handled.pop();
  }
}

/** `raised`, marked as raised while `of` was being handled. */
export function raisedWhileHandling<E extends Error>(raised: E, of: Error): E {
  contexts.set(raised, of);
  return raised;
}

/** The error in whose handling `error` came about, if that is known. */
export function contextOf(error: Error): Error | undefined {
  return contexts.get(error);
}

/** JavaScript can throw anything; what is no Error is told as one. */
export function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}
