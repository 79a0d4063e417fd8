/** What was being handled when an error was raised; Python's `__context__`. */
const contexts = new WeakMap<Error, Error>();

/** `raised`, marked as raised while `of` was being handled. */
export function raisedWhileHandling<E extends Error>(raised: E, of: Error): E {
  contexts.set(raised, of);
  return raised;
}

/** The error in whose handling `error` came about, if that is known. */
export function contextOf(error: Error): Error | undefined {
  return contexts.get(error);
}
