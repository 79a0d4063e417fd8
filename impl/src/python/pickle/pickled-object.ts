import { Tuple, tuple } from "../values.ts";
import type { Reduction } from "./reduction.ts";

/** A class or function that a pickle names. It is only a name: nothing was imported. */
export class PickledGlobal {
  /** Python's module, e.g. `collections`. */
  readonly module: string;
  /** Name in the module; dotted if nested. */
  readonly name: string;

  constructor(module: string, name: string) {
    this.module = module;
    this.name = name;
  }

  toString(): string {
    return `<class '${this.module}.${this.name}'>`;
  }
}

/** How Python would have made an object: by calling its class or function, or only by `__new__`. */
export type Making = "called" | "new";

/**
 * An object of a class that `loads` does not know: everything the pickle says of it, and no life.
 *
 * Pickled again, it gives Python the object that it was.
 */
export class PickledObject {
  /** Module of the class, or of the function that would have made the object. */
  readonly module: string;
  /** Name of the class or function in its module. */
  readonly name: string;
  /** What it would have been made with. */
  readonly args: Tuple;
  /** Whether the class would have been called or only `__new__`. */
  readonly making: Making;
  /** What it would have been completed with (`__setstate__` or `__dict__`); null if nothing. */
  state: unknown = null;
  /** Items it would have been given as a list or set. */
  readonly listItems: unknown[] = [];
  /** Keys and values it would have been given as a dict. */
  readonly dictItems: [unknown, unknown][] = [];

  constructor(module: string, name: string, args: Tuple = tuple(), making: Making = "called") {
    this.module = module;
    this.name = name;
    this.args = args;
    this.making = making;
  }

  toString(): string {
    return `<${this.module}.${this.name} object>`;
  }

  /** Source: CPython 3.15, `copyreg._reduce_ex` for objects made by `__new__`. */
  __reduce__(): Reduction {
    const made = new PickledGlobal(this.module, this.name);
    const rest = [this.state, this.listItems, this.dictItems] as const;
    if (this.making === "called") return [made, this.args, ...rest];
    if (this.args.length > 0) {
      return [new PickledGlobal("copyreg", "__newobj__"), tuple([made, ...this.args]), ...rest];
    }
    const base = new PickledGlobal("builtins", "object");
    return [new PickledGlobal("copyreg", "_reconstructor"), Tuple.of(made, base, null), ...rest];
  }
}
