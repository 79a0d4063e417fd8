import { IndexError, KeyError } from "../python/exceptions.ts";
import { dictEntries, isDict, isList, isNamedTuple, Tuple } from "../python/values.ts";

/** What turns `ext://…`, `cfg://…` and the containers of a configuration into what they stand for. */
export interface Converter {
  convert(value: unknown): unknown;
}

/** A container with a configurator, for those that {@link handOver} meets. */
interface Converting {
  configurator: Converter | null;
  /** What the configuration holds there, untouched. */
  readonly source: unknown;
}

/**
 * A dict of a configuration: what is read is converted, and kept so.
 *
 * Source: CPython 3.15, `logging.config.ConvertingDict`.
 */
export class ConvertingDict extends Map<unknown, unknown> implements Converting {
  configurator: Converter | null = null;
  readonly source: unknown;

  constructor(source: Map<unknown, unknown> | Readonly<Record<string, unknown>> = {}) {
    super();
    this.source = source;
    for (const [key, value] of dictEntries(source)) this.set(key, value);
  }

  /** The value of `key`, converted; `fallback` if there is none. */
  override get(key: unknown, fallback: unknown = null): unknown {
    const value = this.has(key) ? super.get(key) : fallback;
    const converted = this.#convert(value);
    if (converted !== value) this.set(key, converted);
    return converted;
  }

  /** The value of `key`, converted. Errors: KeyError if there is none. */
  item(key: unknown): unknown {
    if (this.has(key)) return this.get(key);
    throw new KeyError(key);
  }

  /** Takes the value of `key` out, converted; `fallback` if there is none. */
  pop(key: unknown, fallback: unknown = null): unknown {
    const value = this.has(key) ? super.get(key) : fallback;
    this.delete(key);
    return this.#convert(value);
  }

  /** The value of `key` as the configuration has it. */
  raw(key: unknown): unknown {
    return super.get(key);
  }

  #convert(value: unknown): unknown {
    return this.configurator === null ? value : this.configurator.convert(value);
  }
}

/**
 * A list of a configuration. Its items are there as written; `item` converts one and keeps it so.
 *
 * Source: CPython 3.15, `logging.config.ConvertingList`.
 */
export class ConvertingList extends Array<unknown> implements Converting {
  declare configurator: Converter | null;
  declare source: unknown;

  /** The item at `index`, converted. Errors: IndexError. */
  item(index: number): unknown {
    if (!(index in this)) throw new IndexError("list index out of range");
    const converted = this.configurator?.convert(this[index]) ?? null;
    this[index] = converted;
    return converted;
  }
}

/**
 * A tuple of a configuration: `item` converts, and keeps nothing, as a tuple does not change.
 *
 * Source: CPython 3.15, `logging.config.ConvertingTuple`.
 */
export class ConvertingTuple extends Tuple implements Converting {
  declare configurator: Converter | null;
  declare source: unknown;

  /** The item at `index`, converted. Errors: IndexError. */
  item(index: number): unknown {
    if (!(index in this)) throw new IndexError("tuple index out of range");
    return this.configurator?.convert(this[index]) ?? null;
  }
}

/** Methods by which an object literal is known for an object rather than a dict. */
const METHODS = ["write", "filter", "format", "handle", "put_nowait"];

/** The converting form of a container; undefined for anything else, and for what has that form. */
export function converting(value: unknown, configurator: Converter): unknown {
  if (value instanceof ConvertingDict || value instanceof ConvertingList) return undefined;
  if (value instanceof ConvertingTuple) return undefined;
  if (isDict(value)) return hasMethod(value) ? undefined : configured(new ConvertingDict(value));
  if (isNamedTuple(value)) return undefined; // its names would be lost
  if (value instanceof Tuple) return filled(new ConvertingTuple(), value);
  return isList(value) ? filled(new ConvertingList(), value) : undefined;

  function filled(made: ConvertingList | ConvertingTuple, items: readonly unknown[]): unknown {
    for (const [index, item] of items.entries()) made[index] = item;
    hide(made, "source", items);
    hide(made, "configurator", configurator);
    return made;
  }

  function configured(made: ConvertingDict): ConvertingDict {
    made.configurator = configurator;
    return made;
  }
}

/** Sets what must not be seen among the items. */
function hide(owner: object, name: string, value: unknown): void {
  Object.defineProperty(owner, name, { value, writable: true, configurable: true });
}

function hasMethod(value: object): boolean {
  return METHODS.some((name) => name in value && typeof Reflect.get(value, name) === "function");
}

/** A value of the configuration as it was written, for whatever does not convert what it gets. */
export function asWritten(value: unknown): unknown {
  return isConverting(value) ? value.source : value;
}

/**
 * A value of the configuration for a program's own class or function: plain objects and arrays whose
 * parts are converted when they are read.
 */
export function handOver(value: unknown): unknown {
  if (!isConverting(value)) return value;
  const { source } = value;
  if (!hasConvertible(source)) return source;
  if (value instanceof ConvertingDict) {
    if (source instanceof Map)
      return new Map([...value.keys()].map((key) => [key, handOver(value.get(key))]));
    return lazily({}, [...value.keys()].map(String), (key) => value.item(key));
  }
  const made = value instanceof Tuple ? new Tuple() : [];
  return lazily(made, [...value.keys()].map(String), (key) => value.item(Number(key)));
}

function lazily<T extends object>(
  made: T,
  keys: readonly string[],
  read: (key: string) => unknown,
): T {
  const shape = { enumerable: true, configurable: true };
  for (const key of keys) {
    Object.defineProperty(made, key, {
      ...shape,
      get: () => handOver(read(key)),
      set: (value: unknown) => {
        Object.defineProperty(made, key, { ...shape, value, writable: true });
      },
    });
  }
  return made;
}

function isConverting(value: unknown): value is ConvertingDict | ConvertingList | ConvertingTuple {
  return (
    value instanceof ConvertingDict ||
    value instanceof ConvertingList ||
    value instanceof ConvertingTuple
  );
}

/** Whether something in there looks like `prefix://…`. */
function hasConvertible(value: unknown): boolean {
  if (typeof value === "string") return /^[a-z]+:\/\//.test(value);
  if (Array.isArray(value)) return value.some(hasConvertible);
  return isDict(value) && Array.from(dictEntries(value)).some(([, item]) => hasConvertible(item));
}
