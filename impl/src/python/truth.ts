import { isDict, PyFloat } from "./values.ts";

/**
 * Python's `bool(value)`.
 *
 * False are None, False, zero of any kind (NaN is true), and whatever is empty: text, bytes, lists,
 * tuples, dicts and sets. Everything else is true.
 */
export function truth(value: unknown): boolean {
  if (typeof value === "number") return value !== 0;
  if (typeof value !== "object" || value === null) return Boolean(value);
  if (value instanceof PyFloat) return value.value !== 0;
  return !isEmpty(value);
}

function isEmpty(value: object): boolean {
  if (Array.isArray(value) || value instanceof Uint8Array) return value.length === 0;
  if (value instanceof Map || value instanceof Set) return value.size === 0;
  return isDict(value) && Object.keys(value).length === 0;
}
