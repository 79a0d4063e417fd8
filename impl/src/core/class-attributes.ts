/** Anything with a prototype: a class, abstract or not. */
interface Class {
  readonly prototype: object;
}

/**
 * Makes static attributes readable and assignable on instances, as class attributes are in Python.
 *
 * `handler.terminator` reads `StreamHandler.terminator`, or that of the instance's own class;
 * `handler.terminator = ""` sets it for this one instance. The class declares the names with
 * `declare`, so that subclasses may also have a plain field of that name.
 */
export function classAttributes<T extends Class>(
  owner: T,
  ...names: (string & keyof T & keyof T["prototype"])[]
): void {
  for (const name of names) {
    Object.defineProperty(owner.prototype, name, {
      configurable: true,
      get(this: { readonly constructor: Readonly<Record<string, unknown>> }) {
        return this.constructor[name];
      },
      set(this: object, value: unknown) {
        const shape = { writable: true, enumerable: true, configurable: true };
        Object.defineProperty(this, name, { ...shape, value });
      },
    });
  }
}
