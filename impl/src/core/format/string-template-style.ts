import { ValueError } from "../../python/exceptions.ts";
import { Template } from "../../python/template.ts";
import type { LogRecord } from "../record/record.ts";
import { PercentStyle, requireText, type StyleOptions, styleValues } from "./percent-style.ts";

/**
 * Formats of the `$name` kind.
 *
 * Source: CPython 3.15, `logging.StringTemplateStyle`.
 */
export class StringTemplateStyle extends PercentStyle {
  static override default_format = "${message}";
  static override asctime_format = "${asctime}";
  static override asctime_search = "${asctime}";

  _tpl: Template;

  constructor(fmt?: string | null, options: StyleOptions = {}) {
    super(fmt, options);
    this._tpl = new Template(this._fmt);
  }

  override usesTime(): boolean {
    return this._fmt.includes("$asctime") || super.usesTime();
  }

  /** Errors: ValueError if the format has no field, or a `$` that starts nothing. */
  override validate(): void {
    requireText(this._fmt);
    let fields = 0;
    for (const match of this._fmt.matchAll(Template.pattern)) {
      if (match.groups?.["named"] || match.groups?.["braced"]) fields += 1;
      else if (match[0] === "$") throw new ValueError("invalid format: bare '$' not allowed");
    }
    if (fields === 0) throw new ValueError("invalid format: no fields");
  }

  override _format(record: LogRecord): string {
    return this._tpl.substitute(styleValues(record, this._defaults));
  }
}
