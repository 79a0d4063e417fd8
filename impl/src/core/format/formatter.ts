import { localtime } from "../../python/time.ts";
import { truth } from "../../python/truth.ts";
import { classAttributes } from "../class-attributes.ts";
import { checkOptions } from "../options.ts";
import type { LogRecord } from "../record/record.ts";
import { formatExceptionInfo } from "./format-exception-info.ts";
import type { Defaults, PercentStyle } from "./percent-style.ts";
import { type Style, styleOf } from "./styles.ts";
import { addMilliseconds, type Converter, TimeText } from "./time-text.ts";
import type { ExceptionInfo } from "./traceback.ts";

export type { Converter } from "./time-text.ts";

/** Options of {@link Formatter}. Names and defaults are CPython's. */
export interface FormatterOptions {
  /** How `asctime` is written, for `strftime`. @defaultValue null: ISO date, time and milliseconds */
  readonly datefmt?: string | null | undefined;
  /** Kind of fields in the format. @defaultValue "%" */
  readonly style?: Style | undefined;
  /** Whether a format that cannot work is refused at once. @defaultValue true */
  readonly validate?: boolean | undefined;
  /** Values for fields that a record lacks. @defaultValue null */
  readonly defaults?: Defaults | undefined;
}

/**
 * Turns a record into text.
 *
 * `format` computes `record.message`, then `record.asctime` if the format shows it, then the line;
 * an exception and a call stack follow on lines of their own.
 *
 * Errors: the constructor throws ValueError for an unknown style, and for a format without fields.
 *
 * Source: CPython 3.15, `logging.Formatter`.
 */
export class Formatter {
  /** Local time or UTC: `localtime` or `gmtime`. For all formatters, one class, or one instance. */
  static converter: Converter = localtime;
  /** How `asctime` is written where no `datefmt` was given. */
  static default_time_format = "%Y-%m-%d %H:%M:%S";
  /** How milliseconds are put behind it: `%` with the time and the milliseconds; null for none. */
  static default_msec_format: string | null = "%s,%03d";

  declare converter: Converter;
  declare default_time_format: string;
  declare default_msec_format: string | null;
  _style: PercentStyle;
  _fmt: string;
  datefmt: string | null;
  readonly #time = new TimeText();

  constructor(fmt?: string | null, options: FormatterOptions = {}) {
    checkOptions("Formatter", options);
    const { datefmt = null, style = "%", validate = true, defaults = null } = options;
    this._style = new (styleOf(style).make)(fmt, { defaults });
    if (validate) this._style.validate();
    this._fmt = this._style._fmt;
    this.datefmt = datefmt;
  }

  /** The record's time as text, by `datefmt` or else by the two default formats. */
  formatTime(record: LogRecord, datefmt: string | null = null): string {
    const { converter } = this;
    if (datefmt) return this.#time.text(datefmt, converter, record.created);
    const time = this.#time.text(this.default_time_format, converter, record.created);
    const withMilliseconds = this.default_msec_format;
    return withMilliseconds ? addMilliseconds(withMilliseconds, time, record.msecs) : time;
  }

  /** An exception as text, without a newline at the end. */
  formatException(exc_info: ExceptionInfo): string {
    return formatExceptionInfo(exc_info);
  }

  /** Whether the format shows the time. */
  usesTime(): boolean {
    return this._style.usesTime();
  }

  /** The record by the format alone, without exception and stack. */
  formatMessage(record: LogRecord): string {
    return this._style.format(record);
  }

  /** The call stack as text; given as it is to be shown. */
  formatStack(stack_info: string): string {
    return stack_info;
  }

  /** The record as text. */
  format(record: LogRecord): string {
    record.message = record.getMessage();
    if (this.usesTime()) record.asctime = this.formatTime(record, this.datefmt);
    let text = this.formatMessage(record);
    if (record.exc_info !== null && truth(record.exc_info) && !truth(record.exc_text)) {
      record.exc_text = this.formatException(record.exc_info);
    }
    if (record.exc_text !== null && truth(record.exc_text)) {
      text = onNewLine(text) + record.exc_text;
    }
    if (record.stack_info !== null && truth(record.stack_info)) {
      text = onNewLine(text) + this.formatStack(record.stack_info);
    }
    return text;
  }

  toString(): string {
    return `<${this.constructor.name} (${this._fmt})>`;
  }
}
classAttributes(Formatter, "converter", "default_time_format", "default_msec_format");

function onNewLine(text: string): string {
  return text.endsWith("\n") ? text : `${text}\n`;
}

/** What formats records where nothing else was set. */
export const defaultFormatter: Formatter = new Formatter();
