/** Python's `raise error from cause`. */
export function raiseFrom(error: Error, cause: unknown): never {
  Object.defineProperty(error, "cause", { value: cause, writable: true, configurable: true });
  throw error;
}

/** Runs `action`; what it raises becomes the cause of the error that `made` makes. */
export function raisingFrom<T>(action: () => T, made: () => Error): T {
  try {
    return action();
  } catch (error) {
    raiseFrom(made(), error);
  }
}
