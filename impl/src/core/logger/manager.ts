import { TypeError } from "../../python/exceptions.ts";
import { checkLevel, type Level } from "../levels.ts";
import type { LogRecordClass, LogRecordFactory } from "../record/record-factory.ts";
import { Logger } from "./logger.ts";
import { PlaceHolder } from "./placeholder.ts";

/** A class of loggers that can be made from a name alone. */
export type LoggerClass = new (name: string) => Logger;

let loggerClass: LoggerClass = Logger;

/**
 * Sets the class of loggers that are made from now on.
 *
 * Errors: TypeError if it is not made from `Logger`. Source: CPython 3.15, `logging.setLoggerClass`.
 */
export function setLoggerClass(klass: LoggerClass): void {
  requireLoggerClass(klass);
  loggerClass = klass;
}

/**
 * The class of loggers that are made now.
 *
 * Source: CPython 3.15, `logging.getLoggerClass`.
 */
export function getLoggerClass(): LoggerClass {
  return loggerClass;
}

function requireLoggerClass(klass: LoggerClass): void {
  if (klass === Logger || klass.prototype instanceof Logger) return;
  throw new TypeError(`logger not derived from logging.Logger: ${klass.name}`);
}

/**
 * Holds one tree of loggers. There is usually one, `Logger.manager`.
 *
 * Source: CPython 3.15, `logging.Manager`.
 */
export class Manager {
  /** The top of the tree. */
  root: Logger;
  /** Whether the complaint about missing handlers was made. */
  emittedNoHandlerWarning = false;
  /** Everything below the root, by full name. */
  readonly loggerDict: Map<string, Logger | PlaceHolder> = new Map();
  /** Class for new loggers; null for the one of all managers. */
  loggerClass: LoggerClass | null = null;
  /** Kept for those who ask; logging itself does not, in CPython either. */
  logRecordFactory: LogRecordFactory | LogRecordClass | null = null;
  #disable = 0;

  constructor(rootnode: Logger) {
    this.root = rootnode;
  }

  /** Records of this level and below are dropped everywhere; may be set by name. */
  get disable(): number {
    return this.#disable;
  }

  set disable(level: Level) {
    this.#disable = checkLevel(level);
  }

  /** The logger of that name, made if need be. Errors: TypeError if the name is no text. */
  getLogger(name: string): Logger {
    if (typeof name !== "string") throw new TypeError("A logger name must be a string");
    const present = this.loggerDict.get(name);
    if (present !== undefined && !(present instanceof PlaceHolder)) return present;
    const logger = new (this.loggerClass ?? loggerClass)(name);
    logger.manager = this;
    this.loggerDict.set(name, logger);
    if (present !== undefined) this._fixupChildren(present, logger);
    this._fixupParents(logger);
    return logger;
  }

  /** Sets the class of the loggers that this manager makes. Errors: as the function of that name. */
  setLoggerClass(klass: LoggerClass): void {
    requireLoggerClass(klass);
    this.loggerClass = klass;
  }

  /** Sets {@link Manager.logRecordFactory}. */
  setLogRecordFactory(factory: LogRecordFactory | LogRecordClass): void {
    this.logRecordFactory = factory;
  }

  /** Finds the parent of a new logger, and holds the places in between. */
  _fixupParents(alogger: Logger): void {
    const { name } = alogger;
    // As in CPython, the dot right before a dot is passed over: "a..b" lies below "a.", not below "a".
    for (let dot = name.lastIndexOf("."); dot > 0; dot = name.lastIndexOf(".", dot - 2)) {
      const above = name.slice(0, dot);
      const present = this.loggerDict.get(above);
      if (present instanceof Logger) {
        alogger.parent = present;
        return;
      }
      if (present === undefined) this.loggerDict.set(above, new PlaceHolder(alogger));
      else present.append(alogger);
    }
    alogger.parent = this.root;
  }

  /** Puts a new logger between the loggers of the place that it takes and their parents. */
  _fixupChildren(ph: PlaceHolder, alogger: Logger): void {
    for (const child of ph.loggerMap.keys()) {
      if (child.parent?.name.startsWith(alogger.name)) continue;
      alogger.parent = child.parent;
      child.parent = alogger;
    }
  }

  /** Makes every logger look anew whether it is enabled. */
  _clear_cache(): void {
    for (const logger of this.loggerDict.values()) {
      if (logger instanceof Logger) logger._cache.clear();
    }
    this.root._cache.clear();
  }
}
