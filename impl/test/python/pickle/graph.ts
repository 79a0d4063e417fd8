import * as exceptions from "#impl/python/exceptions.js";
import { FrozenSet } from "#impl/python/pickle.js";
import { float, type Tuple, tuple } from "#impl/python/values.js";
import { standardValue } from "./standard-value.ts";

/** A value and its identities in JSON; the notation is told in `pickle_side.py`. */
export type Graph = null | boolean | string | number | readonly Graph[];

/** Makes the value of a description. */
export function build(graph: Graph): unknown {
  return new Builder().build(graph);
}

class Builder {
  readonly #made = new Map<Graph, unknown>();

  build(graph: Graph): unknown {
    if (!isList(graph)) return graph;
    const [kind, first = null, second = [], third = [], fourth = []] = graph;
    switch (String(kind)) {
      case "i":
        return intOf(String(first));
      case "f":
        return float(Buffer.from(String(first), "hex").readDoubleBE());
      case "b":
        return new Uint8Array(Buffer.from(String(first), "base64"));
      case "r":
        return this.#made.get(first);
      case "x":
        return standardValue(String(first), listOf(second));
      case "e":
        return this.#error(first, String(second), listOf(third), listOf(fourth));
      default:
        return this.#container(String(kind), first, listOf(second));
    }
  }

  #container(kind: string, ident: Graph, items: readonly Graph[]): unknown {
    switch (kind) {
      case "l":
        return this.#filled(ident, [], items);
      case "t":
        return this.#filled(ident, tuple(), items);
      case "d":
        return this.#dict(ident, items);
      case "s":
        return this.#keep(ident, new Set(items.map((item) => this.build(item))));
      case "z":
        return this.#keep(ident, new FrozenSet(items.map((item) => this.build(item))));
      default:
        throw new Error(`No such description: ${kind}`);
    }
  }

  #keep<T>(ident: Graph, value: T): T {
    this.#made.set(ident, value);
    return value;
  }

  #filled(ident: Graph, list: unknown[] | Tuple, items: readonly Graph[]): unknown {
    this.#keep(ident, list);
    for (const item of items) list.push(this.build(item));
    return list;
  }

  /** Every other dict of texts is an object, every other one a Map: they pickle alike. */
  #dict(ident: Graph, items: readonly Graph[]): unknown {
    const pairs = items.map(listOf);
    const isPlain = pairs.every(([key]) => typeof key === "string" && !/^\d/.test(key));
    if (isPlain && Number(ident) % 2 === 0) {
      const dict: Record<string, unknown> = this.#keep(ident, Object.create(null));
      for (const [key, item = null] of pairs) dict[String(key)] = this.build(item);
      return dict;
    }
    const map = this.#keep(ident, new Map<unknown, unknown>());
    for (const [key = null, item = null] of pairs) map.set(this.build(key), this.build(item));
    return map;
  }

  #error(
    ident: Graph,
    name: string,
    args: readonly Graph[],
    attributes: readonly Graph[],
  ): unknown {
    const made = CLASSES.get(name);
    if (typeof made !== "function") throw new Error(`No such exception: ${name}`);
    const error: object = Reflect.construct(
      made,
      args.map((item) => this.build(item)),
    );
    for (const [key, item = null] of attributes.map(listOf)) {
      Reflect.set(error, String(key), this.build(item));
    }
    return this.#keep(ident, error);
  }
}

const CLASSES: ReadonlyMap<string, unknown> = new Map(Object.entries(exceptions));

function intOf(digits: string): number | bigint {
  const number = Number(digits);
  return Number.isSafeInteger(number) ? number : BigInt(digits);
}

/** Whether a description is an array. */
export function isList(graph: Graph): graph is readonly Graph[] {
  return Array.isArray(graph);
}

/** The array that a description is. */
export function listOf(graph: Graph): readonly Graph[] {
  return isList(graph) ? graph : [];
}
