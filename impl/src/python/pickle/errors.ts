import { BaseException, Exception, nameExceptions } from "../exceptions/base.ts";

/** Root of what pickling raises of its own. Source: CPython 3.15, `pickle.PickleError`. */
export class PickleError extends Exception {}

/** A value has no pickle. Source: CPython 3.15, `pickle.PicklingError`. */
export class PicklingError extends PickleError {}

/**
 * Bytes are no pickle, or one that is refused: broken, beyond a limit, or asking for what is never done.
 *
 * Everything that `loads` refuses is this one class, where CPython raises half a dozen.
 * Source: CPython 3.15, `pickle.UnpicklingError`.
 */
export class UnpicklingError extends PickleError {}

nameExceptions({ PickleError, PicklingError, UnpicklingError });

for (const { prototype } of [PickleError, PicklingError, UnpicklingError]) {
  // A traceback names the module of an exception that is no builtin.
  Object.defineProperty(prototype, "__module__", { value: "_pickle", configurable: true });
}

/**
 * Adds a line that a traceback shows below the error, as Python's `add_note` does.
 *
 * The lines are in `error.__notes__`. Source: CPython 3.15, `BaseException.add_note`.
 */
export function addNote<T>(error: T, note: string): T {
  if (!(error instanceof BaseException)) return error;
  const notes: unknown = Reflect.get(error, "__notes__");
  if (Array.isArray(notes)) notes.push(note);
  else Object.defineProperty(error, "__notes__", { value: [note], configurable: true });
  return error;
}
