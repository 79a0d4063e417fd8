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
