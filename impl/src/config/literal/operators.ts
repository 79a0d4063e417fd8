import { TypeError, ValueError, ZeroDivisionError } from "../../python/exceptions.ts";
import { percentFormat } from "../../python/percent.ts";
import { isBytes, isInt, isList, isTuple, PyFloat, tuple, typeName } from "../../python/values.ts";

/** A number while it is reckoned with: an int is a bigint, a float a number. */
type Reckoned = bigint | number;

function reckoned(value: unknown): Reckoned | undefined {
  if (typeof value === "boolean" || isInt(value)) return BigInt(value);
  if (typeof value === "number") return value;
  return value instanceof PyFloat ? value.value : undefined;
}

type Ints = (one: bigint, other: bigint) => Reckoned;
type Floats = (one: number, other: number) => number;

const NUMBERS: ReadonlyMap<string, readonly [Ints, Floats?]> = new Map<
  string,
  readonly [Ints, Floats?]
>([
  ["+", [(one, other) => one + other, (one, other) => one + other]],
  ["-", [(one, other) => one - other, (one, other) => one - other]],
  ["*", [(one, other) => one * other, (one, other) => one * other]],
  ["/", [(one, other) => divided(Number(one), Number(other)), divided]],
  ["//", [floored, (one, other) => Math.floor(divided(one, other))]],
  ["%", [(one, other) => one - floored(one, other) * other, modulo]],
  ["**", [power, floatPower]],
  ["<<", [(one, other) => one << places(other)]],
  [">>", [(one, other) => one >> places(other)]],
  ["&", [(one, other) => one & other]],
  ["|", [(one, other) => one | other]],
  ["^", [(one, other) => one ^ other]],
]);

function divided(one: number, other: number): number {
  if (other === 0) throw new ZeroDivisionError("division by zero");
  return one / other;
}

function floored(one: bigint, other: bigint): bigint {
  if (other === 0n) throw new ZeroDivisionError("division by zero");
  const quotient = one / other;
  return quotient * other !== one && one < 0n !== other < 0n ? quotient - 1n : quotient;
}

function modulo(one: number, other: number): number {
  return one - Math.floor(divided(one, other)) * other;
}

function power(one: bigint, other: bigint): Reckoned {
  return other < 0n ? floatPower(Number(one), Number(other)) : one ** other;
}

function floatPower(one: number, other: number): number {
  if (one === 0 && other < 0) throw new ZeroDivisionError("zero to a negative power");
  return one ** other;
}

/** How far bits are to be shifted. */
function places(count: bigint): bigint {
  if (count < 0n) throw new ValueError("negative shift count");
  return count;
}

/** Python's `one sign other`, of numbers and of what can be put together. Errors: TypeError. */
export function binary(sign: string, one: unknown, other: unknown): unknown {
  if (sign === "%" && typeof one === "string") return percentFormat(one, other);
  const [left, right] = [reckoned(one), reckoned(other)];
  if (left !== undefined && right !== undefined) {
    const found = reckon(sign, left, right);
    if (found !== undefined) return found;
  }
  const joined = sign === "+" ? joinedTo(one, other) : repeated(sign, one, other);
  if (joined !== undefined) return joined;
  if (sign === "+" && isSequence(one)) throw cannotJoin(one, other);
  if (sign === "*" && (isSequence(one) || isSequence(other))) {
    const times = isSequence(one) ? other : one;
    throw new TypeError(`can't multiply sequence by non-int of type '${typeName(times)}'`);
  }
  throw new TypeError(
    `unsupported operand type(s) for ${sign}: '${typeName(one)}' and '${typeName(other)}'`,
  );
}

function isSequence(value: unknown): boolean {
  return typeof value === "string" || isBytes(value) || isList(value) || isTuple(value);
}

function cannotJoin(one: unknown, other: unknown): TypeError {
  const [type, added] = [typeName(one), typeName(other)];
  if (isBytes(one)) return new TypeError(`can't concat ${added} to ${type}`);
  return new TypeError(`can only concatenate ${type} (not "${added}") to ${type}`);
}

function reckon(sign: string, one: Reckoned, other: Reckoned): Reckoned | undefined {
  const [ints, floats] = NUMBERS.get(sign) ?? [];
  if (typeof one === "bigint" && typeof other === "bigint") return ints?.(one, other);
  return floats?.(Number(one), Number(other));
}

/** Two sequences of one kind as one; undefined for anything else. */
export function joinedTo(one: unknown, other: unknown): unknown {
  if (typeof one === "string" && typeof other === "string") return one + other;
  if (isBytes(one) && isBytes(other)) return Uint8Array.of(...one, ...other);
  if (isTuple(one) && isTuple(other)) return tuple([...one, ...other]);
  return isList(one) && isList(other) ? [...one, ...other] : undefined;
}

function repeated(sign: string, one: unknown, other: unknown): unknown {
  if (sign !== "*") return undefined;
  const [times, what] = typeof one === "bigint" ? [one, other] : [other, one];
  if (typeof times !== "bigint") return undefined;
  const count = Math.max(Number(times), 0);
  if (typeof what === "string") return what.repeat(count);
  if (isBytes(what))
    return Uint8Array.from({ length: count * what.length }, (_, at) => what[at % what.length] ?? 0);
  if (isTuple(what)) return tuple(Array.from({ length: count }, () => [...what]).flat());
  return isList(what) ? Array.from({ length: count }, () => what).flat() : undefined;
}

/** Python's `+`, `-` and `~` before a number. Errors: TypeError. */
export function unary(sign: string, value: unknown): unknown {
  const number = reckoned(value);
  if (number === undefined || (sign === "~" && typeof number !== "bigint")) {
    throw new TypeError(`bad operand type for unary ${sign}: '${typeName(value)}'`);
  }
  if (sign === "-") return -number;
  return sign === "~" && typeof number === "bigint" ? ~number : number;
}
