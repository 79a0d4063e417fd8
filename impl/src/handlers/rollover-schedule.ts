import { AttributeError, TypeError, ValueError } from "../python/exceptions.ts";
import type { struct_time } from "../python/time.ts";
import { float, isBytes, isFloat, isInt, PyFloat, typeName } from "../python/values.ts";

/** A number of seconds: Python's int, or its float where a float went in. */
export type SecondCount = number | PyFloat;

/** A time of day, as `datetime.time`. Smaller parts than seconds are not looked at. */
export interface TimeOfDay {
  readonly hour: number;
  readonly minute?: number;
  readonly second?: number;
}

/** What a word given as `when` means. */
export interface Period {
  /** SecondCount of one period. */
  readonly seconds: number;
  /** strftime format of what is appended to the name of a rotated file. */
  readonly suffix: string;
  /** Regular expression that such a suffix matches. */
  readonly pattern: string;
  /** 0 (Monday) to 6, where the period is a week. */
  readonly dayOfWeek?: number;
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;

const DATE = "%Y-%m-%d";
const DATE_PATTERN = String.raw`\d{4}-\d{2}-\d{2}`;

const PERIODS: ReadonlyMap<string, Period> = new Map([
  ["S", period(1, `${DATE}_%H-%M-%S`, String.raw`${DATE_PATTERN}_\d{2}-\d{2}-\d{2}`)],
  ["M", period(MINUTE, `${DATE}_%H-%M`, String.raw`${DATE_PATTERN}_\d{2}-\d{2}`)],
  ["H", period(HOUR, `${DATE}_%H`, String.raw`${DATE_PATTERN}_\d{2}`)],
  ["D", period(DAY, DATE, DATE_PATTERN)],
  ["MIDNIGHT", period(DAY, DATE, DATE_PATTERN)],
]);

/** Looks around for digits, so that a date inside a longer number is none (gh-115809). */
function period(seconds: number, suffix: string, pattern: string): Period {
  return { seconds, suffix, pattern: String.raw`(?<!\d)${pattern}(?!\d)` };
}

/** `when` in capitals, as a handler keeps it. Errors: AttributeError for anything but text. */
export function upperCase(when: unknown): string {
  if (typeof when === "string") return when.toUpperCase();
  throw new AttributeError(`'${typeName(when)}' object has no attribute 'upper'`);
}

/** The period that `when` (in capitals) names. Errors: ValueError, with Python's texts. */
export function periodOf(when: string): Period {
  const known = PERIODS.get(when);
  if (known !== undefined) return known;
  if (!when.startsWith("W")) throw new ValueError(`Invalid rollover interval specified: ${when}`);
  const [, day, ...more] = when;
  if (day === undefined || more.length > 0) {
    throw new ValueError(
      `You must specify a day for weekly rollover from 0 to 6 (0 is Monday): ${when}`,
    );
  }
  if (!/[0-6]/.test(day)) {
    throw new ValueError(`Invalid day specified for weekly rollover: ${when}`);
  }
  return { ...period(WEEK, DATE, DATE_PATTERN), dayOfWeek: Number(day) };
}

/** `unit * interval`, a float where the interval is one. Errors: TypeError for what is no number. */
export function multiplied(unit: number, interval: unknown): SecondCount {
  if (typeof interval === "boolean") return unit * Number(interval);
  if (isInt(interval)) return unit * Number(interval);
  if (isFloat(interval)) return likeFloat(unit * Number(interval));
  // A sequence is repeated first and refused by the addition that follows.
  const isSequence = typeof interval === "string" || Array.isArray(interval) || isBytes(interval);
  const types = `'int' and '${typeName(interval)}'`;
  throw new TypeError(`unsupported operand type(s) for ${isSequence ? "+" : "*"}: ${types}`);
}

/** Settings that decide when a file rolls over, as a handler holds them. */
export interface Schedule {
  readonly when: string;
  readonly interval: SecondCount;
  readonly utc: boolean;
  readonly atTime: TimeOfDay | null;
  readonly dayOfWeek?: number | undefined;
}

/** The clock on the wall, for an instant in seconds since the epoch. */
export interface WallClock {
  gmtime(seconds: number): struct_time;
  localtime(seconds: number): struct_time;
}

/**
 * The instant of the next rollover after `currentTime`, in seconds since the epoch.
 *
 * SecondCount, minutes, hours and days count from `currentTime`. Midnight and weekdays go to the next such time
 * of day by the wall clock, and from there `interval` less the one period already waited for; where
 * daylight saving starts or ends in between, an hour goes off or on.
 *
 * Source: CPython 3.15, `logging.handlers.TimedRotatingFileHandler.computeRollover`.
 */
export function nextRollover(
  schedule: Schedule,
  currentTime: SecondCount,
  clock: WallClock,
): SecondCount {
  const now = Number(currentTime);
  const interval = Number(schedule.interval);
  const isCalendar = schedule.when === "MIDNIGHT" || schedule.when.startsWith("W");
  const next = isCalendar ? nextByCalendar(schedule, now, interval, clock) : now + interval;
  return isFloat(currentTime) || isFloat(schedule.interval) ? likeFloat(next) : next;
}

function nextByCalendar(
  schedule: Schedule,
  now: number,
  interval: number,
  clock: WallClock,
): number {
  const broken = schedule.utc ? clock.gmtime(now) : clock.localtime(now);
  const { tm_hour, tm_min, tm_sec, tm_wday, tm_isdst } = broken;
  let wait = secondOfDay(schedule.atTime) - ((tm_hour * 60 + tm_min) * 60 + tm_sec);
  let day = tm_wday;
  if (wait <= 0) {
    wait += DAY; // today's time is past or is now (gh-88352)
    day = (day + 1) % 7;
  }
  let next = now + wait;
  if (schedule.when.startsWith("W")) {
    next += daysUntil(schedule.dayOfWeek ?? 0, day) * DAY;
    next += interval - WEEK; // in this order, which matters to floats
  } else {
    next += interval - DAY;
  }
  return schedule.utc ? next : next + daylightSavingShift(tm_isdst, next, clock);
}

/** Midnight is the end of the day, not its start. */
function secondOfDay(atTime: TimeOfDay | null): number {
  if (atTime === null) return DAY;
  if (typeof atTime !== "object" || !("hour" in atTime)) {
    throw new AttributeError(`'${typeName(atTime)}' object has no attribute 'hour'`);
  }
  const { hour, minute = 0, second = 0 } = atTime;
  return (hour * 60 + minute) * 60 + second;
}

function daysUntil(wanted: number, day: number): number {
  return wanted >= day ? wanted - day : wanted - day + 7;
}

/** SecondCount that keep the time of day the same when daylight saving differs between now and then. */
function daylightSavingShift(isDstNow: number, then: number, clock: WallClock): number {
  const isDstThen = clock.localtime(then).tm_isdst;
  if (isDstNow === isDstThen) return 0;
  if (isDstNow) return HOUR;
  // An hour earlier may be before the change, where the time does not exist on that day: stay.
  return clock.localtime(then - HOUR).tm_isdst ? -HOUR : 0;
}

/**
 * The instant after which a rotated file is named: the start of the period that ended at `rolloverAt`.
 *
 * Where daylight saving differs between then and now, the name is that of an hour later or earlier; in
 * autumn two periods therefore share a name.
 *
 * Source: CPython 3.15, `logging.handlers.TimedRotatingFileHandler.doRollover`.
 */
export function periodStart(
  schedule: Schedule,
  rolloverAt: SecondCount,
  currentTime: number,
  clock: WallClock,
): struct_time {
  const start = Number(rolloverAt) - Number(schedule.interval);
  if (schedule.utc) return clock.gmtime(start);
  const then = clock.localtime(start);
  const isDstNow = clock.localtime(currentTime).tm_isdst;
  if (isDstNow === then.tm_isdst) return then;
  return clock.localtime(start + (isDstNow ? HOUR : -HOUR));
}

/** A whole number as Python's float; any other is one already. */
function likeFloat(value: number): SecondCount {
  return isInt(value) ? float(value) : value;
}
