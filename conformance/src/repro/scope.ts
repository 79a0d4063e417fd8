import { ancestry } from "./signatures.ts";

/** What is known of a variable of the scenario. */
export interface Variable {
  /** Its name in the program. */
  readonly name: string;
  /** Dotted name of CPython's class that it is an object of, or derives from. */
  readonly ofClass?: string | undefined;
  readonly isClass?: boolean;
  /** Whether it is a server of the lab. */
  readonly isServer?: boolean;
}

const NETWORK = ["SocketHandler", "SysLogHandler", "HTTPHandler", "SMTPHandler"];

/** The variables of the program that is being written, and the pieces that it needs. */
export class Scope {
  readonly #variables = new Map<string, Variable>();
  readonly #reserved: ReadonlySet<string>;
  /** Names of the pieces, in the order in which they were asked for. */
  readonly pieces = new Set<string>(["world"]);
  /** Variables that are bound while a function runs, or in a block. */
  readonly #hidden: Map<string, Variable | undefined>[] = [];

  constructor(reserved: Iterable<string>) {
    this.#reserved = new Set(reserved);
  }

  /** Makes `name` known, and returns the name that it has in the program. */
  bind(name: string, about: Omit<Variable, "name"> = {}): string {
    const written =
      this.#variables.get(name)?.name ?? (this.#reserved.has(name) ? `${name}_` : name);
    this.#variables.set(name, { ...about, name: written });
    return written;
  }

  /** Runs `body` while `names` mean what they mean inside of a method. */
  within<T>(names: readonly string[], body: () => T): T {
    this.#hidden.push(new Map(names.map((name) => [name, this.#variables.get(name)])));
    for (const name of names) this.#variables.set(name, { name });
    const result = body();
    for (const [name, outer] of this.#hidden.pop() ?? []) {
      if (outer === undefined) this.#variables.delete(name);
      else this.#variables.set(name, outer);
    }
    return result;
  }

  get(name: string): Variable | undefined {
    return this.#variables.get(name);
  }

  /** Every variable by now. */
  get variables(): Iterable<Variable> {
    return this.#variables.values();
  }

  /** Says that the program needs a piece. */
  need(piece: string): void {
    this.pieces.add(piece);
  }
}

/** Whether an object of `ofClass` is one of the handlers below `Handler`. */
export function isHandler(ofClass: string | undefined): boolean {
  return ofClass !== undefined && ancestry(ofClass).includes("logging.Handler");
}

/** Whether a handler of `ofClass` may send later. */
export function isNetworkHandler(ofClass: string | undefined): boolean {
  return (
    ofClass !== undefined &&
    ancestry(ofClass).some((name) => NETWORK.includes(name.slice(name.lastIndexOf(".") + 1)))
  );
}
