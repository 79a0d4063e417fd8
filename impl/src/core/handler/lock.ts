import { AttributeError, TypeError } from "../../python/exceptions.ts";

/**
 * Stands where Python has a `threading.RLock`.
 *
 * JavaScript runs one thing at a time, so taking the lock always succeeds and means nothing. It is
 * here so that code which takes or replaces it goes on working.
 */
export class RLock {
  acquire(): boolean {
    return true;
  }

  release(): void {}
}

/**
 * Python's `with owner.lock:`, which there is nothing to do for but to see that the lock is there.
 *
 * Errors: AttributeError if `createLock` made none, TypeError if it is null.
 */
export function requireLock(owner: { readonly lock?: RLock | null }): void {
  if (owner.lock) return;
  if (owner.lock === null) {
    const problem = "does not support the context manager protocol (missed __exit__ method)";
    throw new TypeError(`'NoneType' object ${problem}`);
  }
  throw new AttributeError(`'${owner.constructor.name}' object has no attribute 'lock'`);
}
