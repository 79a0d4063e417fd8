import { TypeError } from "../python/exceptions.ts";
import { PyFloat, Tuple, typeName } from "../python/values.ts";

/** Python's `left < right`. Errors: TypeError for values that have no order. */
export function isLess(left: unknown, right: unknown): boolean {
  const numbers = [numberOf(left), numberOf(right)] as const;
  if (numbers[0] !== undefined && numbers[1] !== undefined) return numbers[0] < numbers[1];
  if (typeof left === "string" && typeof right === "string") return isTextLess(left, right);
  if (areAlike(left, right)) return isSequenceLess(left, right);
  const types = `'${typeName(left)}' and '${typeName(right)}'`;
  throw new TypeError(`'<' not supported between instances of ${types}`);
}

function numberOf(value: unknown): number | bigint | undefined {
  if (value instanceof PyFloat) return value.value;
  if (typeof value === "boolean") return Number(value);
  return typeof value === "number" || typeof value === "bigint" ? value : undefined;
}

/** By code points, as Python compares text. */
function isTextLess(left: string, right: string): boolean {
  const [ours, theirs] = [Array.from(left), Array.from(right)];
  const at = ours.findIndex((character, index) => character !== theirs[index]);
  if (at < 0) return ours.length < theirs.length;
  return (ours[at]?.codePointAt(0) ?? 0) < (theirs[at]?.codePointAt(0) ?? 0);
}

/** Whether both are lists, or both tuples. */
function areAlike(left: unknown, right: unknown): left is readonly unknown[] {
  const areArrays = Array.isArray(left) && Array.isArray(right);
  return areArrays && left instanceof Tuple === right instanceof Tuple;
}

function isSequenceLess(left: readonly unknown[], right: unknown): boolean {
  if (!Array.isArray(right)) return false;
  for (const [index, item] of left.entries()) {
    if (index >= right.length) return false;
    const other: unknown = right[index];
    if (!areEqual(item, other)) return isLess(item, other);
  }
  return left.length < right.length;
}

function areEqual(left: unknown, right: unknown): boolean {
  const [ours, theirs] = [numberOf(left), numberOf(right)];
  // An int and a bigint of the same value are equal in Python.
  if (ours !== undefined && theirs !== undefined) return !(ours < theirs) && !(theirs < ours);
  if (!areAlike(left, right) || !Array.isArray(right)) return left === right;
  return left.length === right.length && left.every((item, index) => areEqual(item, right[index]));
}
