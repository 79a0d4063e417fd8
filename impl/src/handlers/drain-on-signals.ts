import { closeHandlers } from "../core/handler/close-handlers.ts";
import { registeredHandlers } from "../core/handler/registry.ts";
import { doLastDuties } from "../transport/last-duties.ts";
import { drainListeners } from "./queue-listener.ts";

const SIGNALS: readonly NodeJS.Signals[] = ["SIGTERM", "SIGINT"];

/**
 * Lets SIGTERM and SIGINT end the process only after the records that wait have been handed on, as a
 * call of `process.exit` does by itself. The process still dies of the signal.
 *
 * The library never listens for signals of its own accord, since a listener takes away what a signal
 * does. Where the program has listeners for the signal, how the process ends is theirs to say, and
 * nothing happens here.
 *
 * Units: see `setExitDrain` for how long it may take. Only the main thread of a process gets signals.
 *
 * @returns a function that ends this
 */
export function drainOnSignals(signals: readonly NodeJS.Signals[] = SIGNALS): () => void {
  const listen = (signal: NodeJS.Signals): void => {
    if (process.listenerCount(signal) > 1) return;
    end();
    drainAll();
    process.kill(process.pid, signal);
  };
  const end = (): void => {
    for (const signal of signals) process.off(signal, listen);
  };
  for (const signal of signals) process.on(signal, listen);
  return end;
}

/** What otherwise happens at the exit of the process. */
function drainAll(): void {
  try {
    drainListeners();
    closeHandlers(registeredHandlers())?.catch(() => undefined); // over before it settles
  } finally {
    doLastDuties();
  }
}
