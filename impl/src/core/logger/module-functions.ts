import { withKeyword } from "../kw.ts";
import { CRITICAL, type Level } from "../levels.ts";
import { basicConfig } from "./basic-config.ts";
import { root } from "./root.ts";
import { warn as warnCaller } from "./warn.ts";

/** The root logger, with a handler if it had none. */
function configuredRoot(): typeof root {
  if (root.handlers.length === 0) basicConfig();
  return root;
}

/** Logs at DEBUG on the root logger. Source: CPython 3.15, `logging.debug`. */
export function debug(msg: unknown, ...args: unknown[]): void {
  configuredRoot().debug(msg, ...args);
}

/** Logs at INFO on the root logger. Source: CPython 3.15, `logging.info`. */
export function info(msg: unknown, ...args: unknown[]): void {
  configuredRoot().info(msg, ...args);
}

/** Logs at WARNING on the root logger. Source: CPython 3.15, `logging.warning`. */
export function warning(msg: unknown, ...args: unknown[]): void {
  configuredRoot().warning(msg, ...args);
}

/** Deprecated in Python: use {@link warning}. Source: CPython 3.15, `logging.warn`. */
export function warn(msg: unknown, ...args: unknown[]): void {
  const text = "The 'warn' function is deprecated, use 'warning' instead";
  warnCaller(text, "DeprecationWarning");
  warning(msg, ...args);
}

/** Logs at ERROR on the root logger. Source: CPython 3.15, `logging.error`. */
export function error(msg: unknown, ...args: unknown[]): void {
  configuredRoot().error(msg, ...args);
}

/** Logs at ERROR with an exception on the root logger. Source: CPython 3.15, `logging.exception`. */
export function exception(msg: unknown, ...args: unknown[]): void {
  error(msg, ...withKeyword(args, { exc_info: true }));
}

/** Logs at CRITICAL on the root logger. Source: CPython 3.15, `logging.critical`. */
export function critical(msg: unknown, ...args: unknown[]): void {
  configuredRoot().critical(msg, ...args);
}

/** Another name of {@link critical}. Source: CPython 3.15, `logging.fatal`. */
export function fatal(msg: unknown, ...args: unknown[]): void {
  critical(msg, ...args);
}

/** Logs at `level` on the root logger. Source: CPython 3.15, `logging.log`. */
export function log(level: number, msg: unknown, ...args: unknown[]): void {
  configuredRoot().log(level, msg, ...args);
}

/** Drops everything up to and including `level`, in all loggers. Source: CPython 3.15, `logging.disable`. */
export function disable(level: Level = CRITICAL): void {
  root.manager.disable = level;
  root.manager._clear_cache();
}
