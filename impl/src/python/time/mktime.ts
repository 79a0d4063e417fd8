import { OverflowError } from "../exceptions.ts";
import { daysBeforeMonth, daysBeforeYear, SECONDS_PER_DAY } from "./calendar.ts";
import { localtime } from "./localtime.ts";
import type { struct_time } from "./struct-time.ts";
import { timeTuple } from "./time-tuple.ts";

/**
 * How far the last answer was from what the same fields mean in UTC.
 *
 * glibc keeps this guess between calls, and which of two equal wall clock times it finds first
 * depends on it: without the same memory the answers in autumn would differ.
 */
let lastOffset = 0;

/** Local times are looked for this often; glibc gives up afterwards. */
const PROBES = 6;
/** Seconds between two looks for a time with the wanted `tm_isdst`. */
const STRIDE = 601_200;
/** How far to look for one. */
const REACH = 457_243_209 / 2 + STRIDE;

/**
 * Seconds since the Unix epoch at which local clocks show `t`. Python's result is a float.
 *
 * Fields need not be in range: the 32nd of a month is the first of the next. `tm_isdst` of 0 or 1
 * decides where clocks show a time twice, and shifts by an hour where it does not fit the season;
 * with -1 glibc chooses. `tm_wday`, `tm_yday`, zone and offset are not looked at.
 *
 * Errors: OverflowError for years that the C library cannot count. Source: CPython 3.15,
 * `time.mktime`.
 */
export function mktime(t: struct_time | readonly number[]): number {
  return secondOf(timeTuple(t, "mktime"));
}

/** {@link mktime} for fields that have been checked. */
export function secondOf(t: struct_time): number {
  // Out of range seconds are added at the end, since a minute may have a leap second.
  const sec = Math.max(0, Math.min(t.tm_sec, 59));
  const wanted = { clock: clockOf(t) + sec, isdst: t.tm_isdst };
  const found = probe(wanted);
  lastOffset = found - wanted.clock;
  return found + secondsLeft(t.tm_sec, sec, found);
}

interface Wanted {
  /** What the fields mean in UTC. */
  readonly clock: number;
  readonly isdst: number;
}

/** Seconds since the epoch of date, hour and minute, read in UTC. */
function clockOf(t: struct_time): number {
  const month = t.tm_mon - 1;
  const year = t.tm_year + Math.floor(month / 12);
  const inYear = daysBeforeMonth(year, ((month % 12) + 12) % 12);
  const days = daysBeforeYear(year) + inYear + t.tm_mday - 1;
  return days * SECONDS_PER_DAY + t.tm_hour * 3600 + t.tm_min * 60;
}

function probe(wanted: Wanted): number {
  let at = wanted.clock + lastOffset;
  let before = at;
  let twoBefore = at;
  let wasSummer = false;
  for (let probes = PROBES; probes > 0; probes--) {
    const shown = shownAt(at);
    const error = wanted.clock - shown.clock;
    if (error === 0) return differs(wanted.isdst, shown.isdst) ? rightSeason(wanted, at) : at;
    const isSummer = shown.isdst !== 0;
    if (at === twoBefore && at !== before && isEnd(wanted.isdst, wasSummer, isSummer)) return at;
    [twoBefore, before, at] = [before, at, at + error];
    wasSummer = isSummer;
  }
  throw outOfRange();
}

/**
 * In the hour that spring skips, probing swings between two answers; this tells at which to stop:
 * the one that is not what was asked for, or summer if nothing was.
 */
function isEnd(wanted: number, wasSummer: boolean, isSummer: boolean): boolean {
  return wanted < 0 ? Number(wasSummer) <= Number(isSummer) : (wanted !== 0) !== isSummer;
}

/** The same clock under the offset of the nearest time that has the wanted `tm_isdst`. */
function rightSeason(wanted: Wanted, at: number): number {
  for (let distance = STRIDE; distance < REACH; distance += STRIDE) {
    for (const near of [at - distance, at + distance]) {
      const shown = shownAt(near);
      if (!differs(wanted.isdst, shown.isdst)) return near + wanted.clock - shown.clock;
    }
  }
  return at + (wanted.isdst === 0 ? 3600 : -3600); // a zone without summer time: take an hour
}

function differs(wanted: number, isdst: number): boolean {
  return wanted >= 0 && isdst >= 0 && (wanted === 0) !== (isdst === 0);
}

function shownAt(secs: number): Wanted {
  const t = localtime(secs);
  return { clock: clockOf(t) + t.tm_sec, isdst: t.tm_isdst };
}

function secondsLeft(requested: number, used: number, found: number): number {
  if (requested === used && requested < 59) return 0;
  const shown = localtime(found).tm_sec;
  if (requested === shown) return 0;
  return (used === 0 && shown === 60 ? 1 : 0) - used + requested;
}

function outOfRange(): OverflowError {
  return new OverflowError("mktime argument out of range");
}
