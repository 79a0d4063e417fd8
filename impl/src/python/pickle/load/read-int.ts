import { UnpicklingError } from "../errors.ts";
import { beyond } from "./unpickler.ts";

/** Bits of a decimal digit. */
const BITS = Math.log2(10);

/** An int as text, e.g. `-12`: a number if it is safe, else a bigint. */
export function intFromText(text: string, maxDigits: number): number | bigint {
  if (!/^[+-]?\d+$/.test(text)) throw new UnpicklingError("int is no decimal number");
  if (text.length <= 15) return Number(text) + 0; // not -0
  if (text.replace(/^[+-]?0*/, "").length > maxDigits) throw tooLong(maxDigits);
  const sign = text.startsWith("-") ? -1n : 1n;
  return narrowed(sign * BigInt(text.replace(/^[+-]/, "")));
}

/** An int in two's complement, lowest byte first: a number if it is safe, else a bigint. */
export function intFromBytes(bytes: Uint8Array, maxDigits: number): number | bigint {
  if (bytes.length === 0) return 0;
  if ((bytes.length * 8) / BITS > maxDigits + 4) throw tooLong(maxDigits);
  const hex = Buffer.from(bytes.toReversed()).toString("hex");
  return narrowed(BigInt.asIntN(bytes.length * 8, BigInt(`0x${hex}`)));
}

function narrowed(value: bigint): number | bigint {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}

function tooLong(maxDigits: number): UnpicklingError {
  return beyond("digits in an int", "maxIntDigits", maxDigits);
}
