import { ValueError } from "../../python/exceptions.ts";
import { truth } from "../../python/truth.ts";
import { isSystemError } from "../file/system-error.ts";
import { raiseExceptions } from "../settings.ts";
import type { Handler } from "./handler.ts";

/**
 * Flushes and closes handlers, the last in the list first.
 *
 * What works synchronously is done when the call returns; the promise is for the others.
 */
export function closeHandlers(handlerList: readonly WeakRef<Handler>[]): void | Promise<void> {
  const busy: Promise<void>[] = [];
  for (const reference of handlerList.toReversed()) {
    const closing = settle(() => finish(reference.deref()));
    if (closing) busy.push(closing);
  }
  return busy.length === 0 ? undefined : Promise.all(busy).then(() => undefined);
}

function finish(handler: Handler | undefined): void | Promise<void> {
  if (handler === undefined) return;
  handler.acquire();
  try {
    // A MemoryHandler may not want to be flushed; the attribute is its own.
    const wantsFlush = !("flushOnClose" in handler) || truth(handler.flushOnClose);
    const flushing = wantsFlush ? handler.flush() : undefined;
    return flushing ? flushing.then(() => handler.close()) : handler.close();
  } finally {
    handler.release();
  }
}

/** Does something that may fail now or later, and drops failures that do not matter any more. */
function settle(action: () => void | Promise<void>): void | Promise<void> {
  try {
    return action()?.catch(dropHarmless);
  } catch (error) {
    dropHarmless(error);
  }
}

function dropHarmless(error: unknown): void {
  const isHarmless = error instanceof ValueError || isSystemError(error);
  if (!isHarmless && raiseExceptions) throw error;
}
