import { isInt, isNone, PyFloat } from "./values.ts";

/** Numbers are hashed by their remainder by this prime. */
const PRIME = (1n << 61n) - 1n;
/** The prime is 2^61 - 1, so powers of two repeat after 61. */
const PERIOD = 61;
const INFINITY_HASH = 314159n;
/** Since CPython 3.12 None's hash is no address. */
const NONE_HASH = 0xfca86420n;

/**
 * Python's `hash(value)` where it is the same in every process: for ints, bools, floats other than
 * nan, and None. Undefined for everything else.
 *
 * Source: CPython 3.15 on 64 bits, `hash`.
 */
export function numberHash(value: unknown): bigint | undefined {
  if (isNone(value)) return NONE_HASH;
  if (typeof value === "boolean") return value ? 1n : 0n;
  if (isInt(value)) return signed(BigInt(value));
  if (value instanceof PyFloat) return doubleHash(value.value);
  return typeof value === "number" ? doubleHash(value) : undefined;
}

function doubleHash(value: number): bigint | undefined {
  if (Number.isNaN(value)) return undefined;
  if (!Number.isFinite(value)) return value > 0 ? INFINITY_HASH : -INFINITY_HASH;
  const [mantissa, exponent] = integerAndExponent(value);
  const shift = ((exponent % PERIOD) + PERIOD) % PERIOD;
  return signed(mantissa, 1n << BigInt(shift));
}

/** Remainder of the magnitude, with the sign put back; -1 means failure in C and is never a hash. */
function signed(value: bigint, factor = 1n): bigint {
  const magnitude = ((value < 0n ? -value : value) * factor) % PRIME;
  const hash = value < 0n ? -magnitude : magnitude;
  return hash === -1n ? -2n : hash;
}

/** A double as an integer times a power of two. */
function integerAndExponent(value: number): [mantissa: bigint, exponent: number] {
  let mantissa = value;
  let exponent = 0;
  while (!Number.isInteger(mantissa)) {
    mantissa *= 2; // exact: only the exponent of the double changes
    exponent--;
  }
  return [BigInt(mantissa), exponent];
}
