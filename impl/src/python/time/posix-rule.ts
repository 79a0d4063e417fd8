import {
  daysBeforeMonth,
  daysBeforeYear,
  isLeapYear,
  SECONDS_PER_DAY,
  weekday,
} from "./calendar.ts";

/** When in a year the clocks change: `Jn`, `n` or `Mm.w.d` of a POSIX TZ string. */
export type PosixRule =
  | { readonly kind: "J1" | "J0"; readonly day: number; readonly secs: number }
  | {
      readonly kind: "M";
      readonly month: number;
      readonly week: number;
      readonly day: number;
      readonly secs: number;
    };

/** What glibc falls back to where a rule cannot be read: the first of January, midnight. */
export const NO_RULE: PosixRule = { kind: "J0", day: 0, secs: 0 };

/**
 * Second since the Unix epoch at which `rule` takes effect in `year`, for clocks that were `offset`
 * seconds east of UTC until then.
 *
 * Up to 1970 the year itself does not count: glibc puts every earlier change into 1970, and what
 * CPython shows before the epoch follows from that.
 */
export function changeAt(rule: PosixRule, year: number, offset: number): number {
  const newYear = year > 1970 ? daysBeforeYear(year) : 0;
  return (newYear + dayInYear(rule, year)) * SECONDS_PER_DAY - offset + rule.secs;
}

function dayInYear(rule: PosixRule, year: number): number {
  if (rule.kind !== "M") return julianDay(rule, year);
  const first = daysBeforeMonth(year, rule.month - 1);
  const length = daysBeforeMonth(year, rule.month) - first;
  const sundayBased = (weekday(daysBeforeYear(year) + first) + 1) % 7;
  let day = rule.day - sundayBased;
  if (day < 0) day += 7;
  for (let week = 1; week < rule.week && day + 7 < length; week++) day += 7;
  return first + day;
}

/** `n` counts every day from 0; `Jn` counts from 1 and skips the 29th of February. */
function julianDay({ kind, day }: Exclude<PosixRule, { kind: "M" }>, year: number): number {
  if (kind === "J0") return day;
  return day - 1 + (day >= 60 && isLeapYear(year) ? 1 : 0);
}
