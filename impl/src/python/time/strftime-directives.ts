import { isLeapYear } from "./calendar.ts";
import { secondOf } from "./mktime.ts";
import { lowered, numbered, padded, type Spec, widened } from "./strftime-spec.ts";
import type { struct_time } from "./struct-time.ts";
import { currentZone } from "./zone.ts";

/** A directive of strftime. */
export interface Directive {
  /** Modifiers with which glibc does not know it. */
  readonly refuses: string;
  /** What it writes. */
  readonly write: (t: struct_time, spec: Spec) => string;
}

const DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

const day = (t: struct_time): string => DAYS[t.tm_wday] ?? "?";
const month = (t: struct_time): string => MONTHS[t.tm_mon - 1] ?? "?";
const hour12 = (t: struct_time): number => t.tm_hour % 12 || 12;
const halfDay = (t: struct_time): string => (t.tm_hour > 11 ? "PM" : "AM");
/** Days since Sunday. */
const sundayBased = (t: struct_time): number => (t.tm_wday + 1) % 7;

function name(of: (t: struct_time) => string, refuses: string): Directive {
  // For names the other case is capitals.
  const write = (t: struct_time, spec: Spec): string =>
    padded(spec.isSwapped ? { ...spec, isUpper: true } : spec, of(t));
  return { refuses, write };
}

function number(
  digits: number,
  of: (t: struct_time) => number,
  refuses = "E",
  fill: "0" | "_" = "0",
): Directive {
  const write = (t: struct_time, spec: Spec): string => {
    const isUsual = digits === 2 && fill === "0" && spec.pad === "" && spec.width === 0;
    return (isUsual ? TWO_DIGITS[of(t)] : undefined) ?? numbered(spec, digits, of(t), fill);
  };
  return { refuses, write };
}

/** Ready texts for what every log line needs. */
const TWO_DIGITS = Array.from({ length: 100 }, (_, value) => String(value).padStart(2, "0"));

function text(of: string): Directive {
  return { refuses: "", write: (_, spec) => widened(spec, of) };
}

/** Week of the year whose first day is the first `start` days after a Sunday of the year. */
function week(t: struct_time, start: 0 | 1): number {
  const sinceStart = (sundayBased(t) - start + 7) % 7;
  return Math.floor((t.tm_yday - 1 - sinceStart + 7) / 7);
}

/** Year and week by ISO 8601: weeks start on Monday, the first one has the first Thursday. */
function isoWeek(t: struct_time): { year: number; week: number } {
  const yday = t.tm_yday - 1;
  const { tm_year: year, tm_wday: wday } = t;
  const days = sinceFirstIsoWeek(yday, wday);
  if (days < 0) {
    return isoWeekOf(year - 1, sinceFirstIsoWeek(yday + daysIn(year - 1), wday));
  }
  const inNextYear = sinceFirstIsoWeek(yday - daysIn(year), wday);
  return inNextYear >= 0 ? isoWeekOf(year + 1, inNextYear) : isoWeekOf(year, days);
}

function isoWeekOf(year: number, days: number): { year: number; week: number } {
  return { year, week: Math.floor(days / 7) + 1 };
}

function sinceFirstIsoWeek(yday: number, wday: number): number {
  const sinceThursday = (((yday - wday + 3) % 7) + 7) % 7; // of the first of January
  return yday - sinceThursday + 3;
}

function daysIn(year: number): number {
  return isLeapYear(year) ? 366 : 365;
}

function zoneName(t: struct_time): string {
  if (t.tm_zone || t.tm_isdst < 0) return t.tm_zone ?? "";
  return currentZone().names[t.tm_isdst === 1 ? 1 : 0];
}

function writeOffset(t: struct_time, spec: Spec): string {
  if (t.tm_isdst < 0) return "";
  const offset = t.tm_gmtoff ?? 0;
  const minutes = Math.floor(Math.abs(offset) / 60);
  const sign = widened(spec, offset < 0 ? "-" : "+"); // glibc pads the sign by itself
  return sign + numbered(spec, 4, Math.floor(minutes / 60) * 100 + (minutes % 60));
}

/** Directives that stand for a number, name or character, by letter. */
export const DIRECTIVES: Readonly<Record<string, Directive>> = {
  "%": { ...text("%"), refuses: "EO" },
  n: text("\n"),
  t: text("\t"),
  a: name((t) => day(t).slice(0, 3), "EO"),
  A: name(day, "EO"),
  b: name((t) => month(t).slice(0, 3), "E"),
  h: name((t) => month(t).slice(0, 3), "E"),
  B: name(month, "E"),
  p: {
    refuses: "",
    write: (t, spec) => (spec.isSwapped ? lowered : padded)(spec, halfDay(t)),
  },
  P: { refuses: "", write: (t, spec) => lowered(spec, halfDay(t)) },
  C: number(1, (t) => Math.floor(t.tm_year / 100), ""),
  d: number(2, (t) => t.tm_mday),
  e: number(2, (t) => t.tm_mday, "E", "_"),
  g: number(2, (t) => hundredth(isoWeek(t).year)),
  G: number(1, (t) => isoWeek(t).year),
  H: number(2, (t) => t.tm_hour),
  I: number(2, hour12),
  j: number(3, (t) => t.tm_yday),
  k: number(2, (t) => t.tm_hour, "E", "_"),
  l: number(2, hour12, "E", "_"),
  m: number(2, (t) => t.tm_mon),
  M: number(2, (t) => t.tm_min),
  s: { refuses: "", write: writeEpoch },
  S: number(2, (t) => t.tm_sec),
  u: number(1, (t) => t.tm_wday + 1, ""),
  U: number(2, (t) => week(t, 0)),
  V: number(2, (t) => isoWeek(t).week),
  w: number(1, sundayBased),
  W: number(2, (t) => week(t, 1)),
  y: number(2, (t) => hundredth(t.tm_year), ""),
  Y: number(1, (t) => t.tm_year, "O"),
  z: { refuses: "", write: writeOffset },
  // Since glibc 2.43 neither case flag touches a zone's name, and `-` switches its padding off.
  Z: {
    refuses: "",
    write: (t, spec) => (spec.pad === "-" ? zoneName(t) : widened(spec, zoneName(t))),
  },
};

function hundredth(year: number): number {
  return ((year % 100) + 100) % 100;
}

/** Unlike other numbers this one is padded with blanks unless `0` was given, sign and all. */
function writeEpoch(t: struct_time, spec: Spec): string {
  return widened(spec, String(secondOf(t)));
}
