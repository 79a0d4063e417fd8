import * as exceptions from "#impl/python/exceptions.js";
import { float, tuple } from "#impl/python/values.js";

/** Reads a value in the notation of the scenarios: `{ "$float": "1.0" }`, `{ "$tuple": [] }` … */
export function typedValue(json: unknown): unknown {
  if (Array.isArray(json)) return json.map(typedValue);
  if (typeof json !== "object" || json === null) return json;
  const entries = Object.entries(json);
  const [mark, value] = entries[0] ?? ["", undefined];
  const read = READERS[mark];
  if (entries.length === 1 && read !== undefined) return read(value);
  return Object.fromEntries(entries.map(([key, item]) => [key, typedValue(item)]));
}

const READERS: Readonly<Record<string, (value: unknown) => unknown>> = {
  $float: (text) => float(numberFrom(String(text))),
  $int: (text) => bigintFrom(String(text)),
  $bytes: (text) => Buffer.from(String(text), "base64"),
  $tuple: (items) => tuple(listFrom(items).map(typedValue)),
  $set: (items) => new Set(listFrom(items).map(typedValue)),
  $dict: (pairs) => new Map(listFrom(pairs).map((pair) => pairOf(listFrom(pair)))),
  $error: (made) => errorFrom(dictFrom(made)),
};

/** `value` if it is an array, else an empty one. */
export function listFrom(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A dict in the notation of the scenarios, as a Map. */
export function dictFrom(json: unknown): Map<unknown, unknown> {
  const value = typedValue(json);
  if (value instanceof Map) return value;
  return new Map(typeof value === "object" && value !== null ? Object.entries(value) : []);
}

function pairOf([key, value]: unknown[]): [unknown, unknown] {
  return [typedValue(key), typedValue(value)];
}

function numberFrom(text: string): number {
  return Number(text.replace("inf", "Infinity"));
}

function bigintFrom(text: string): bigint {
  return text.startsWith("-") ? -BigInt(text.slice(1)) : BigInt(text);
}

const CLASSES: ReadonlyMap<unknown, unknown> = new Map(Object.entries(exceptions));

function errorFrom(error: Map<unknown, unknown>): unknown {
  const made = CLASSES.get(error.get("type"));
  if (typeof made !== "function")
    throw new Error(`No such exception: ${String(error.get("type"))}`);
  return Reflect.construct(made, listFrom(error.get("args")));
}
