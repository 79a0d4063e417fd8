import { Traceback } from "../core/format/traceback.ts";
import { makeLogRecord } from "../core/record/record-factory.ts";
import { float, Tuple } from "../python/values.ts";
import type { Packed, PackedObject } from "./pack.ts";
import { emptyError, errorClass, fillError } from "./pack-error.ts";

/** Takes apart what a `Packer` made, in the same order. */
export class Unpacker {
  readonly #met: unknown[] = [];

  unpack(packed: Packed): unknown {
    return typeof packed === "object" && packed !== null ? this.#unpackObject(packed) : packed;
  }

  #unpackObject(packed: PackedObject): unknown {
    const [kind] = packed;
    if (kind === "again") return this.#met[packed[1]];
    const at = this.#met.length;
    this.#met.push(undefined);
    const keep = <T>(value: T): T => {
      this.#met[at] = value;
      return value;
    };
    switch (kind) {
      case "list":
        return this.#fill(keep([]), packed[1]);
      case "tuple":
        return this.#fill(keep(new Tuple()), packed[1]);
      case "set": {
        const set = keep(new Set<unknown>());
        for (const item of packed[1]) set.add(this.unpack(item));
        return set;
      }
      case "map": {
        const map = keep(new Map<unknown, unknown>());
        for (const [key, value] of packed[1]) map.set(this.unpack(key), this.unpack(value));
        return map;
      }
      case "dict":
        return this.#fillDict(keep({}), packed[1]);
      case "record":
        return keep(makeLogRecord(this.#fillDict({}, packed[1])));
      case "error": {
        const error = keep(emptyError(packed[1]));
        fillError(error, packed[1], this);
        return error;
      }
      case "float":
        return keep(float(packed[1]));
      case "bytes":
        return keep(packed[1]);
      case "date":
        return keep(new Date(packed[1]));
      case "frames":
        return keep(new Traceback(packed[1]));
      case "class":
        return keep(errorClass(packed[1]) ?? namedClass(packed[1]));
      case "text":
        return packed[1];
    }
  }

  #fill(list: unknown[], items: readonly Packed[]): unknown[] {
    for (const item of items) list.push(this.unpack(item));
    return list;
  }

  #fillDict(
    dict: Record<string, unknown>,
    pairs: readonly (readonly [string, Packed])[],
  ): Record<string, unknown> {
    for (const [key, value] of pairs) {
      const property = { value: this.unpack(value), enumerable: true, writable: true };
      Object.defineProperty(dict, key, { ...property, configurable: true }); // also `__proto__`
    }
    return dict;
  }
}

/** Stands for a class of the other end. */
function namedClass(name: string): unknown {
  const Class = class {
    declare readonly it: never;
  };
  return Object.defineProperty(Class, "name", { value: name });
}

/** Whatever the other end put: nobody checks its type, as with `JSON.parse`. */
type Unpacked = ReturnType<typeof JSON.parse>;

/** The value that `pack` was given, as far as it can be told. */
export function unpack(packed: Packed): Unpacked {
  return new Unpacker().unpack(packed);
}
