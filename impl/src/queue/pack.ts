import { Traceback } from "../core/format/traceback.ts";
import { LogRecord } from "../core/record/record.ts";
import { str } from "../python/repr.ts";
import { isClass, isDict, PyFloat, Tuple } from "../python/values.ts";
import { type PackedError, packError } from "./pack-error.ts";

/** A value as another thread or process can be told of it: what is no primitive is a kind and its parts. */
export type Packed = PackedPrimitive | PackedObject;

/** What needs no packing. */
export type PackedPrimitive = string | number | bigint | boolean | null | undefined;

/** See {@link Packed}. */
export type PackedObject =
  | readonly ["list" | "tuple" | "set", readonly Packed[]]
  | readonly ["dict" | "record", readonly (readonly [string, Packed])[]]
  | readonly ["map", readonly (readonly [Packed, Packed])[]]
  | readonly ["float", number]
  | readonly ["bytes", Uint8Array]
  | readonly ["date", number]
  | readonly ["class" | "text", string]
  | readonly ["frames", Traceback["frames"]]
  | readonly ["error", PackedError]
  /** The object that was met as the n-th. */
  | readonly ["again", number];

/** Packs one value after the other, and knows those that it met. */
export class Packer {
  readonly #met = new Map<object, number>();

  pack(value: unknown): Packed {
    if (value === null || isPrimitive(value)) return value;
    if (typeof value === "object") return this.#packMet(value);
    if (typeof value !== "function" || !isClassToTell(value)) return ["text", str(value)];
    const earlier = this.#met.get(value);
    if (earlier !== undefined) return ["again", earlier];
    this.#met.set(value, this.#met.size);
    return ["class", value.name];
  }

  #packMet(value: object): PackedObject {
    const earlier = this.#met.get(value);
    if (earlier !== undefined) return ["again", earlier];
    this.#met.set(value, this.#met.size);
    return this.#packObject(value);
  }

  #packObject(value: object): PackedObject {
    if (value instanceof LogRecord) return ["record", this.#entries(value)];
    if (value instanceof Error) return ["error", packError(value, this)];
    if (value instanceof Tuple) return ["tuple", this.#items(value)];
    if (Array.isArray(value)) return ["list", this.#items(value)];
    if (value instanceof Set) return ["set", this.#items(value)];
    if (value instanceof Map)
      return [
        "map",
        Array.from(value, ([key, item]) => [this.pack(key), this.pack(item)] as const),
      ];
    if (value instanceof PyFloat) return ["float", value.value];
    if (value instanceof Uint8Array) return ["bytes", Uint8Array.from(value)]; // not all of its pool
    if (value instanceof Date) return ["date", value.getTime()];
    if (value instanceof Traceback) return ["frames", value.frames];
    return isDict(value) ? ["dict", this.#entries(value)] : ["text", str(value)];
  }

  #items(items: Iterable<unknown>): Packed[] {
    return Array.from(items, (item) => this.pack(item));
  }

  #entries(value: object): (readonly [string, Packed])[] {
    return Object.entries(value).map(([key, item]) => [key, this.pack(item)] as const);
  }
}

/** Whether a function is a class of the program, or one of JavaScript's errors. */
function isClassToTell(value: object): value is { readonly name: string } {
  const prototype: unknown = Reflect.get(value, "prototype");
  return isClass(value) || value === Error || prototype instanceof Error;
}

function isPrimitive(value: unknown): value is PackedPrimitive {
  return typeof value !== "object" && typeof value !== "function" && typeof value !== "symbol";
}

/**
 * A value in a form that `postMessage` and `v8.serialize` carry over whole: records, errors with what
 * led to them, tuples and floats. Functions and objects of other classes become their text.
 */
export function pack(value: unknown): Packed {
  return new Packer().pack(value);
}
