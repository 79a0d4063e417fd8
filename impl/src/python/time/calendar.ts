/** Days before each month of a common year, by 0-based month. */
const DAYS_BEFORE = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365];
/** Days before each month of a leap year, by 0-based month. */
const DAYS_BEFORE_LEAP = [0, 31, 60, 91, 121, 152, 182, 213, 244, 274, 305, 335, 366];
/** Days in 400 years, after which the Gregorian calendar repeats. */
const DAYS_PER_ERA = 146_097;
/** Days from the first of March of year 0 to the Unix epoch. */
const EPOCH_FROM_MARCH_0 = 719_468;

/** Seconds in a day. */
export const SECONDS_PER_DAY = 86_400;

/** Whether `year` has a 29th of February in the proleptic Gregorian calendar. */
export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Days of `year` before its 0-based `month`; month 12 gives the length of the year. */
export function daysBeforeMonth(year: number, month: number): number {
  return (isLeapYear(year) ? DAYS_BEFORE_LEAP : DAYS_BEFORE)[month] ?? 0;
}

/** Days from the Unix epoch to the first of January of `year`. */
export function daysBeforeYear(year: number): number {
  const past = year - 1;
  const leapDays = Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400);
  return (year - 1970) * 365 + leapDays - 477; // 477 leap days lie before 1970
}

/** Weekday of a day counted from the Unix epoch: 0 is Monday, as Python's `tm_wday`. */
export function weekday(days: number): number {
  return (((days + 3) % 7) + 7) % 7;
}

/** Year in which a day counted from the Unix epoch lies. */
export function yearOfDay(days: number): number {
  const shifted = days + EPOCH_FROM_MARCH_0;
  const era = Math.floor(shifted / DAYS_PER_ERA);
  const dayOfEra = shifted - era * DAYS_PER_ERA;
  const leapDays = Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524);
  const yearOfEra = Math.floor(
    (dayOfEra - leapDays + Math.floor(dayOfEra / (DAYS_PER_ERA - 1))) / 365,
  );
  const dayOfMarchYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  return era * 400 + yearOfEra + (dayOfMarchYear >= 306 ? 1 : 0);
}

/** 0-based month in which the 0-based day `yday` of `year` lies. */
export function monthOfDay(year: number, yday: number): number {
  let month = Math.min(11, Math.floor(yday / 29)); // never too small, at most two too large
  while (daysBeforeMonth(year, month) > yday) month--;
  return month;
}
