import { relative, sep } from "node:path";
import { Handler, PlaceHolder, root } from "logparity";
import { sys } from "logparity/python";

const TOLD = (
  "name level stream terminator baseFilename mode encoding errors delay maxBytes backupCount when interval utc " +
  "suffix host port closeOnError address facility socktype ident append_nul url method secure mailhost mailport " +
  "fromaddr toaddrs subject username appname dllname logtype capacity flushLevel flushOnClose queue"
).split(" ");

/** Loggers, handlers, formatters and filters as they hang together; handlers have numbers. */
export function graph() {
  const met = [];
  const number = (handler) => {
    if (!(handler instanceof Handler)) return plain(handler);
    if (!met.includes(handler)) met.push(handler);
    return met.indexOf(handler) + 1;
  };
  const below = [...root.manager.loggerDict].toSorted(([one], [other]) => (one < other ? -1 : 1));
  const loggers = [["root", root], ...below].map(([name, logger]) => [
    name,
    toldLogger(logger, number),
  ]);
  const handlers = new Map();
  for (const handler of met) handlers.set(number(handler), toldHandler(handler, number)); // it may lead to more
  return new Map([
    ["loggers", new Map(loggers)],
    ["handlers", handlers],
  ]);
}

/** A logger with the numbers of its handlers. */
function toldLogger(logger, number) {
  if (logger instanceof PlaceHolder) return plain(logger);
  const { level, propagate, disabled, handlers, filters } = logger;
  return {
    level,
    propagate,
    disabled: Boolean(disabled),
    handlers: handlers.map(number),
    filters: filters.map(toldFilter),
  };
}

/** A handler by those attributes that it has. */
function toldHandler(handler, number) {
  const told = { class: handler.constructor.name };
  told.formatter = toldFormatter(handler.formatter);
  told.filters = handler.filters.map(toldFilter);
  for (const name of TOLD) if (handler[name] !== undefined) told[name] = plain(handler[name]);
  if (handler.target !== undefined) told.target = number(handler.target);
  if (handler.listener?.handlers !== undefined) {
    told.listener = Array.from(handler.listener.handlers, number);
    told.respect_handler_level = handler.listener.respect_handler_level;
  }
  return told;
}

/** A formatter by its style, format and date format. */
function toldFormatter(formatter) {
  if (formatter?._style === undefined) return plain(formatter);
  const { _style: style, datefmt } = formatter;
  return [formatter.constructor.name, style.constructor.name, plain(style._fmt), plain(datefmt)];
}

/** A filter by its class, and by its name where it has one. */
function toldFilter(filter) {
  return [plain(filter), plain(filter?.name)];
}

/** Texts, numbers and what is made of them as they are, all else by its class. */
function plain(value) {
  if (value === sys.stdout) return "stdout";
  if (value === sys.stderr) return "stderr";
  if (typeof value === "string" && value.startsWith(process.cwd() + sep))
    return relative("", value);
  const isObject = typeof value === "object" && value !== null;
  const isData = Array.isArray(value) || value instanceof Uint8Array || value instanceof Map;
  if (typeof value !== "function" && (!isObject || isData)) return value;
  if (typeof value.write === "function") return "open";
  return `<${typeof value === "function" ? "function" : value.constructor.name}>`;
}
