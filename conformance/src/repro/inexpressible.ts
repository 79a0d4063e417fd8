/** A step or value that a plain program cannot show; `message` says why. */
export class InexpressibleError extends Error {
  override readonly name = "InexpressibleError";
}

/** Says that something cannot be written as a program. */
export function inexpressible(reason: string): never {
  throw new InexpressibleError(reason);
}

type Fields = Readonly<Record<string, unknown>>;

/** `value` as a map; an empty one where it is none. */
export function fieldsIn(value: unknown): Fields {
  return isFields(value) ? value : {};
}

/** Whether `value` is a map. */
export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** `value` as a list; an empty one where it is none. */
export function listIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The verb of a step, or the action of one, and what it takes. */
export function onlyPair(value: unknown): readonly [string, unknown] {
  return Object.entries(fieldsIn(value))[0] ?? inexpressible("it is empty");
}
