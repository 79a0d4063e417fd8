import { type Level, WARNING } from "../levels.ts";
import { Logger } from "./logger.ts";
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
  return !name || name === root.name ? root : Logger.manager.getLogger(name);
}
