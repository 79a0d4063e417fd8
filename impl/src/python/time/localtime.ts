import { type Seconds, wholeSecond } from "./seconds.ts";
import { type struct_time, takeApart } from "./struct-time.ts";
import { currentZone } from "./zone.ts";
import type { LeapSecond, LocalType, Zone } from "./zone-type.ts";

/**
 * What local clocks show `secs` seconds after the Unix epoch.
 *
 * Fractions are cut off towards minus infinity. The zone is that of the environment variable TZ at
 * this moment. Errors: TypeError, ValueError, OverflowError as CPython; OSError 75 where the year
 * does not fit a C int. Source: CPython 3.15, `time.localtime`.
 */
export function localtime(secs: Seconds): struct_time {
  const second = wholeSecond(secs);
  const zone = currentZone();
  return shown(second, zone.typeAt(second), zone.leaps);
}

/**
 * What clocks in Greenwich show. As {@link localtime}; `tm_zone` is `GMT`.
 *
 * The local zone matters only if its file counts leap seconds (`right/…`), as in glibc. Source:
 * CPython 3.15, `time.gmtime`.
 */
export function gmtime(secs: Seconds): struct_time {
  return shown(wholeSecond(secs), GREENWICH, currentZone().leaps);
}

const GREENWICH: LocalType = { name: "GMT", offset: 0, isdst: 0 };

function shown(secs: number, type: LocalType, leaps: Zone["leaps"]): struct_time {
  const { offset, isdst, name } = type;
  if (leaps === undefined || leaps.length === 0) return takeApart(secs, offset, isdst, name);
  const [shift, hit] = leapAt(leaps, secs);
  return takeApart(secs, offset, isdst, name, shift, hit);
}

/** Leap seconds counted up to `secs`, and how many of them are happening now. */
function leapAt(leaps: readonly LeapSecond[], secs: number): [number, number] {
  let index = leaps.findLastIndex(({ at }) => at <= secs);
  const last = leaps[index];
  if (last === undefined) return [0, 0];
  if (last.at !== secs || last.total <= (leaps[index - 1]?.total ?? 0)) return [last.total, 0];
  let hit = 1;
  for (; follows(leaps[index - 1], leaps[index]); index--) hit++;
  return [last.total, hit];
}

function follows(one: LeapSecond | undefined, next: LeapSecond | undefined): boolean {
  if (one === undefined || next === undefined) return false;
  return next.at === one.at + 1 && next.total === one.total + 1;
}
