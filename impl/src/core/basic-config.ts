import { ValueError } from "../python/exceptions.ts";
import { repr } from "../python/repr.ts";
import { truth } from "../python/truth.ts";
import { FileHandler } from "./file.ts";
import { Formatter } from "./formatter.ts";
import type { FormatterLike, Handler } from "./handler.ts";
import type { Level } from "./levels.ts";
import { root } from "./root.ts";
import { StreamHandler } from "./stream.ts";
import { type Style, styleOf } from "./styles.ts";
import type { TextStream } from "./sys.ts";

/** Options of {@link basicConfig}. Names and defaults are CPython's. */
export interface BasicConfigOptions {
  /** File to log to. */
  readonly filename?: string | URL | null | undefined;
  /** How that file is opened. @defaultValue "a" */
  readonly filemode?: string | undefined;
  /** Format of the lines. @defaultValue `levelname:name:message`, in the style asked for */
  readonly format?: string | null | undefined;
  /** Format of the time. @defaultValue null */
  readonly datefmt?: string | null | undefined;
  /** Kind of fields in `format`. @defaultValue "%" */
  readonly style?: Style | undefined;
  /** Level of the root logger. @defaultValue null, which leaves it as it is */
  readonly level?: Level | null | undefined;
  /** Stream to log to. @defaultValue `sys.stderr` */
  readonly stream?: TextStream | null | undefined;
  /** Handlers to add, instead of one for a file or stream. */
  readonly handlers?: Iterable<Handler> | null | undefined;
  /** Whether handlers that the root has are closed and taken out first. @defaultValue false */
  readonly force?: boolean | undefined;
  /** Encoding of the file. @defaultValue null, which is UTF-8 */
  readonly encoding?: string | null | undefined;
  /** What becomes of characters that the encoding lacks. @defaultValue "backslashreplace" */
  readonly errors?: string | null | undefined;
  /** Formatter for all handlers, instead of one made from `format`, `datefmt` and `style`. */
  readonly formatter?: FormatterLike | null | undefined;
}

/**
 * Sets the root logger up in one call. Does nothing if it has handlers already, unless `force` is set.
 *
 * Errors: ValueError for options that contradict each other, and for unknown ones; what opening the
 * file throws. Source: CPython 3.15, `logging.basicConfig`.
 */
export function basicConfig(options: BasicConfigOptions = {}): void {
  const given = new Options(options);
  const force = given.take("force", false);
  const encoding = given.take("encoding", null);
  const errors = given.take("errors", "backslashreplace");
  if (truth(force)) removeHandlers();
  if (root.handlers.length > 0) return;
  const handlers = takeHandlers(given, encoding, errors);
  const formatter = takeFormatter(given);
  for (const handler of handlers) {
    if (handler.formatter === null) handler.setFormatter(formatter);
    root.addHandler(handler);
  }
  const level = given.take("level", null);
  if (level !== null) root.setLevel(level as Level);
  given.refuseRest();
}

/** Options of which each is taken once; what is undefined was not given. */
class Options {
  readonly #values: Map<string, unknown>;

  constructor(values: object) {
    this.#values = new Map(Object.entries(values).filter(([, value]) => value !== undefined));
  }

  has(name: string): boolean {
    return this.#values.has(name);
  }

  take<T>(name: keyof BasicConfigOptions, otherwise: T): T {
    const value = this.#values.has(name) ? (this.#values.get(name) as T) : otherwise;
    this.#values.delete(name);
    return value;
  }

  refuseRest(): void {
    if (this.#values.size === 0) return;
    throw new ValueError(`Unrecognised argument(s): ${[...this.#values.keys()].join(", ")}`);
  }
}

function removeHandlers(): void {
  for (const handler of [...root.handlers]) {
    root.removeHandler(handler);
    void handler.close();
  }
}

function takeHandlers(
  given: Options,
  encoding: string | null,
  errors: string | null,
): Iterable<Handler> {
  const handlers = given.take<Iterable<Handler> | null>("handlers", null);
  if (handlers !== null) {
    if (!given.has("stream") && !given.has("filename")) return handlers;
    throw new ValueError("'stream' or 'filename' should not be specified together with 'handlers'");
  }
  if (given.has("stream") && given.has("filename")) {
    throw new ValueError("'stream' and 'filename' should not be specified together");
  }
  const filename = given.take<string | null>("filename", null);
  const mode = given.take("filemode", "a");
  if (!filename) return [new StreamHandler(given.take<TextStream | null>("stream", null))];
  const policy = mode.includes("b") ? null : errors;
  return [new FileHandler(filename, { mode, encoding, errors: policy })];
}

function takeFormatter(given: Options): FormatterLike {
  const formatter = given.take<FormatterLike | null>("formatter", null);
  if (formatter !== null) {
    const forbidden = ["datefmt", "format", "style"].find((name) => given.has(name));
    if (forbidden === undefined) return formatter;
    throw new ValueError(`${repr(forbidden)} should not be specified together with 'formatter'`);
  }
  const datefmt = given.take<string | null>("datefmt", null);
  const style = given.take<Style>("style", "%");
  const format = given.take<string | null>("format", styleOf(style).basicFormat);
  return new Formatter(format, { datefmt, style });
}
