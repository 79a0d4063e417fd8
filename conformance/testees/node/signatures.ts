import { readFixture } from "./fixture.ts";
import { handlers, isRoot, logging, Module, root } from "./port.ts";

/** A parameter as CPython declares it. One without a default must be given. */
export interface Parameter {
  readonly name: string;
  readonly kind: "positional" | "either" | "rest" | "keyword" | "keywords";
  readonly default?: unknown;
}

/** How something is called in Python. */
export interface Signature {
  /** Dotted name under which programs know the class or function, without a method's own name. */
  readonly of: string;
  /** Name as CPython writes it in its messages: `Formatter.__init__`. */
  readonly callee: string;
  readonly kind: "constructor" | "function" | "method";
  readonly parameters: readonly Parameter[];
}

interface RecordedClass {
  readonly bases: readonly string[];
  readonly init?: readonly Parameter[];
  readonly methods: Readonly<Record<string, readonly Parameter[]>>;
}

interface Recorded {
  readonly classes: Readonly<Record<string, RecordedClass>>;
  readonly functions: Readonly<Record<string, readonly Parameter[]>>;
  readonly byPosition: Readonly<Record<string, readonly string[]>>;
}

const recorded: Recorded = JSON.parse(readFixture("signatures.json"));
const names: ReadonlyMap<unknown, string> = new Map(
  Object.keys(recorded.classes).map((name) => [portClass(name), name]),
);

/** The class of the port that has the dotted name `name`. */
function portClass(name: string): unknown {
  const [module = "", middle = "", last] = name.split(".");
  if (module === "logging" && last === undefined) return Reflect.get(logging, middle);
  if (middle === "handlers" && last !== undefined) return Reflect.get(handlers, last);
  const found = isRoot(module) && module === "queue" ? tryRoot(module) : undefined;
  return found instanceof Module ? found.exports[middle] : undefined;
}

function tryRoot(name: string): unknown {
  try {
    return root(name);
  } catch {
    return undefined;
  }
}

/** The dotted name of a class, or of the nearest class above it that CPython has too. */
function knownName(made: unknown): string | undefined {
  for (let current: unknown = made; typeof current === "function"; ) {
    const name = names.get(current);
    if (name !== undefined) return name;
    current = Object.getPrototypeOf(current);
  }
  return undefined;
}

/** `found` of the class `name`, or of the first class above it that has one. */
function inherited<T>(
  name: string,
  found: (recorded: RecordedClass) => T | undefined,
): readonly [string, T] | undefined {
  const own = recorded.classes[name];
  if (own === undefined) return undefined;
  const value = found(own);
  if (value !== undefined) return [name, value];
  for (const base of own.bases) {
    const above = inherited(base, found);
    if (above !== undefined) return above;
  }
  return undefined;
}

function shortName(name: string): string {
  return name.slice(name.lastIndexOf(".") + 1);
}

/** How an object of `made` is made. */
export function constructorSignature(made: unknown): Signature | undefined {
  const name = knownName(made);
  const found = name === undefined ? undefined : inherited(name, ({ init }) => init);
  if (found === undefined) return undefined;
  const [of, parameters] = found;
  return { of, callee: `${shortName(of)}.__init__`, kind: "constructor", parameters };
}

/** How the method or function `name` of `owner` is called. */
export function callSignature(owner: unknown, name: string): Signature | undefined {
  if (owner instanceof Module) {
    const of = `${owner.name}.${name}`;
    const parameters = recorded.functions[of];
    return parameters && { of, callee: name, kind: "function", parameters };
  }
  if (typeof owner !== "object" || owner === null || Object.hasOwn(owner, name)) return undefined;
  const className = knownName(owner.constructor);
  if (className === undefined) return undefined;
  const found = inherited(className, ({ methods }) =>
    Object.hasOwn(methods, name) ? methods[name] : undefined,
  );
  if (found === undefined) return undefined;
  const [of, parameters] = found;
  return { of, callee: `${shortName(of)}.${name}`, kind: "method", parameters };
}

/** Whether the port takes a parameter of a class or function by position although Python can do without it. */
export function isByPosition(of: string, parameter: string): boolean {
  return recorded.byPosition[of]?.includes(parameter) ?? false;
}
