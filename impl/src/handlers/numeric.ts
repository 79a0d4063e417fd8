import { TypeError } from "../python/exceptions.ts";
import { isFloat, isInt, typeName } from "../python/values.ts";

/**
 * Whether a setting is above zero, in Python's order.
 *
 * Errors: TypeError for what Python cannot compare with a number, such as None or text.
 */
export function isPositive(setting: unknown): boolean {
  if (typeof setting === "number") return setting > 0;
  if (isNumeric(setting)) return Number(setting) > 0;
  throw new TypeError(`'>' not supported between instances of '${typeName(setting)}' and 'int'`);
}

/**
 * Python's `value >= bound`, for numbers.
 *
 * Errors: TypeError for what Python cannot compare, such as None.
 */
export function isAtLeast(value: unknown, bound: unknown): boolean {
  if (typeof value === "number" && typeof bound === "number") return value >= bound;
  if (isNumeric(value) && isNumeric(bound)) return Number(value) >= Number(bound);
  const types = `'${typeName(value)}' and '${typeName(bound)}'`;
  throw new TypeError(`'>=' not supported between instances of ${types}`);
}

function isNumeric(value: unknown): boolean {
  return isInt(value) || isFloat(value) || typeof value === "boolean";
}

/** A number that counts something. Errors: TypeError for a float, as Python's `range`. */
export function index(value: number): number {
  if (!isFloat(value)) return value;
  throw new TypeError("'float' object cannot be interpreted as an integer");
}
