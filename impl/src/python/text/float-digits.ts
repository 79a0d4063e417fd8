import { repeated } from "./padding.ts";

/**
 * Decimal digits of a float, rounded as Python and C round them: on the exact binary value, and
 * halves to the even digit.
 *
 * JavaScript's `toFixed` and `toExponential` are exact too, but round halves up and stop at 100
 * digits. They are used wherever that cannot show, and exact integer arithmetic elsewhere.
 */

/** Digits that `toFixed` and `toExponential` can give, less the one spent on looking for a tie. */
const MOST_NATIVE_DIGITS = 99;
/** A double has no more digits than this after its point, nor in all; what follows is zeros. */
const MOST_DIGITS = 1100;

/**
 * Fixed notation of a finite float that is not negative: `2.50`, without a point if `decimals` is 0.
 */
export function fixedDigits(value: number, decimals: number): string {
  if (value < 1e21 && decimals <= MOST_NATIVE_DIGITS) {
    if (!isTie(value, value.toFixed(decimals + 1))) return value.toFixed(decimals);
  }
  const exact = Math.min(decimals, MOST_DIGITS);
  const digits = scaled(value, -exact)
    .toString()
    .padStart(exact + 1, "0");
  const whole = digits.slice(0, digits.length - exact);
  if (decimals === 0) return whole;
  const fraction = digits.slice(digits.length - exact);
  return `${whole}.${fraction}${repeated("0", decimals - exact)}`;
}

/** Digits of a float and the power of ten of the first of them: 0.0125 is `125` and -2. */
export interface Significant {
  /** As many digits as were asked for, without sign and point. */
  readonly digits: string;
  /** Power of ten of the first digit. */
  readonly exponent: number;
}

/** The first `count` digits, at least one, of a finite float that is not negative. */
export function significantDigits(value: number, count: number): Significant {
  if (value === 0) return { digits: repeated("0", count), exponent: 0 };
  if (count <= MOST_NATIVE_DIGITS && !isTie(value, value.toExponential(count))) {
    return split(value.toExponential(count - 1));
  }
  const exact = Math.min(count, MOST_DIGITS);
  const { digits, exponent } = exactDigits(value, exact);
  return { digits: digits + repeated("0", count - exact), exponent };
}

/** The digits that `repr` shows: the fewest that read back as the same float. */
export function shortestDigits(value: number): Significant {
  return split(value.toExponential());
}

/** Whether `text`, which has one digit more than wanted, is all of `value` and ends in a 5. */
function isTie(value: number, text: string): boolean {
  const [mantissa = ""] = text.split("e", 1);
  return mantissa.endsWith("5") && Number(text) === value;
}

function split(text: string): Significant {
  const [mantissa = "", exponent] = text.split("e");
  return { digits: mantissa.replace(".", ""), exponent: Number(exponent) };
}

function exactDigits(value: number, count: number): Significant {
  // The shortest text may have been rounded up to the next power of ten, and so may this one.
  for (let exponent = shortestDigits(value).exponent - 1; ; exponent++) {
    const digits = scaled(value, exponent - count + 1).toString();
    if (digits.length <= count) return { digits, exponent };
  }
}

/** `value / 10 ** power` as an integer, halves to even. */
function scaled(value: number, power: number): bigint {
  let [numerator, exponent] = binary(value);
  let denominator = 1n;
  if (exponent >= 0) numerator <<= BigInt(exponent);
  else denominator <<= BigInt(-exponent);
  if (power >= 0) denominator *= 10n ** BigInt(power);
  else numerator *= 10n ** BigInt(-power);
  return dividedToEven(numerator, denominator);
}

function dividedToEven(numerator: bigint, denominator: bigint): bigint {
  const quotient = numerator / denominator;
  const twice = (numerator % denominator) * 2n;
  const up = twice > denominator || (twice === denominator && quotient % 2n === 1n);
  return up ? quotient + 1n : quotient;
}

const view = new DataView(new ArrayBuffer(8));

/** `value` as an integer and a power of two. */
function binary(value: number): [bigint, number] {
  view.setFloat64(0, value);
  const bits = view.getBigUint64(0);
  const exponent = Number((bits >> 52n) & 0x7ffn);
  const fraction = bits & 0xfffffffffffffn;
  return exponent === 0 ? [fraction, -1074] : [fraction | (1n << 52n), exponent - 1075];
}
