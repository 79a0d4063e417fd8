import { ValueError } from "../exceptions/builtin.ts";
import { decimalDigit } from "./decimal-digit.ts";

/** An index, as a number where that is exact. */
export type FieldIndex = number | bigint;

/** One step from a value to a part of it. */
export type FieldStep =
  | { readonly kind: "attribute"; readonly name: string }
  | { readonly kind: "item"; readonly key: string | FieldIndex };

/** A field's name such as `0.name[3]`, taken apart. */
export interface FieldName {
  /** Keyword or index of the argument; nothing asks for the next one. */
  readonly first: string | FieldIndex;
  /** The way from there. */
  readonly steps: readonly FieldStep[];
  /** What is wrong after these steps. Python notices once it has gone them. */
  readonly fault?: ValueError;
}

/** Takes a field's name apart. Errors: ValueError for an index that is too large at its front. */
export function parseFieldName(name: string): FieldName {
  const stop = name.search(/[.[]/);
  const first = keyOf(stop < 0 ? name : name.slice(0, stop));
  const steps: FieldStep[] = [];
  try {
    let position = stop < 0 ? name.length : stop;
    while (position < name.length) {
      const [step, end] = parseStep(name, position);
      steps.push(step);
      position = end;
    }
  } catch (error) {
    if (error instanceof ValueError) return { first, steps, fault: error };
    throw error;
  }
  return { first, steps };
}

function parseStep(name: string, start: number): [FieldStep, number] {
  const opener = name[start];
  if (opener === ".") return parseAttribute(name, start + 1);
  if (opener === "[") return parseItem(name, start + 1);
  throw new ValueError("Only '.' or '[' may follow ']' in format field specifier");
}

function parseAttribute(name: string, start: number): [FieldStep, number] {
  const length = name.slice(start).search(/[.[]/);
  const end = length < 0 ? name.length : start + length;
  return [{ kind: "attribute", name: filled(name.slice(start, end)) }, end];
}

function parseItem(name: string, start: number): [FieldStep, number] {
  const end = name.indexOf("]", start);
  if (end < 0) throw new ValueError("Missing ']' in format string");
  return [{ kind: "item", key: keyOf(filled(name.slice(start, end))) }, end + 1];
}

function filled(text: string): string {
  if (text === "") throw new ValueError("Empty attribute in format string");
  return text;
}

const LARGEST_INDEX = 2n ** 63n - 1n;

/** `text` as an index if it is all digits, else as it is. */
function keyOf(text: string): string | FieldIndex {
  let value = 0n;
  for (const character of text) {
    const digit = decimalDigit(character);
    if (digit < 0) return text;
    value = value * 10n + BigInt(digit);
    if (value > LARGEST_INDEX) throw new ValueError("Too many decimal digits in format string");
  }
  if (text === "") return text;
  return value <= Number.MAX_SAFE_INTEGER ? Number(value) : value;
}
