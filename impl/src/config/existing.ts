import { clearHandlers, registeredHandlers } from "../core/handler/registry.ts";
import { sys } from "../core/sys.ts";
import { getLogger, Logger, NOTSET, root, shutdown } from "../index.ts";
import { TypeError } from "../python/exceptions.ts";
import { truth } from "../python/truth.ts";
import { compareText } from "./items.ts";
import { tracebackText } from "./traceback-text.ts";

/**
 * Closes every handler there is and forgets their names, as each new configuration begins.
 *
 * Those that take their time finish later, and what goes wrong then is told on standard error.
 */
export function clearExistingHandlers(): void {
  const closing = shutdown({ handlerList: registeredHandlers() });
  clearHandlers();
  closing?.catch((error: unknown) => {
    sys.stderr?.write(`Exception ignored while handlers were closed:\n${tracebackText(error)}`);
  });
}

/** The loggers that were there before a configuration, less those that it names. */
export class ExistingLoggers {
  readonly #names = [...root.manager.loggerDict.keys()].toSorted(compareText);
  readonly #children = new Set<string>();

  /** Takes note that the configuration names `name`. */
  configured(name: unknown): void {
    const index = this.#names.findIndex((existing) => existing === name);
    if (index < 0) return;
    for (const below of this.#names.slice(index + 1)) {
      if (below.startsWith(`${String(name)}.`)) this.#children.add(below);
    }
    this.#names.splice(index, 1);
  }

  /** Resets those that are below a configured one, and disables the others, or enables them. */
  leave(disable: unknown): void {
    for (const name of this.#names) {
      const logger = root.manager.loggerDict.get(name);
      if (!(logger instanceof Logger)) continue;
      if (this.#children.has(name)) reset(logger);
      else logger.disabled = flag(disable);
    }
  }
}

function reset(logger: Logger): void {
  logger.setLevel(NOTSET);
  logger.handlers = [];
  logger.propagate = true;
}

/** Takes all handlers out of a logger; they stay open. */
export function removeHandlers(logger: Logger): void {
  const present = [...logger.handlers];
  for (const handler of present) logger.removeHandler(handler);
}

/** The logger of that name. Errors: TypeError for what is no text. */
export function loggerNamed(name: unknown): Logger {
  if (typeof name === "string") return getLogger(name);
  if (!truth(name)) return root;
  throw new TypeError("A logger name must be a string");
}

/** A value that is true where Python takes it for true: an empty list is not. */
export function flag(value: unknown): unknown {
  return Boolean(value) === truth(value) ? value : truth(value);
}
