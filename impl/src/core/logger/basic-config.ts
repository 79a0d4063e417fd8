import { TypeError, ValueError } from "../../python/exceptions.ts";
import { truth } from "../../python/truth.ts";
import { isBinaryMode } from "../file/open-mode.ts";
import { Formatter } from "../format/formatter.ts";
import { type Style, styleOf } from "../format/styles.ts";
import { FileHandler } from "../handler/file.ts";
import type { FormatterLike, Handler } from "../handler/handler.ts";
import { StreamHandler } from "../handler/stream.ts";
import type { Level } from "../levels.ts";
import type { TextStream } from "../sys.ts";
import { root } from "./root.ts";

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
  if (typeof options !== "object") {
    throw new TypeError("basicConfig() takes 0 positional arguments but 1 was given");
  }
  if (truth(options.force)) removeHandlers();
  if (root.handlers.length > 0) return;
  const handlers = options.handlers ?? [newHandler(options)];
  if (options.handlers) refuseSinks(options);
  const formatter = options.formatter ?? newFormatter(options);
  if (options.formatter) refuseFormats(options);
  for (const handler of handlers) {
    if (handler.formatter === null) handler.setFormatter(formatter);
    root.addHandler(handler);
  }
  if (options.level !== undefined && options.level !== null) root.setLevel(options.level);
  refuseUnknown(options);
}

function removeHandlers(): void {
  const present = [...root.handlers];
  for (const handler of present) {
    root.removeHandler(handler);
    void handler.close();
  }
}

function newHandler(options: BasicConfigOptions): Handler {
  const { filename, filemode: mode = "a", stream, encoding = null } = options;
  if (filename !== undefined && stream !== undefined) {
    throw new ValueError("'stream' and 'filename' should not be specified together");
  }
  if (!filename) return new StreamHandler(stream);
  const errors = options.errors === undefined ? "backslashreplace" : options.errors;
  return new FileHandler(filename, { mode, encoding, errors: isBinaryMode(mode) ? null : errors });
}

function refuseSinks({ stream, filename }: BasicConfigOptions): void {
  if (stream === undefined && filename === undefined) return;
  throw new ValueError("'stream' or 'filename' should not be specified together with 'handlers'");
}

function newFormatter({ format, datefmt, style = "%" }: BasicConfigOptions): Formatter {
  const { basicFormat } = styleOf(style);
  return new Formatter(format === undefined ? basicFormat : format, { datefmt, style });
}

function refuseFormats(options: BasicConfigOptions): void {
  const names = ["datefmt", "format", "style"] as const;
  const given = names.find((name) => options[name] !== undefined);
  if (given === undefined) return;
  throw new ValueError(`'${given}' should not be specified together with 'formatter'`);
}

const KNOWN = new Set([
  "filename",
  "filemode",
  "format",
  "datefmt",
  "style",
  "level",
  "stream",
  "handlers",
  "force",
  "encoding",
  "errors",
  "formatter",
]);

/** CPython finds out last, when the handlers are in place; `filemode` is unknown beside `handlers`. */
function refuseUnknown(options: BasicConfigOptions): void {
  const unknown = Object.entries(options)
    .filter(([name, value]) => value !== undefined && !isUsed(name, options))
    .map(([name]) => name);
  if (unknown.length === 0) return;
  throw new ValueError(`Unrecognised argument(s): ${unknown.join(", ")}`);
}

function isUsed(name: string, { handlers }: BasicConfigOptions): boolean {
  return KNOWN.has(name) && !(handlers && name === "filemode");
}
