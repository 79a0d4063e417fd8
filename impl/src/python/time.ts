import { daysBeforeMonth, daysBeforeYear } from "./time/calendar.ts";

// Python's module `time`, as far as logging needs it.

export { gmtime, localtime } from "./time/localtime.ts";
export { mktime } from "./time/mktime.ts";
export type { Seconds } from "./time/seconds.ts";
export { strftime } from "./time/strftime.ts";
export { struct_time } from "./time/struct-time.ts";

/**
 * Seconds since the Unix epoch at which clocks in Greenwich show `t`; the first six fields count.
 *
 * Fields need not be in range, except the month. Source: CPython 3.15, `calendar.timegm`.
 */
export function timegm(t: Iterable<number>): number {
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = t;
  const days = daysBeforeYear(year) + daysBeforeMonth(year, month - 1) + day - 1;
  return ((days * 24 + hour) * 60 + minute) * 60 + second;
}
