/* oxlint-disable typescript/unbound-method -- methods are marked and compared here, never called */
import { defaultFormatter, Formatter } from "../core/format/formatter.ts";
import { PercentStyle } from "../core/format/percent-style.ts";
import { StrFormatStyle } from "../core/format/str-format-style.ts";
import { StringTemplateStyle } from "../core/format/string-template-style.ts";
import type { FormatterLike } from "../core/handler/handler.ts";
import { LogRecord } from "../core/record/record.ts";
import { gmtime, localtime } from "../python/time.ts";
import { Tuple } from "../python/values.ts";

// As they are when this is loaded, so that one patched later is known for foreign.
const { format, formatTime, usesTime, formatMessage } = Formatter.prototype;
const { getMessage } = LogRecord.prototype;

const STYLES = new Set<unknown>([PercentStyle, StrFormatStyle, StringTemplateStyle]);

/**
 * Whether formatting `record` a second time gives the same text and nobody can tell that it was done.
 *
 * CPython formats a record once to measure and once to write it. That is seen by formatters and
 * handlers with methods of their own, and by whatever is turned into text on the way: so all of the formatter
 * must be the port's, and everything in the record plain. Doubt costs only time.
 */
export function isRepeatable(formatter: FormatterLike | null, record: LogRecord): boolean {
  return isOurs(formatter ?? defaultFormatter) && isPlain(record);
}

function isOurs(formatter: FormatterLike): boolean {
  if (!(formatter instanceof Formatter)) return false;
  const { converter, _style: style } = formatter;
  return (
    formatter.format === format &&
    formatter.formatTime === formatTime &&
    formatter.usesTime === usesTime &&
    formatter.formatMessage === formatMessage &&
    (converter === localtime || converter === gmtime) &&
    STYLES.has(style.constructor) &&
    style._defaults === null
  );
}

/** Whether the record holds nothing that runs code when it is shown, such as an object or an exception. */
function isPlain(record: LogRecord): boolean {
  if (record.getMessage !== getMessage) return false;
  for (const name in record) {
    const value = record[name];
    if (
      typeof value === "object" ? !(value === null || isPlainTuple(value)) : !isPrimitive(value)
    ) {
      return false;
    }
  }
  return true;
}

function isPlainTuple(value: object): boolean {
  if (!(value instanceof Tuple)) return false;
  for (const item of value as Tuple) {
    if (item !== null && !isPrimitive(item)) return false;
  }
  return true;
}

function isPrimitive(value: unknown): boolean {
  return typeof value !== "object" && typeof value !== "function" && typeof value !== "symbol";
}
