import type { Reduction } from "../../python/pickle/reduction.ts";
import { truth } from "../../python/truth.ts";
import { tuple } from "../../python/values.ts";
import { type Level, WARNING } from "../levels.ts";
import { GET_LOGGER, Logger } from "./logger.ts";
import { Manager } from "./manager.ts";

/**
 * The top of the tree of loggers.
 *
 * Source: CPython 3.15, `logging.RootLogger`.
 */
export class RootLogger extends Logger {
  constructor(level: Level) {
    super("root", level);
  }

  override __reduce__(): Reduction {
    return [GET_LOGGER, tuple([])];
  }
}

/** The logger at the top of the tree, at WARNING until it is told otherwise. */
export const root: RootLogger = new RootLogger(WARNING);

Logger.root = root;
Logger.manager = new Manager(root);

/**
 * The logger of that name, made if need be; the root logger without a name.
 *
 * Source: CPython 3.15, `logging.getLogger`.
 */
export function getLogger(name?: string | null): Logger {
  if (name === undefined || name === null || !truth(name)) return root;
  return name === root.name ? root : Logger.manager.getLogger(name);
}
