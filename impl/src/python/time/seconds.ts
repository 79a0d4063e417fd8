import { OverflowError, TypeError, ValueError } from "../exceptions.ts";
import { PyFloat, typeName } from "../values.ts";

/** What `localtime()` and `gmtime()` take: an int or float of seconds since the Unix epoch. */
export type Seconds = number | bigint | PyFloat | boolean;

/** Bounds of C's `time_t`; as a double the upper one is one too high, hence the `>=` below. */
const TIME_T_END = 2 ** 63;

/**
 * The whole second in which `secs` lies, towards minus infinity.
 *
 * Errors: TypeError for what is no number, ValueError for NaN, OverflowError past 64 bits; texts of
 * CPython 3.15.
 */
export function wholeSecond(secs: unknown): number {
  const value = Math.floor(numberOf(secs));
  if (Number.isNaN(value)) throw new ValueError("Invalid value NaN (not a number)");
  if (value >= TIME_T_END || value < -TIME_T_END) {
    throw new OverflowError("timestamp out of range for platform time_t");
  }
  return value;
}

function numberOf(secs: unknown): number {
  if (typeof secs === "number") return secs;
  if (secs instanceof PyFloat) return secs.value;
  if (typeof secs === "bigint" || typeof secs === "boolean") return Number(secs);
  throw new TypeError(`must be real number, not ${typeName(secs)}`);
}
