import { KeyError, TypeError } from "../exceptions/builtin.ts";
import { repr } from "../repr.ts";
import { ByteArray, isBytes, isDict, Tuple, typeName } from "../values.ts";

type Subscriptable = unknown[] | Uint8Array | Map<unknown, unknown> | Record<string, unknown>;

/** The right side of the `%` operator while it is being used up. */
export class PercentArguments {
  readonly #values: readonly unknown[];
  readonly #isTuple: boolean;
  /** What `%(name)s` looks into; undefined if the right side cannot be looked into. */
  readonly #mapping: Subscriptable | undefined;
  #taken = 0;
  #key: string | undefined;

  private constructor(
    values: readonly unknown[],
    isTuple: boolean,
    mapping: Subscriptable | undefined,
  ) {
    this.#values = values;
    this.#isTuple = isTuple;
    this.#mapping = mapping;
  }

  /** The right side of `format % args`. */
  static of(args: unknown): PercentArguments {
    if (args instanceof Tuple) return new PercentArguments(args, true, undefined);
    return new PercentArguments([args], false, isSubscriptable(args) ? args : undefined);
  }

  /** Makes sure that keys can be used at all. Errors: TypeError. */
  requireMapping(): Subscriptable {
    if (this.#mapping !== undefined) return this.#mapping;
    const type = this.#isTuple ? "tuple" : typeName(this.#values[0]);
    throw new TypeError(`format requires a mapping, not ${type}`);
  }

  /** The value of `%(key)s`. Errors: TypeError, KeyError. */
  byKey(key: string): unknown {
    const value = lookUp(this.requireMapping(), key);
    this.#key = key;
    return value;
  }

  /** The next value; `star` if it is a width or precision, for which a lone value does not do. */
  next(star: boolean): unknown {
    const got = this.#values.length;
    if (this.#taken < got && (this.#isTuple || !star)) return this.#values[this.#taken++];
    throw new TypeError(`not enough arguments for format string (got ${got})`);
  }

  /** What messages call the value taken last. */
  get place(): string {
    if (this.#key !== undefined) return `format argument ${repr(this.#key)}`;
    return this.#isTuple ? `format argument ${this.#taken}` : "format argument";
  }

  /** Makes sure that every value was used; a dict need not be. Errors: TypeError. */
  finish(): void {
    if (this.#taken >= this.#values.length || this.#mapping !== undefined) return;
    const required = this.#isTuple ? this.#taken : 0;
    throw new TypeError(
      `not all arguments converted during string formatting (required ${required}, got ${this.#values.length})`,
    );
  }
}

/** Dicts can be looked into; lists and bytes too, as far as Python can tell beforehand. */
function isSubscriptable(value: unknown): value is Subscriptable {
  return Array.isArray(value) || isBytes(value) || isDict(value);
}

function lookUp(mapping: Subscriptable, key: string): unknown {
  if (mapping instanceof Map) {
    if (mapping.has(key)) return mapping.get(key);
    throw new KeyError(key);
  }
  if (Array.isArray(mapping)) {
    throw new TypeError("list indices must be integers or slices, not str");
  }
  if (isBytes(mapping)) {
    const kind = mapping instanceof ByteArray ? "bytearray" : "byte";
    throw new TypeError(`${kind} indices must be integers or slices, not str`);
  }
  if (Object.hasOwn(mapping, key)) return mapping[key];
  throw new KeyError(key);
}
