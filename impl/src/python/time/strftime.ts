import { ValueError } from "../exceptions.ts";
import { type CompiledFormat, compileFormat } from "./strftime-format.ts";
import { struct_time } from "./struct-time.ts";
import { timeTuple } from "./time-tuple.ts";

/** Formats kept ready; a program uses a handful. */
const KEPT = 32;

const formats = new Map<string, CompiledFormat>();

/**
 * Writes the moment `t` by `format`, as glibc does in the C locale.
 *
 * All directives of glibc with their flags (`_ - 0 ^ #`), widths and modifiers (`E O`); what is no
 * directive is left as it is, `%f` among them. Years are not padded. `%Z` and `%z` are those of `t`.
 *
 * Errors: ValueError for fields out of range, TypeError for anything but a struct_time or a tuple of
 * nine ints; texts of CPython. Source: CPython 3.15, `time.strftime`.
 */
export function strftime(format: string, t: struct_time | readonly number[]): string {
  const fields = checked(timeTuple(t, "strftime"));
  let compiled = formats.get(format);
  if (compiled === undefined) {
    if (formats.size >= KEPT) formats.clear();
    compiled = compileFormat(format);
    formats.set(format, compiled);
  }
  return compiled(fields);
}

/** CPython lets 0 stand for the first month, day, and day of the year, and turns weekdays round. */
function checked(t: struct_time): struct_time {
  requireRange(t.tm_mon, 0, 12, "month");
  requireRange(t.tm_mday, 0, 31, "day of month");
  requireRange(t.tm_hour, 0, 23, "hour");
  requireRange(t.tm_min, 0, 59, "minute");
  requireRange(t.tm_sec, 0, 61, "seconds");
  requireRange(t.tm_wday, -1, Infinity, "day of week");
  requireRange(t.tm_yday, 0, 366, "day of year");
  return isNormal(t) ? t : normalised(t);
}

function requireRange(value: number, low: number, high: number, what: string): void {
  if (value < low || value > high) throw new ValueError(`${what} out of range`);
}

function isNormal(t: struct_time): boolean {
  const { tm_mon, tm_mday, tm_wday, tm_yday, tm_isdst } = t;
  const started = tm_mon > 0 && tm_mday > 0 && tm_yday > 0;
  return started && tm_wday >= 0 && tm_wday <= 6 && tm_isdst >= -1 && tm_isdst <= 1;
}

function normalised(t: struct_time): struct_time {
  return new struct_time(
    t.tm_year,
    t.tm_mon || 1,
    t.tm_mday || 1,
    t.tm_hour,
    t.tm_min,
    t.tm_sec,
    (t.tm_wday + 7) % 7,
    t.tm_yday || 1,
    Math.max(-1, Math.min(t.tm_isdst, 1)),
    t.tm_zone,
    t.tm_gmtoff,
  );
}
