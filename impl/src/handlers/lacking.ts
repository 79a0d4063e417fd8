import { AttributeError } from "../python/exceptions.ts";
import { typeName } from "../python/values.ts";

/** Looks whether what a program gave has an attribute, or a method. Errors: AttributeError if not. */
export function requireAttribute(given: unknown, name: string): void {
  const isThere = given !== null && given !== undefined && Reflect.has(Object(given), name);
  if (isThere) return;
  throw new AttributeError(`'${typeName(given)}' object has no attribute '${name}'`);
}
