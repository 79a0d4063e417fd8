import type { Graph } from "./graph.ts";
import type { Random } from "./random.ts";
import { randomAtom, randomFloat, randomInt, randomText } from "./random-atom.ts";

const DEEPEST = 6;
const ERRORS = [
  "ValueError",
  "KeyError",
  "AttributeError",
  "RecursionError",
  "RuntimeError",
  "ModuleNotFoundError",
  "Exception",
];

const OS_ERRORS = ["OSError", "FileNotFoundError", "BlockingIOError"];

/** Describes a dict as a log record's: texts as keys, most values atoms, some of them containers. */
export function randomDict(random: Random): Graph {
  return new Generator(random).record();
}

class Generator {
  readonly #random: Random;
  #idents = 0;
  /** Containers that are complete, which others may hold as well. */
  readonly #complete: number[] = [];
  /** Containers around the present one. */
  readonly #open: number[] = [];

  constructor(random: Random) {
    this.#random = random;
  }

  record(): Graph {
    const ident = this.#enter();
    const count = this.#random.oneIn(300) ? 990 + this.#random.below(1020) : this.#random.below(14);
    const keys = new Set(this.#random.list(count, (index) => this.#key(index, count)));
    const items = Array.from(keys, (key) => [key, this.#value(1)]);
    return this.#leave(["d", ident, items], ident);
  }

  /** Many keys have to be different ones, or there would be few in the end. */
  #key(index: number, count: number): string {
    return count > 100 ? `key ${index}` : randomText(this.#random);
  }

  #enter(): number {
    const ident = this.#idents++;
    this.#open.push(ident);
    return ident;
  }

  #leave(graph: Graph, ident: number): Graph {
    this.#open.pop();
    this.#complete.push(ident);
    return graph;
  }

  #value(depth: number): Graph {
    const random = this.#random;
    if (depth > DEEPEST || !random.oneIn(3)) return randomAtom(random);
    if (random.oneIn(4) && this.#complete.length > 0) return ["r", random.pick(this.#complete)];
    return this.#container(depth);
  }

  /** A value in a list or dict, which may be one of the containers around it. */
  #mutableItem(depth: number): Graph {
    if (this.#random.oneIn(25)) return ["r", this.#random.pick(this.#open)];
    return this.#value(depth);
  }

  #container(depth: number): Graph {
    switch (this.#random.below(9)) {
      case 0:
        return this.#set();
      case 1:
        return this.#error(depth);
      case 2:
      case 3:
        return this.#dict(depth);
      case 4:
      case 5:
        return this.#tuple(depth);
      default:
        return this.#list(depth);
    }
  }

  #list(depth: number): Graph {
    const ident = this.#enter();
    const count = this.#size();
    const items = this.#random.list(count, (index) =>
      index > 20 ? randomAtom(this.#random) : this.#mutableItem(depth + 1),
    );
    return this.#leave(["l", ident, items], ident);
  }

  /** Mostly small, at times around the thousand items that are written at a time. */
  #size(): number {
    return this.#random.oneIn(400) ? 999 + this.#random.below(3) : this.#random.below(5);
  }

  #tuple(depth: number): Graph {
    const ident = this.#enter();
    const items = this.#random.list(this.#random.below(5), () => this.#value(depth + 1));
    const graph: Graph = ["t", ident, items];
    if (items.length > 0) return this.#leave(graph, ident);
    this.#open.pop(); // the empty tuple is one object anyway, and never has to be referred to
    return graph;
  }

  #dict(depth: number): Graph {
    const ident = this.#enter();
    const texts = this.#random.oneIn(2);
    const keys = new Map<string, Graph>();
    for (let count = this.#random.below(6); count > 0; count--) {
      const key = texts ? randomText(this.#random) : this.#hashable();
      keys.set(equality(key), key);
    }
    const items = Array.from(keys.values(), (key) => [key, this.#mutableItem(depth + 1)]);
    return this.#leave(["d", ident, items], ident);
  }

  #hashable(): Graph {
    switch (this.#random.below(5)) {
      case 0:
        return randomText(this.#random);
      case 1:
        return null;
      case 2:
        return this.#random.oneIn(2);
      default:
        return this.#number();
    }
  }

  #number(): Graph {
    const graph = this.#random.oneIn(2) ? randomInt(this.#random) : randomFloat(this.#random);
    return isNoKey(graph) ? ["i", "7"] : graph;
  }

  /** Numbers, whose order in a set is known. */
  #set(): Graph {
    const ident = this.#enter();
    const kind = this.#random.oneIn(2) ? "s" : "z";
    const items = new Map<string, Graph>();
    const count = this.#random.oneIn(50) ? this.#random.below(300) : this.#random.below(9);
    for (let index = 0; index < count; index++) {
      const item = this.#number();
      items.set(equality(item), item);
    }
    const graph: Graph = [kind, ident, [...items.values()]];
    if (kind === "s" || items.size > 0) return this.#leave(graph, ident);
    this.#open.pop(); // one object, as the empty tuple
    return graph;
  }

  #error(depth: number): Graph {
    const ident = this.#idents++; // made after its arguments, so they cannot hold it
    const name = this.#random.pick([...ERRORS, ...OS_ERRORS]);
    const args = OS_ERRORS.includes(name)
      ? this.#osErrorArgs(name)
      : this.#random.list(this.#random.below(4), () => this.#value(depth + 2));
    const attributes = this.#random.oneIn(4) ? [["hint", this.#value(depth + 2)]] : [];
    this.#complete.push(ident);
    return ["e", ident, name, args, attributes];
  }

  /** Number, text and file; a BlockingIOError would take the last for a count. */
  #osErrorArgs(name: string): Graph[] {
    const number: Graph = ["i", String(this.#random.below(40))];
    const args = [number, randomText(this.#random), randomText(this.#random)];
    return args.slice(0, this.#random.below(name === "BlockingIOError" ? 3 : 4));
  }
}

/** Every nan is a key of its own, and JavaScript's Maps and Sets turn -0 into 0. */
function isNoKey(graph: Graph): boolean {
  return Array.isArray(graph) && ["7ff8000000000000", "8000000000000000"].includes(graph[1]);
}

/** Python's `==` among keys: 1, 1.0 and True are one. */
function equality(graph: Graph): string {
  if (typeof graph === "boolean") return graph ? "1" : "0";
  if (!Array.isArray(graph)) return JSON.stringify(graph);
  const [kind, text] = graph;
  if (kind === "i") return String(text);
  const value = Buffer.from(String(text), "hex").readDoubleBE();
  return Number.isInteger(value) ? String(BigInt(value)) : String(value);
}
