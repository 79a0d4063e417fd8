import { Tuple, tuple } from "../../values.ts";
import { PickledGlobal } from "../pickled-object.ts";
import type { Reduction } from "../reduction.ts";
import { fraction, PyTimeZone, padded } from "./timedelta.ts";

/** Bit by which the first byte (of a datetime the month) says: the second of two equal times. */
const FOLD = 0x80;

/** Python's `datetime.date`, as a pickle brings it. Its text is Python's `str`. */
export class PyDate {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;

  constructor(year: number, month: number, day: number) {
    this.year = year;
    this.month = month;
    this.day = day;
  }

  toString(): string {
    return dateText(this);
  }

  __reduce__(): Reduction {
    return [new PickledGlobal("datetime", "date"), Tuple.of(Uint8Array.from(dateBytes(this)))];
  }
}

/** What of a day's time is known: the fields of Python's `datetime.time`. */
export interface Clock {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly microsecond: number;
  /** 1 for the second of two equal times when clocks are set back. */
  readonly fold: number;
  /** A {@link PyTimeZone}; null for local time; any other object if the zone is not known here. */
  readonly tzinfo: object | null;
}

/** Python's `datetime.time`, as a pickle brings it. Its text is Python's `str`. */
export class PyTime implements Clock {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly microsecond: number;
  readonly fold: number;
  readonly tzinfo: object | null;

  constructor(clock: Clock) {
    this.hour = clock.hour;
    this.minute = clock.minute;
    this.second = clock.second;
    this.microsecond = clock.microsecond;
    this.fold = clock.fold;
    this.tzinfo = clock.tzinfo;
  }

  /** Without the distance from UTC if the zone is not known here. */
  toString(): string {
    return clockText(this);
  }

  __reduce__(): Reduction {
    return [new PickledGlobal("datetime", "time"), withZone(clockBytes(this), this)];
  }
}

/** Python's `datetime.datetime`, as a pickle brings it. Its text is Python's `str`. */
export class PyDateTime extends PyDate implements Clock {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly microsecond: number;
  readonly fold: number;
  readonly tzinfo: object | null;

  constructor(date: PyDate, clock: Clock, fold: number = clock.fold) {
    super(date.year, date.month, date.day);
    this.hour = clock.hour;
    this.minute = clock.minute;
    this.second = clock.second;
    this.microsecond = clock.microsecond;
    this.fold = fold;
    this.tzinfo = clock.tzinfo;
  }

  /** Without the distance from UTC if the zone is not known here. */
  override toString(): string {
    return `${dateText(this)} ${clockText(this)}`;
  }

  override __reduce__(): Reduction {
    const bytes = [...dateBytes(this), ...clockBytes(this)];
    return [new PickledGlobal("datetime", "datetime"), withZone(bytes, this)];
  }
}

function dateText({ year, month, day }: PyDate): string {
  return `${String(year).padStart(4, "0")}-${padded(month)}-${padded(day)}`;
}

function clockText({ hour, minute, second, microsecond, tzinfo }: Clock): string {
  const clock = `${padded(hour)}:${padded(minute)}:${padded(second)}${fraction(microsecond)}`;
  return tzinfo instanceof PyTimeZone ? clock + tzinfo.offsetText() : clock;
}

function dateBytes({ year, month, day }: PyDate): number[] {
  return [year >> 8, year & 0xff, month, day];
}

function clockBytes({ hour, minute, second, microsecond }: Clock): number[] {
  const fractionBytes = [microsecond >> 16, (microsecond >> 8) & 0xff, microsecond & 0xff];
  return [hour, minute, second, ...fractionBytes];
}

/** Without the fold: CPython writes it from protocol 4 on. */
function withZone(state: readonly number[], { tzinfo }: Clock): Tuple {
  const bytes = Uint8Array.from(state);
  return tuple<unknown>(tzinfo === null ? [bytes] : [bytes, tzinfo]);
}

/** A date from the four bytes of a pickle; undefined if they are none. */
export function dateFromBytes(bytes: Uint8Array): PyDate | undefined {
  const [high = 0, low = 0, month = 0, day = 0] = bytes;
  const year = high * 256 + low;
  const isDate = year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
  return bytes.length === 4 && isDate ? new PyDate(year, month, day) : undefined;
}

/** A time from the six bytes of a pickle; undefined if they are none. */
export function timeFromBytes(bytes: Uint8Array, tzinfo: object | null): PyTime | undefined {
  const [first = 0, minute = 0, second = 0, high = 0, middle = 0, low = 0] = bytes;
  const microsecond = (high << 16) | (middle << 8) | low;
  const hour = first & ~FOLD;
  const isTime = hour < 24 && minute < 60 && second < 60 && microsecond < 1_000_000;
  if (bytes.length !== 6 || !isTime) return undefined;
  return new PyTime({ hour, minute, second, microsecond, fold: first >> 7, tzinfo });
}

/** A datetime from the ten bytes of a pickle; undefined if they are none. */
export function datetimeFromBytes(
  bytes: Uint8Array,
  tzinfo: object | null,
): PyDateTime | undefined {
  const month = bytes[2] ?? 0;
  const days = Uint8Array.from(bytes.subarray(0, 4));
  days[2] = month & ~FOLD;
  const date = dateFromBytes(days);
  const time = timeFromBytes(bytes.subarray(4), tzinfo);
  if (date === undefined || time === undefined) return undefined;
  return new PyDateTime(date, time, month >> 7);
}
