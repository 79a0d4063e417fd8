/** A JSON object whose fields are still to be looked at. */
export type Fields = Readonly<Record<string, unknown>>;

/** Whether `value` is a JSON object. */
export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** `value` as a JSON object. Errors: TypeError. */
export function fieldsOf(value: unknown): Fields {
  if (isFields(value)) return value;
  throw new TypeError(`Expected a map in the scenario, not ${JSON.stringify(value)}`);
}

/** `value` as a list; nothing is an empty one. Errors: TypeError. */
export function listOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value;
  throw new TypeError(`Expected a list in the scenario, not ${JSON.stringify(value)}`);
}

/** `value` as text. Errors: TypeError. */
export function textOf(value: unknown): string {
  if (typeof value === "string") return value;
  throw new TypeError(`Expected a text in the scenario, not ${JSON.stringify(value)}`);
}

/** `value` as a number. Errors: TypeError. */
export function numberOf(value: unknown): number {
  if (typeof value === "number") return value;
  throw new TypeError(`Expected a number in the scenario, not ${JSON.stringify(value)}`);
}

/** The only key of a one-key map, and its value. Errors: TypeError. */
export function onlyEntry(value: unknown): readonly [string, unknown] {
  const [entry, ...others] = Object.entries(fieldsOf(value));
  if (entry !== undefined && others.length === 0) return entry;
  throw new TypeError(`Expected a map with one key, not ${JSON.stringify(value)}`);
}
