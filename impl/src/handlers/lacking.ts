import { AttributeError } from "../python/exceptions.ts";
import { typeName } from "../python/values.ts";

/** Looks whether what a program gave has a method. Errors: AttributeError if not. */
export function requireMethod(given: unknown, method: string): void {
  const isThere = given !== null && given !== undefined && Reflect.has(Object(given), method);
  if (isThere) return;
  throw new AttributeError(`'${typeName(given)}' object has no attribute '${method}'`);
}
