import { AttributeError, TypeError } from "../python/exceptions.ts";
import { typeName } from "../python/values.ts";
import { asWritten, ConvertingDict } from "./converting.ts";

/**
 * Python's `owner.name(...args)`, on whatever a factory made.
 *
 * Errors: AttributeError where there is no such method.
 */
export function callMethod(owner: unknown, name: string, ...args: readonly unknown[]): void {
  const method: unknown =
    owner === null || owner === undefined ? undefined : Reflect.get(Object(owner), name);
  if (method === undefined) {
    throw new AttributeError(`'${typeName(owner)}' object has no attribute '${name}'`);
  }
  if (typeof method !== "function") {
    throw new TypeError(`'${typeName(method)}' object is not callable`);
  }
  Reflect.apply(method, owner, args);
}

/** Python's `setattr`. */
export function setAttribute(owner: unknown, name: string, value: unknown): void {
  if (owner === null || owner === undefined) {
    throw new AttributeError(
      `'NoneType' object has no attribute '${name}' and no __dict__ for setting new attributes`,
    );
  }
  Reflect.set(Object(owner), name, value);
}

/** Sets what a configuration has under `.`, as it is written there. */
export function setAttributes(owner: unknown, attributes: unknown): void {
  if (!(attributes instanceof ConvertingDict)) return;
  for (const name of attributes.keys()) {
    setAttribute(owner, String(name), asWritten(attributes.raw(name)));
  }
}
