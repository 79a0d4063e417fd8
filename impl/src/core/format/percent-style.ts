import { raisedWhileHandling } from "../../python/exceptions/context.ts";
import { KeyError, TypeError, ValueError } from "../../python/exceptions.ts";
import { percentFormat } from "../../python/percent.ts";
import { isBytes, typeName } from "../../python/values.ts";
import { classAttributes } from "../class-attributes.ts";
import { type Attributes, plainAttributes } from "../record/extra.ts";
import type { LogRecord } from "../record/record.ts";
import { recordDict } from "../record/record-dict.ts";
import { percentLine, quickLine } from "./percent-line.ts";

/** Values for fields that a record may lack. */
export type Defaults = Attributes | null;

/** Optional arguments of the style classes. */
export interface StyleOptions {
  /** Values for fields that a record lacks. @defaultValue null */
  readonly defaults?: Defaults | undefined;
}

/**
 * Formats of the `%(name)s` kind.
 *
 * Errors: `format` throws ValueError if the record lacks a field, and what `%` raises otherwise.
 *
 * Source: CPython 3.15, `logging.PercentStyle`.
 */
export class PercentStyle {
  static default_format = "%(message)s";
  static asctime_format = "%(asctime)s";
  static asctime_search = "%(asctime)";
  static validation_pattern: RegExp =
    /%\([\p{L}\p{N}_]+\)[#0+ -]*(\*|\p{Nd}+)?(\.(\*|\p{Nd}+))?[diouxefgcrsa%]/iu;

  declare default_format: string;
  declare asctime_format: string;
  declare asctime_search: string;
  declare validation_pattern: RegExp;
  /** The format in use; may be assigned. */
  _fmt: string;
  _defaults: Readonly<Record<string, unknown>> | null;

  constructor(fmt?: string | null, { defaults = null }: StyleOptions = {}) {
    this._fmt = fmt || this.default_format;
    this._defaults = defaults === null ? null : plainAttributes(defaults);
  }

  /** Whether the format shows the time. */
  usesTime(): boolean {
    return this._fmt.includes(this.asctime_search);
  }

  /** Errors: ValueError unless the format has at least one field of this style. */
  validate(): void {
    requireText(this._fmt);
    if (this.validation_pattern.test(this._fmt)) return;
    throw new ValueError(`Invalid format '${this._fmt}' for '${this.default_format[0]}' style`);
  }

  /** The record as text; what `format` calls, without its translation of errors. */
  _format(record: LogRecord): string {
    const { fields, literals, pieces } = percentLine(this._fmt);
    const line = pieces === undefined ? undefined : quickLine(literals, pieces, record);
    return line ?? percentFormat(this._fmt, styleValues(record, this._defaults, fields));
  }

  /** The record as text. */
  format(record: LogRecord): string {
    try {
      return this._format(record);
    } catch (error) {
      if (!(error instanceof KeyError)) throw error;
      const text = `Formatting field not found in record: ${error.message}`;
      throw raisedWhileHandling(new ValueError(text), error);
    }
  }
}

/** What a regular expression says to what is no text. */
/** Errors: TypeError for a format in which no pattern can be looked for. */
export function requireText(format: unknown): void {
  if (typeof format === "string") return;
  if (isBytes(format)) throw new TypeError("cannot use a string pattern on a bytes-like object");
  throw new TypeError(`expected string or bytes-like object, got '${typeName(format)}'`);
}

/** What fields are looked up in: the attributes before the defaults. With `fields`, only those. */
export function styleValues(
  record: LogRecord,
  defaults: Readonly<Record<string, unknown>> | null,
  fields?: readonly string[],
): Record<string, unknown> {
  const values = recordDict(record, fields);
  return defaults === null ? values : { ...defaults, ...values };
}

classAttributes(
  PercentStyle,
  "default_format",
  "asctime_format",
  "asctime_search",
  "validation_pattern",
);
