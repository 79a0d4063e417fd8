import { closeHandlers } from "../handler/close-handlers.ts";
import type { Handler } from "../handler/handler.ts";
import { registeredHandlers } from "../handler/registry.ts";

/** Options of {@link shutdown}. */
export interface ShutdownOptions {
  /** Handlers to close, weakly held, oldest first. @defaultValue all that were ever made and still live */
  readonly handlerList?: readonly WeakRef<Handler>[];
}

/**
 * Flushes and closes all handlers, the newest first. Runs by itself when the process exits.
 *
 * Handlers that work synchronously are done when the call returns. The answer is a promise if others
 * are still busy, e.g. with the network.
 *
 * Errors: OSError and ValueError are dropped, others too if `raiseExceptions` is false.
 *
 * Source: CPython 3.15, `logging.shutdown`.
 */
export function shutdown(options: ShutdownOptions = {}): void | Promise<void> {
  const { handlerList = registeredHandlers() } = options;
  return closeHandlers(handlerList);
}
