import { KeyError, TypeError } from "../../python/exceptions.ts";
import { repr } from "../../python/repr.ts";
import { typeName } from "../../python/values.ts";
import type { LogRecord } from "./record.ts";
import { setAttribute } from "./set-attribute.ts";

/** What `extra` may be: attributes for the record, as an object or a Map. */
export type Extra = Attributes | null | undefined;

/** Attributes for a record, by name. */
export type Attributes = Readonly<Record<string, unknown>> | ReadonlyMap<string, unknown>;

/**
 * Sets attributes.
 *
 * Errors: KeyError for one that the record has, or will have once formatted; TypeError for what
 * holds no attributes.
 */
export function addExtra(record: LogRecord, extra: Attributes): void {
  for (const [key, value] of entriesOf(extra)) {
    if (key === "message" || key === "asctime" || Object.hasOwn(record, key)) {
      // CPython puts the name into quotes, and KeyError then shows the whole sentence in quotes.
      throw new KeyError(`Attempt to overwrite ${repr(key)} in LogRecord`);
    }
    setAttribute(record, key, value);
  }
}

/** The attributes in `extra`, with those in `more` over them. */
export function mergedExtra(extra: Attributes, more: Attributes): Record<string, unknown> {
  return Object.fromEntries([...entriesOf(extra), ...entriesOf(more)]);
}

/** The attributes in an object: itself, unless it is a Map. */
export function plainAttributes(attributes: Attributes): Readonly<Record<string, unknown>> {
  return isMap(attributes) ? Object.fromEntries(attributes) : attributes;
}

function isMap(attributes: Attributes): attributes is ReadonlyMap<string, unknown> {
  return attributes instanceof Map;
}

function entriesOf(extra: unknown): Iterable<readonly [string, unknown]> {
  if (extra instanceof Map) return extra;
  if (typeof extra !== "object" && typeof extra !== "string") {
    throw new TypeError(`'${typeName(extra)}' object is not iterable`);
  }
  const entries = Object.entries(Object(extra));
  if (entries.length > 0 && typeof extra === "string") {
    throw new TypeError("string indices must be integers, not 'str'");
  }
  if (entries.length > 0 && Array.isArray(extra)) {
    const [key] = extra;
    const type = typeName(extra);
    throw new TypeError(`${type} indices must be integers or slices, not ${typeName(key)}`);
  }
  return entries;
}
