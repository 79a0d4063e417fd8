import { OSError } from "../exceptions.ts";
import {
  daysBeforeMonth,
  daysBeforeYear,
  monthOfDay,
  SECONDS_PER_DAY,
  weekday,
  yearOfDay,
} from "./calendar.ts";

/**
 * A moment taken apart, as `localtime()` and `gmtime()` return it and `strftime()` and `mktime()`
 * take it.
 *
 * Units: `tm_mon` 1 to 12, `tm_mday` from 1, `tm_wday` 0 (Monday) to 6, `tm_yday` from 1,
 * `tm_isdst` 0, 1, or -1 for unknown, `tm_gmtoff` seconds east of UTC. Iterating gives the first
 * nine, as over Python's tuple. Source: CPython 3.15, `time.struct_time`.
 */
export class struct_time {
  readonly tm_year: number;
  readonly tm_mon: number;
  readonly tm_mday: number;
  readonly tm_hour: number;
  readonly tm_min: number;
  readonly tm_sec: number;
  readonly tm_wday: number;
  readonly tm_yday: number;
  readonly tm_isdst: number;
  /** Abbreviation of the zone, e.g. `CET`; null where nobody said. */
  readonly tm_zone: string | null;
  /** Seconds east of UTC; null where nobody said. */
  readonly tm_gmtoff: number | null;

  constructor(
    year: number,
    mon: number,
    mday: number,
    hour: number,
    min: number,
    sec: number,
    wday: number,
    yday: number,
    isdst: number,
    zone: string | null = null,
    gmtoff: number | null = null,
  ) {
    this.tm_year = year;
    this.tm_mon = mon;
    this.tm_mday = mday;
    this.tm_hour = hour;
    this.tm_min = min;
    this.tm_sec = sec;
    this.tm_wday = wday;
    this.tm_yday = yday;
    this.tm_isdst = isdst;
    this.tm_zone = zone;
    this.tm_gmtoff = gmtoff;
  }

  *[Symbol.iterator](): Generator<number, void, undefined> {
    yield this.tm_year;
    yield this.tm_mon;
    yield this.tm_mday;
    yield this.tm_hour;
    yield this.tm_min;
    yield this.tm_sec;
    yield this.tm_wday;
    yield this.tm_yday;
    yield this.tm_isdst;
  }

  /** Python's `repr`: the nine fields with their names. */
  toString(): string {
    const { tm_year, tm_mon, tm_mday, tm_hour, tm_min, tm_sec, tm_wday, tm_yday } = this;
    return (
      `time.struct_time(tm_year=${tm_year}, tm_mon=${tm_mon}, tm_mday=${tm_mday}, ` +
      `tm_hour=${tm_hour}, tm_min=${tm_min}, tm_sec=${tm_sec}, tm_wday=${tm_wday}, ` +
      `tm_yday=${tm_yday}, tm_isdst=${this.tm_isdst})`
    );
  }
}

/** Years that fit the C library's `int tm_year`, which counts from 1900. */
const MIN_YEAR = -(2 ** 31) + 1900;
const MAX_YEAR = 2 ** 31 - 1 + 1900;

/**
 * Takes the whole second `secs` since the Unix epoch apart, as seen `gmtoff` seconds east of UTC.
 *
 * `leap` seconds are added to `tm_sec` (a zone file may count leap seconds) and `shift` is their
 * sum so far, which the clock on the wall is behind. Errors: OSError 75 where the year does not fit
 * the C library's int.
 */
export function takeApart(
  secs: number,
  gmtoff: number,
  isdst: number,
  zone: string,
  shift = 0,
  leap = 0,
): struct_time {
  const local = secs + gmtoff - shift;
  let days = Math.floor(local / SECONDS_PER_DAY);
  let rest = local - days * SECONDS_PER_DAY;
  if (!Number.isSafeInteger(local)) [days, rest] = divideLarge(secs, gmtoff - shift);
  const year = yearOfDay(days);
  if (year < MIN_YEAR || year > MAX_YEAR) {
    throw new OSError(75, "Value too large for defined data type");
  }
  const yday = days - daysBeforeYear(year);
  const month = monthOfDay(year, yday);
  const minutes = Math.floor(rest / 60);
  return new struct_time(
    year > 2 ** 31 - 1 ? year - 2 ** 32 : year, // CPython adds 1900 in an int, and that wraps
    month + 1,
    yday - daysBeforeMonth(year, month) + 1,
    Math.floor(minutes / 60),
    minutes % 60,
    rest - minutes * 60 + leap,
    weekday(days),
    yday + 1,
    isdst,
    zone,
    gmtoff,
  );
}

/** Past 2**53 doubles no longer count single seconds. */
function divideLarge(secs: number, offset: number): [number, number] {
  const local = BigInt(secs) + BigInt(offset);
  const day = BigInt(SECONDS_PER_DAY);
  const rest = ((local % day) + day) % day;
  return [Number((local - rest) / day), Number(rest)];
}
