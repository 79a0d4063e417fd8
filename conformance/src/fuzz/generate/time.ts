import type { Arbitrary } from "fast-check";
import * as fc from "fast-check";

/** Zones with unlike histories: none, both hemispheres, half hours, a lost day, winter as the exception, rules alone. */
export const ZONES = [
  "UTC",
  "Europe/Paris",
  "Europe/London",
  "Europe/Dublin",
  "America/New_York",
  "America/St_Johns",
  "America/Sao_Paulo",
  "America/Havana",
  "Africa/Casablanca",
  "Africa/Cairo",
  "Asia/Kathmandu",
  "Asia/Tehran",
  "Asia/Gaza",
  "Asia/Pyongyang",
  "Australia/Lord_Howe",
  "Pacific/Apia",
  "Pacific/Chatham",
  "Antarctica/Troll",
  "EST5EDT,M3.2.0,M11.1.0",
  "<+0330>-3:30<+0430>,J80/0,J264/0",
  "<-03>3",
] as const;

/** Any of {@link ZONES}. */
export const zone: Arbitrary<string> = fc.constantFrom(...ZONES);

const FIRST_YEAR = 1971;
const LAST_YEAR = 2025; // the clock of a scenario stands in the past
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Milliseconds since 1970. */
type Instant = number;

/** An instant from 1971 to 2025: anywhere, or within two days of a change of the clocks in `name`. */
export function instantIn(name: string): Arbitrary<Instant> {
  const anywhere = fc.integer({
    min: Date.UTC(FIRST_YEAR, 0, 1) / 1000,
    max: Date.UTC(LAST_YEAR, 11, 31) / 1000,
  });
  const near = fc
    .tuple(
      fc.integer({ min: FIRST_YEAR, max: LAST_YEAR }),
      fc.nat({ max: 3 }),
      fc.oneof(
        fc.integer({ min: -2 * 86_400, max: 2 * 86_400 }),
        fc.constantFrom(-3601, -3600, -1, 0, 1, 3599, 3600, 7200),
      ),
    )
    .map(([year, which, seconds]) => changeIn(name, year, which) / 1000 + seconds);
  const millis = fc.oneof(
    { weight: 3, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.nat(999) },
  );
  return fc
    .tuple(fc.oneof(anywhere, near), millis)
    .map(([seconds, fraction]) => Math.trunc(seconds) * 1000 + fraction);
}

/** As a scenario writes an instant. */
export function iso(instant: Instant): string {
  return new Date(instant).toISOString();
}

/** The `which`-th change of the clocks in a year; the start of the year where there is none. */
function changeIn(name: string, year: number, which: number): Instant {
  const changes = changesOf(name, year);
  return changes[which % Math.max(changes.length, 1)] ?? Date.UTC(year, 0, 1);
}

const known = new Map<string, Instant[]>();

function changesOf(name: string, year: number): Instant[] {
  const id = `${name} ${year}`;
  const found = known.get(id) ?? findChanges(name, year);
  known.set(id, found);
  return found;
}

const STEP_DAYS = 10;

function findChanges(name: string, year: number): Instant[] {
  const offset = offsetIn(name);
  const changes: Instant[] = [];
  const end = Date.UTC(year + 1, 0, 1);
  for (let from = Date.UTC(year, 0, 1); from < end; from += STEP_DAYS * DAY_MS) {
    const to = Math.min(from + STEP_DAYS * DAY_MS, end);
    if (offset(from) !== offset(to)) changes.push(firstAfter(from, to, offset));
  }
  return changes;
}

/** The instant at which the offset becomes another, to the minute. */
function firstAfter(from: Instant, to: Instant, offset: (at: Instant) => string): Instant {
  let [low, high] = [from, to];
  const before = offset(low);
  while (high - low > 60_000) {
    const middle = Math.round((low + high) / 120_000) * 60_000;
    if (offset(middle) === before) low = middle;
    else high = middle;
  }
  return high;
}

/** Offset from UTC as text. Rules in the form of POSIX are unknown to Intl: those have no changes here. */
function offsetIn(name: string): (at: Instant) => string {
  try {
    const format = new Intl.DateTimeFormat("en-US", { timeZone: name, timeZoneName: "longOffset" });
    return (at) =>
      format.formatToParts(at).find(({ type }) => type === "timeZoneName")?.value ?? "";
  } catch {
    return () => "";
  }
}
