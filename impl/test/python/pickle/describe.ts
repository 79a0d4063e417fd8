import { reduceError } from "#impl/python/pickle/dump/reduce-error.js";
import { FrozenSet } from "#impl/python/pickle.js";
import { dictEntries, isDict, isInt, PyFloat, Tuple, typeName } from "#impl/python/values.js";
import type { Graph } from "./graph.ts";
import { describeStandard } from "./standard-value.ts";

/** Describes a value: each container once, in the order in which it is met. */
export function describe(value: unknown): Graph {
  return new Describer().node(value);
}

class Describer {
  readonly #idents = new Map<object, number>();

  node(value: unknown): Graph {
    switch (typeof value) {
      case "string":
      case "boolean":
        return value;
      case "undefined":
      case "function":
      case "symbol":
        throw new Error(`No description of a ${typeof value}`);
      case "number":
        return isInt(value) ? ["i", String(value)] : floatNode(value);
      case "bigint":
        return ["i", String(value)];
      case "object":
        return value === null ? null : this.#object(value);
    }
  }

  #object(value: object): Graph {
    if (value instanceof PyFloat) return floatNode(value.value);
    if (value instanceof Uint8Array) return ["b", Buffer.from(value).toString("base64")];
    if (value instanceof Tuple && value.length === 0) return ["t", -1, []];
    if (value instanceof FrozenSet && value.size === 0) return ["z", -1, []];
    return describeStandard(value) ?? this.#container(value);
  }

  #container(value: object): Graph {
    const known = this.#idents.get(value);
    if (known !== undefined) return ["r", known];
    const ident = this.#idents.size;
    this.#idents.set(value, ident);
    if (Array.isArray(value))
      return [value instanceof Tuple ? "t" : "l", ident, this.#items(value)];
    if (value instanceof Set) {
      return [
        value instanceof FrozenSet ? "z" : "s",
        ident,
        this.#items(value).toSorted(compareJson),
      ];
    }
    if (value instanceof Error) return this.#error(ident, value);
    if (!isDict(value)) throw new Error(`No description of a ${typeName(value)}`);
    const items = [...dictEntries(value)].map(([key, item]) => [this.node(key), this.node(item)]);
    return ["d", ident, items];
  }

  #items(items: Iterable<unknown>): Graph[] {
    return Array.from(items, (item) => this.node(item));
  }

  #error(ident: number, error: Error): Graph {
    const [, args, state] = reduceError(error);
    const attributes = isDict(state) ? [...dictEntries(state)] : [];
    const kept = attributes.filter(([key]) => key !== "args");
    const nodes = kept.map(([key, item]) => [this.node(key), this.node(item)]);
    return ["e", ident, error.name, this.#items(args), nodes];
  }
}

function floatNode(value: number): Graph {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleBE(value);
  return ["f", bytes.toString("hex")];
}

// As Python's json writes what it sorts by.
function compareJson(left: Graph, right: Graph): number {
  const [first, second] = [pythonJson(left), pythonJson(right)];
  if (first === second) return 0;
  return first < second ? -1 : 1;
}

function pythonJson(node: Graph): string {
  return JSON.stringify(node).replaceAll(",", ", ");
}
