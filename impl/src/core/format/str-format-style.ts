import { TypeError, ValueError } from "../../python/exceptions.ts";
import { repr } from "../../python/repr.ts";
import { parseFormat, strFormat } from "../../python/str-format.ts";
import { typeName } from "../../python/values.ts";
import { classAttributes } from "../class-attributes.ts";
import type { LogRecord } from "../record/record.ts";
import { PercentStyle, styleValues } from "./percent-style.ts";

/**
 * Formats of the `{name}` kind.
 *
 * Source: CPython 3.15, `logging.StrFormatStyle`.
 */
export class StrFormatStyle extends PercentStyle {
  static override default_format = "{message}";
  static override asctime_format = "{asctime}";
  static override asctime_search = "{asctime";
  // Python's `$` also matches before a newline that ends the text.
  static fmt_spec: RegExp =
    /^([^\n]?[<>=^])?[+ -]?#?0?(\p{Nd}+|\{[\p{L}\p{N}_]+\})?[,_]?(\.(\p{Nd}+|\{[\p{L}\p{N}_]+\}))?[bcdefgnosx%]?\n?$/iu;
  static field_spec: RegExp = /^(\p{Nd}+|[\p{L}\p{N}_]+)(\.[\p{L}\p{N}_]+|\[[^\]]+\])*\n?$/u;

  declare fmt_spec: RegExp;
  declare field_spec: RegExp;

  override _format(record: LogRecord): string {
    return strFormat(this._fmt, [], styleValues(record, this._defaults));
  }

  /** Errors: ValueError if the format has no field, or one that can name no attribute. */
  override validate(): void {
    const format: unknown = this._fmt;
    if (typeof format !== "string") throw new TypeError(`expected str, got ${typeName(format)}`);
    let fields = 0;
    try {
      for (const { field, spec, conversion } of parseFormat(this._fmt)) {
        if (field) {
          if (!this.field_spec.test(field)) {
            throw new ValueError(`invalid field name/expression: ${repr(field)}`);
          }
          fields += 1;
        }
        if (conversion && !"rsa".includes(conversion)) {
          throw new ValueError(`invalid conversion: ${repr(conversion)}`);
        }
        if (spec && !this.fmt_spec.test(spec)) {
          throw new ValueError(`bad specifier: ${repr(spec)}`);
        }
      }
    } catch (error) {
      if (!(error instanceof ValueError)) throw error;
      throw new ValueError(`invalid format: ${error.message}`);
    }
    if (fields === 0) throw new ValueError("invalid format: no fields");
  }
}
classAttributes(StrFormatStyle, "fmt_spec", "field_spec");
