import { existsSync, readFileSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { whileHandling } from "../core/current-exception.ts";
import { MemoryHandler } from "../handlers.ts";
import { Formatter, type Logger, root } from "../index.ts";
import { lookup } from "../python/codecs.ts";
import {
  ConfigParser,
  ParsingError,
  RawConfigParser,
  type SectionProxy,
} from "../python/configparser.ts";
import { raisedWhileHandling } from "../python/exceptions/context.ts";
import {
  AttributeError,
  FileNotFoundError,
  fromSystemError,
  NameError,
  OSError,
  RuntimeError,
  TypeError,
  ValueError,
} from "../python/exceptions.ts";
import { str } from "../python/repr.ts";
import { dictEntries, isClass, isDict, typeName } from "../python/values.ts";
import { callMethod, setAttribute } from "./attributes.ts";
import { callWith } from "./call.ts";
import { clearExistingHandlers, ExistingLoggers, loggerNamed, removeHandlers } from "./existing.ts";
import { derives } from "./handler-parts.ts";
import { getItem, iterate } from "./items.ts";
import { evaluate } from "./literal/evaluate.ts";
import { LOGGING_NAMES } from "./logging-names.ts";
import { resolveName } from "./modules.ts";

/** What {@link fileConfig} reads beside a file by its name: lines, each with what ends it. */
export type Lines = Iterable<string> | { readline(): string };

/** Options of {@link fileConfig}. Names and defaults are CPython's. */
export interface FileConfigOptions {
  /** Values that `%(name)s` in the file may refer to. @defaultValue null */
  readonly defaults?: Readonly<Record<string, unknown>> | null;
  /** Whether loggers that the file does not name are disabled. @defaultValue true */
  readonly disable_existing_loggers?: boolean;
  /** Encoding of the file. @defaultValue null, which is UTF-8 */
  readonly encoding?: string | null;
}

/**
 * Sets logging up as an .ini file says, the same that Python reads.
 *
 * Nothing of the file is ever run: `args`, `kwargs` and `defaults` are read as literals, names such as
 * `sys.stdout` and `handlers.SysLogHandler.LOG_USER`, and operators between them.
 *
 * Errors: FileNotFoundError if there is no such file, RuntimeError if it is empty or no .ini file,
 * KeyError for what is missing in it, ValueError for an expression that would have to be run.
 *
 * Source: CPython 3.15, `logging.config.fileConfig`.
 */
export function fileConfig(
  fname: string | URL | Lines | RawConfigParser,
  options: FileConfigOptions = {},
): void {
  const { disable_existing_loggers = true } = options;
  const file = fname instanceof URL ? fileURLToPath(fname) : fname;
  const parser = file instanceof RawConfigParser ? file : parserOf(file, options);
  const formatters = makeFormatters(parser);
  clearExistingHandlers();
  const handlers = makeHandlers(parser, formatters);
  setUpLoggers(parser, handlers, disable_existing_loggers);
}

function parserOf(file: string | Lines, { defaults, encoding }: FileConfigOptions): ConfigParser {
  if (typeof file === "string") {
    if (!existsSync(file)) throw new FileNotFoundError(`${file} doesn't exist`);
    if (statSync(file).size === 0) throw new RuntimeError(`${file} is an empty file`);
  }
  try {
    const parser = new ConfigParser(defaults ?? null);
    if (typeof file === "string") readFile(parser, file, encoding ?? "utf-8");
    else parser.read_file(linesOf(file));
    return parser;
  } catch (error) {
    if (!(error instanceof ParsingError)) throw error;
    const name = Array.isArray(file) ? "<lines>" : str(file);
    const invalid = new RuntimeError(`${name} is invalid: ${error.message}`);
    return whileHandling(error, () => {
      throw raisedWhileHandling(invalid, error);
    });
  }
}

/** A file that cannot be read counts as one without sections. */
function readFile(parser: ConfigParser, file: string, encoding: string): void {
  const codec = lookup(encoding);
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    if (error instanceof Error && fromSystemError(error) instanceof OSError) return;
    throw error;
  }
  const text = codec.decode(bytes).replace(/\r\n?/g, "\n");
  parser.read_string(text, file);
}

function* linesOf(lines: Lines): Iterable<string> {
  if (Symbol.iterator in lines) return yield* lines;
  for (let line = lines.readline(); line !== ""; line = lines.readline()) yield line;
}

/** The items of a list such as `console, file`. */
function listed(text: string | null): string[] {
  if (text === null) throw new TypeError("object of type 'NoneType' has no len()");
  return text === "" ? [] : text.split(",").map((item) => item.trim());
}

function makeFormatters(parser: RawConfigParser): Map<string, unknown> {
  const names = listed(parser.__getitem__("formatters").__getitem__("keys"));
  return new Map(names.map((name) => [name, makeFormatter(parser, `formatter_${name}`)]));
}

function makeFormatter(parser: RawConfigParser, name: string): unknown {
  const [format, datefmt, style, defaults] = [
    ["format", null],
    ["datefmt", null],
    ["style", "%"],
    ["defaults", null],
  ].map(([option, fallback]) =>
    parser.get(name, option ?? "", { raw: true, fallback: fallback ?? null }),
  );
  const className = parser.__getitem__(name).get("class");
  const made = className ? resolveName(className) : Formatter;
  const keywords = new Map<string, unknown>();
  if (defaults !== null) keywords.set("defaults", evaluate(defaults ?? "", LOGGING_NAMES));
  return callWith(made, [format, datefmt, style], keywords);
}

function makeHandlers(
  parser: RawConfigParser,
  formatters: ReadonlyMap<string, unknown>,
): Map<string, unknown> {
  const handlers = new Map<string, unknown>();
  const targets: (readonly [unknown, string])[] = [];
  for (const name of listed(parser.__getitem__("handlers").__getitem__("keys"))) {
    const section = parser.__getitem__(`handler_${name}`);
    const made = classOf(section);
    const handler = makeHandler(section, made);
    setAttribute(handler, "name", name);
    setLevel(handler, section);
    const formatter = section.get("formatter", "");
    if (formatter) callMethod(handler, "setFormatter", getItem(formatters, formatter));
    if (!isClass(made)) throw new TypeError("issubclass() arg 1 must be a class");
    const target = derives(made, MemoryHandler) ? section.get("target", "") : "";
    if (target) targets.push([handler, target]);
    handlers.set(name, handler);
  }
  for (const [handler, target] of targets) {
    callMethod(handler, "setTarget", getItem(handlers, target)); // it may come later in the file
  }
  return handlers;
}

/** The class of a handler: a name of logging itself, or a dotted name. */
function classOf(section: SectionProxy): unknown {
  const name = section.__getitem__("class") ?? "";
  try {
    return evaluate(name, LOGGING_NAMES);
  } catch (error) {
    if (error instanceof AttributeError || error instanceof NameError) return resolveName(name);
    throw error;
  }
}

function makeHandler(section: SectionProxy, made: unknown): unknown {
  const positional = evaluate(section.get("args", "()") ?? "", LOGGING_NAMES);
  const keywords = evaluate(section.get("kwargs", "{}") ?? "", LOGGING_NAMES);
  return callWith(made, argumentsOf(positional), keywordsOf(keywords));
}

function argumentsOf(given: unknown): unknown[] {
  try {
    return [...iterate(given)];
  } catch {
    throw new TypeError(`Value after * must be an iterable, not ${typeName(given)}`);
  }
}

function keywordsOf(given: unknown): Map<string, unknown> {
  if (!isDict(given)) {
    throw new TypeError(`Value after ** must be a mapping, not ${typeName(given)}`);
  }
  return new Map(
    Array.from(dictEntries(given), ([name, value]) => {
      if (typeof name !== "string") throw new TypeError("keywords must be strings");
      return [name, value] as const;
    }),
  );
}

function setUpLoggers(
  parser: RawConfigParser,
  handlers: ReadonlyMap<string, unknown>,
  disableExisting: unknown,
): void {
  const names = listed(parser.__getitem__("loggers").__getitem__("keys"));
  if (!names.includes("root")) throw new ValueError("list.remove(x): x not in list");
  names.splice(names.indexOf("root"), 1);
  const rootSection = parser.__getitem__("logger_root");
  setLevel(root, rootSection);
  removeHandlers(root);
  addHandlers(root, rootSection, handlers);
  const existing = new ExistingLoggers();
  for (const name of names) {
    const section = parser.__getitem__(`logger_${name}`);
    const qualname = section.__getitem__("qualname");
    const propagate = section.getint("propagate", { fallback: 1 });
    const logger = loggerNamed(qualname);
    existing.configured(qualname);
    setLevel(logger, section);
    removeHandlers(logger);
    logger.propagate = propagate;
    logger.disabled = 0;
    addHandlers(logger, section, handlers);
  }
  existing.leave(disableExisting);
}

function setLevel(owner: unknown, section: SectionProxy): void {
  if (section.__contains__("level")) callMethod(owner, "setLevel", section.__getitem__("level"));
}

function addHandlers(
  logger: Logger,
  section: SectionProxy,
  handlers: ReadonlyMap<string, unknown>,
): void {
  for (const name of listed(section.__getitem__("handlers"))) {
    callMethod(logger, "addHandler", getItem(handlers, name));
  }
}
