import { TypeError } from "../python/exceptions.ts";
import { isFloat, isInt, typeName } from "../python/values.ts";

/**
 * Whether a setting is above zero, in Python's order.
 *
 * Errors: TypeError for what Python cannot compare with a number, such as None or text.
 */
export function isPositive(setting: unknown): boolean {
  if (typeof setting === "number") return setting > 0;
  if (isInt(setting) || isFloat(setting) || typeof setting === "boolean")
    return Number(setting) > 0;
  throw new TypeError(`'>' not supported between instances of '${typeName(setting)}' and 'int'`);
}

/** A number that counts something. Errors: TypeError for a float, as Python's `range`. */
export function index(value: number): number {
  if (!isFloat(value)) return value;
  throw new TypeError("'float' object cannot be interpreted as an integer");
}
