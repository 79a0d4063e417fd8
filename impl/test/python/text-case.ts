import { percentFormat } from "#impl/python/percent.js";
import { ascii, repr, str } from "#impl/python/repr.js";
import { formatValue, strFormat } from "#impl/python/str-format.js";
import { Template } from "#impl/python/template.js";
import { exceptionTypeName } from "#impl/python/values.js";
import { dictFrom, listFrom, typedValue } from "./typed-value.ts";

/** A case of `text_outcome.py`: its kind, what goes in, and what CPython gives. */
export type TextCase = readonly unknown[];

/** A text, or the class and message of an error. */
export type Outcome = string | { readonly error: readonly [string, string] };

/** What the port makes of a case, and what CPython does. */
export function play([kind, ...rest]: TextCase): { seen: unknown[]; expected: unknown[] } {
  const [first, second, third] = rest;
  switch (kind) {
    case "percent":
      return { seen: [attempt(() => percent(first, second))], expected: rest.slice(2) };
    case "fill":
      return { seen: [attempt(() => fill(first, second, third))], expected: rest.slice(3) };
    case "format":
      return { seen: [attempt(() => format(first, second))], expected: rest.slice(2) };
    case "shown":
      return { seen: shown(first), expected: rest.slice(1) };
    case "template":
      return { seen: template(String(first), second), expected: rest.slice(2) };
    default:
      throw new Error(`No such kind of case: ${String(kind)}`);
  }
}

function percent(text: unknown, args: unknown): string {
  return percentFormat(String(text), typedValue(args));
}

function fill(text: unknown, args: unknown, kwargs: unknown): string {
  return strFormat(String(text), listFrom(typedValue(args)), dictFrom(kwargs));
}

function format(value: unknown, spec: unknown): string {
  return formatValue(typedValue(value), String(spec));
}

function shown(json: unknown): string[] {
  const value = typedValue(json);
  return [str(value), repr(value), ascii(value)];
}

function template(text: string, json: unknown): Outcome[] {
  const mapping = dictFrom(json);
  const made = new Template(text);
  return [attempt(() => made.substitute(mapping)), attempt(() => made.safe_substitute(mapping))];
}

function attempt(call: () => string): Outcome {
  try {
    return call();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { error: [exceptionTypeName(error), error.message] };
  }
}
