import { OverflowError, ValueError } from "../exceptions/builtin.ts";
import { isInt, PyFloat } from "../values.ts";

/** An int or a float as a JavaScript number, or undefined if `value` is neither; bools count. */
export function asDouble(value: unknown): number | undefined {
  if (typeof value === "number") return value;
  if (typeof value === "boolean") return value ? 1 : 0;
  if (typeof value === "bigint") return bigintToDouble(value);
  return value instanceof PyFloat ? value.value : undefined;
}

function bigintToDouble(value: bigint): number {
  const double = Number(value);
  if (Number.isFinite(double)) return double;
  throw new OverflowError("int too large to convert to float");
}

/** An int as a number or bigint, or undefined if `value` is none; bools count. */
export function asInt(value: unknown): number | bigint | undefined {
  if (typeof value === "boolean") return value ? 1 : 0;
  return isInt(value) ? value : undefined;
}

/** Python's `int(value)` of a number: floats lose their fraction. Undefined if `value` is none. */
export function truncated(value: unknown): number | bigint | undefined {
  const int = asInt(value);
  if (int !== undefined) return int;
  const double = asDouble(value);
  if (double === undefined) return undefined;
  if (Number.isNaN(double)) throw new ValueError("cannot convert float NaN to integer");
  if (!Number.isFinite(double)) {
    throw new OverflowError("cannot convert float infinity to integer");
  }
  return BigInt(Math.trunc(double));
}

/** Digits of an int in base 2, 8, 10 or 16, small letters, without sign. */
export function intDigits(value: number | bigint, base: number): string {
  const text = value.toString(base);
  return text.startsWith("-") ? text.slice(1) : text;
}
