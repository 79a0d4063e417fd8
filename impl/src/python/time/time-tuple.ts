import { OverflowError, TypeError } from "../exceptions.ts";
import { isTuple, typeName } from "../values.ts";
import { struct_time } from "./struct-time.ts";

/** C's `int`. */
const MAX_INT = 2 ** 31 - 1;
const MIN_INT = -(2 ** 31);

/**
 * The moment that `value` stands for: a {@link struct_time}, or a tuple of nine ints.
 *
 * Errors: TypeError and OverflowError with CPython 3.15's texts; `caller` is named in one of them.
 */
export function timeTuple(value: unknown, caller: string): struct_time {
  if (value instanceof struct_time) return value;
  if (!isTuple(value)) throw new TypeError("Tuple or struct_time argument required");
  if (value.length !== 9) throw new TypeError(`${caller}(): illegal time tuple argument`);
  const [year = 0, mon = 0, mday = 0, hour = 0, min = 0, sec = 0, wday = 0, yday = 0, isdst = 0] =
    value.map(cInt);
  if (year < MIN_INT + 1900) throw new OverflowError("year out of range");
  return new struct_time(year, mon, mday, hour, min, sec, wday, yday, isdst);
}

function cInt(value: unknown): number {
  if (typeof value === "boolean") return Number(value);
  if (typeof value !== "bigint" && !Number.isSafeInteger(value)) {
    throw new TypeError(`'${typeName(value)}' object cannot be interpreted as an integer`);
  }
  const int = Number(value);
  if (int > MAX_INT) throw new OverflowError("signed integer is greater than maximum");
  if (int < MIN_INT) throw new OverflowError("signed integer is less than minimum");
  return int;
}
