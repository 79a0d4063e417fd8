import { OSError } from "../../python/exceptions.ts";

/**
 * A stream was asked for what it cannot do.
 *
 * In Python it is a ValueError as well, which JavaScript's single inheritance has no room for.
 *
 * Source: CPython 3.15, `io.UnsupportedOperation`.
 */
export class UnsupportedOperation extends OSError {
  static {
    Object.defineProperties(UnsupportedOperation.prototype, {
      name: { value: "UnsupportedOperation", writable: true, configurable: true },
      __module__: { value: "io", writable: true, configurable: true },
    });
  }
}
