import { checkLevel } from "../core/levels.ts";
import { warn } from "../core/logger/warn.ts";
import { QueueHandler, QueueListener } from "../handlers.ts";
import { Filter, Formatter, getHandlerByName, type Logger, root } from "../index.ts";
import { TypeError, ValueError } from "../python/exceptions.ts";
import { repr, str } from "../python/repr.ts";
import { truth } from "../python/truth.ts";
import { isClass, isFloat, isInt } from "../python/values.ts";
import { Queue } from "../queue.ts";
import { callMethod, setAttribute, setAttributes } from "./attributes.ts";
import { BaseConfigurator } from "./base-configurator.ts";
import { callWith, type Keywords } from "./call.ts";
import { asWritten, ConvertingDict } from "./converting.ts";
import {
  clearExistingHandlers,
  ExistingLoggers,
  flag,
  loggerNamed,
  removeHandlers,
} from "./existing.ts";
import { completeArguments, derives } from "./handler-parts.ts";
import { asDict, contains, dictPairs, getItem, getOr, iterate, setItem, sorted } from "./items.ts";
import { resolveName } from "./modules.ts";
import { raiseFrom, raisingFrom } from "./raise-from.ts";

/**
 * Sets logging up as a dict says. Its methods may be overridden; see `setDictConfigClass`.
 *
 * Source: CPython 3.15, `logging.config.DictConfigurator`.
 */
export class DictConfigurator extends BaseConfigurator {
  /** Does what the configuration says. Errors: ValueError, with what went wrong as its cause. */
  configure(): void {
    const { config } = this;
    if (!config.has("version")) throw new ValueError("dictionary doesn't specify a version");
    const version = config.item("version");
    const isNumber = isInt(version) || isFloat(version) || typeof version === "boolean";
    if (!isNumber || Number(version) !== 1) {
      throw new ValueError(`Unsupported version: ${str(version)}`);
    }
    if (truth(config.pop("incremental", false))) this.#change();
    else this.#replace();
  }

  /** The incremental form: levels, and whether records go up. */
  #change(): void {
    const handlers = this.#section("handlers");
    for (const name of iterate(handlers)) {
      const handler = typeof name === "string" ? getHandlerByName(name) : null;
      if (handler === null) throw new ValueError(`No handler found with name ${repr(name)}`);
      unable("handler", name, () => {
        const level = getOr(getItem(handlers, name), "level");
        if (truth(level)) handler.setLevel(checkLevel(level));
      });
    }
    const loggers = this.#section("loggers");
    for (const name of iterate(loggers)) {
      unable("logger", name, () => this.configure_logger(name, getItem(loggers, name), true));
    }
    this.#root(true);
  }

  /** The full form: everything that was there before goes. */
  #replace(): void {
    const disable = this.config.pop("disable_existing_loggers", true);
    clearExistingHandlers();
    this.#each("formatters", "formatter", (one) => this.configure_formatter(one));
    this.#each("filters", "filter", (one) => this.configure_filter(one));
    this.#handlers();
    const existing = new ExistingLoggers();
    const loggers = this.#section("loggers");
    for (const name of iterate(loggers)) {
      existing.configured(name);
      unable("logger", name, () => this.configure_logger(name, getItem(loggers, name)));
    }
    existing.leave(disable);
    this.#root(false);
  }

  /** Each part of a section makes way for what is made of it. */
  #each(section: string, what: string, make: (config: unknown) => unknown): void {
    const parts = this.#section(section);
    for (const name of iterate(parts)) {
      unable(what, name, () => setItem(parts, name, make(getItem(parts, name))));
    }
  }

  /** In the order of their names; those that need one that is not there yet come last. */
  #handlers(): void {
    const handlers = this.#section("handlers");
    const make = (name: unknown): void => {
      const handler = this.configure_handler(getItem(handlers, name));
      setAttribute(handler, "name", name);
      setItem(handlers, name, handler);
    };
    const deferred: unknown[] = [];
    for (const name of sorted(handlers)) {
      try {
        make(name);
      } catch (error) {
        if (waits(error)) deferred.push(name);
        else raiseFrom(new ValueError(`Unable to configure handler ${repr(name)}`), error);
      }
    }
    for (const name of deferred) unable("handler", name, () => make(name));
  }

  #root(incremental: boolean): void {
    const config = this.config.get("root");
    if (!truth(config)) return;
    raisingFrom(
      () => (incremental ? this.configure_root(config, true) : this.configure_root(config)),
      () => new ValueError("Unable to configure root logger"),
    );
  }

  #section(name: string): unknown {
    return this.config.get(name, {});
  }

  /** Makes a formatter. */
  configure_formatter(config: unknown): unknown {
    if (contains(config, "()")) return this.#customFormatter(asDict(config, "pop"));
    const given = [getOr(config, "format"), getOr(config, "datefmt"), getOr(config, "style", "%")];
    const name = getOr(config, "class");
    const defaults = getOr(config, "defaults");
    const made = truth(name) ? resolveName(name) : Formatter;
    if (contains(config, "validate")) given.push(getItem(config, "validate"));
    const keywords = new Map(defaults === null ? [] : [["defaults", asWritten(defaults)]]);
    return callWith(made, given.map(asWritten), keywords);
  }

  /** A factory that has no `format` may have `fmt`, as the formatters of logging do. */
  #customFormatter(config: ConvertingDict): unknown {
    const factory = config.item("()");
    try {
      return this.configure_custom(config);
    } catch (error) {
      if (!refuses(error, "format")) throw error;
      config.set("fmt", config.pop("format"));
      config.set("()", factory);
      return this.configure_custom(config);
    }
  }

  /** Makes a filter. */
  configure_filter(config: unknown): unknown {
    if (contains(config, "()")) return this.configure_custom(asDict(config, "pop"));
    return callWith(Filter, [getOr(config, "name", "")], new Map());
  }

  /** Adds filters, given by name or as they are. Errors: ValueError. */
  add_filters(filterer: unknown, filters: unknown): void {
    for (const filter of iterate(filters)) {
      const refusal = (): Error => new ValueError(`Unable to add filter ${repr(filter)}`);
      raisingFrom(() => {
        const found = isFilter(filter) ? filter : getItem(this.config.item("filters"), filter);
        callMethod(filterer, "addFilter", found);
      }, refusal);
    }
  }

  /** Makes a handler. */
  configure_handler(config: unknown): unknown {
    const before = dictPairs(config);
    const dict = asDict(config, "pop");
    const formatter = this.#formatterNamed(dict.pop("formatter"));
    const level = dict.pop("level");
    const filters = dict.pop("filters");
    const made = this.#makeHandler(dict, before);
    if (formatter !== null) callMethod(made, "setFormatter", formatter);
    if (level !== null) callMethod(made, "setLevel", checkLevel(level));
    if (truth(filters)) this.add_filters(made, filters);
    setAttributes(made, dict.pop("."));
    return made;
  }

  #formatterNamed(name: unknown): unknown {
    if (!truth(name)) return null;
    return raisingFrom(
      () => getItem(this.config.item("formatters"), name),
      () => new ValueError(`Unable to set formatter ${repr(name)}`),
    );
  }

  #makeHandler(config: ConvertingDict, before: Pairs): unknown {
    const isClassForm = !config.has("()");
    const factory = this.popFactory(config, isClassForm ? "class" : "()");
    if (isClassForm) this.#complete(factory, config, before);
    const keywords = this.keywordsOf(config, factory);
    if (isClassForm && derives(factory, QueueHandler)) {
      return withOldName(keywords, () => this._configure_queue_handler(factory, keywords));
    }
    return withOldName(keywords, () => callWith(factory, [], keywords));
  }

  #complete(made: unknown, config: ConvertingDict, before: Pairs): void {
    if (!isClass(made)) throw new TypeError("issubclass() arg 1 must be a class");
    try {
      completeArguments(this, made, config);
    } catch (error) {
      if (waits(error)) for (const [key, value] of before) config.set(key, value); // for a second try
      throw error;
    }
  }

  /** Makes a QueueHandler, with a queue and a listener at its other end. */
  _configure_queue_handler(klass: unknown, kwargs: Keywords): unknown {
    const {
      queue = new Queue(),
      respect_handler_level = false,
      listener: makeListener = QueueListener,
      handlers = [],
      ...rest
    } = Object.fromEntries(kwargs);
    const options = new Map([["respect_handler_level", respect_handler_level]]);
    const listener = callWith(makeListener, [queue, ...iterate(handlers)], options);
    const handler = callWith(klass, [queue], new Map(Object.entries(rest)));
    setAttribute(handler, "listener", listener);
    return handler;
  }

  /** Adds handlers to a logger, by their names. Errors: ValueError. */
  add_handlers(logger: Logger, handlers: unknown): void {
    for (const name of iterate(handlers)) {
      raisingFrom(
        () => callMethod(logger, "addHandler", getItem(this.config.item("handlers"), name)),
        () => new ValueError(`Unable to add handler ${repr(name)}`),
      );
    }
  }

  /** What the root and the other loggers have in common. */
  common_logger_config(logger: Logger, config: unknown, incremental = false): void {
    const level = getOr(config, "level");
    if (level !== null) logger.setLevel(checkLevel(level));
    if (incremental) return;
    removeHandlers(logger);
    const handlers = getOr(config, "handlers");
    if (truth(handlers)) this.add_handlers(logger, handlers);
    const filters = getOr(config, "filters");
    if (truth(filters)) this.add_filters(logger, filters);
  }

  /** Sets up a logger other than the root. */
  configure_logger(name: unknown, config: unknown, incremental = false): void {
    const logger = loggerNamed(name);
    this.common_logger_config(logger, config, incremental);
    logger.disabled = false;
    const propagate = getOr(config, "propagate");
    if (propagate !== null) logger.propagate = flag(propagate);
  }

  /** Sets up the root logger. */
  configure_root(config: unknown, incremental = false): void {
    this.common_logger_config(root, config, incremental);
  }
}

const STRM =
  "Handlers take 'stream'; calling them with 'strm' is deprecated and goes with Python 3.16.";

type Pairs = readonly (readonly [unknown, unknown])[];

/** Runs `action`; what it raises becomes the cause of `Unable to configure …`. */
function unable(what: string, name: unknown, action: () => void): void {
  raisingFrom(action, () => new ValueError(`Unable to configure ${what} ${repr(name)}`));
}

/** Whether a handler could not be made because another is still missing. */
function waits(error: unknown): boolean {
  return error instanceof Error && str(error.cause).includes(" not configured yet");
}

/** Whether a call was refused, by Python's rules or by JavaScript, for the sake of `name`. */
function refuses(error: unknown, name: string): boolean {
  const isTypeError = error instanceof TypeError || error instanceof globalThis.TypeError;
  return isTypeError && error.message.includes(`'${name}'`);
}

/** Makes a handler; one that knows no `stream` may have `strm`, as the parameter once was called. */
function withOldName(keywords: Map<string, unknown>, make: () => unknown): unknown {
  try {
    return make();
  } catch (error) {
    if (!refuses(error, "stream")) throw error;
  }
  keywords.set("strm", keywords.get("stream"));
  keywords.delete("stream");
  const handler = make();
  warn(STRM, "DeprecationWarning");
  return handler;
}

function isFilter(value: unknown): boolean {
  if (typeof value === "function") return true;
  return (
    typeof value === "object" &&
    value !== null &&
    typeof Reflect.get(value, "filter") === "function"
  );
}
