import { readFileSync } from "node:fs";
import { SIGNATURES } from "../places.ts";

/** A parameter as CPython declares it. */
export interface Parameter {
  readonly name: string;
  readonly kind: "positional" | "either" | "rest" | "keyword" | "keywords";
  readonly default?: unknown;
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

let recorded: Recorded | undefined;

function signatures(): Recorded {
  if (recorded !== undefined) return recorded;
  const read: Recorded = JSON.parse(readFileSync(SIGNATURES, "utf8"));
  recorded = read;
  return read;
}

/** Whether CPython has the class or function `name`, a dotted one. */
export function isDeclared(name: string): boolean {
  const { classes, functions } = signatures();
  return Object.hasOwn(classes, name) || Object.hasOwn(functions, name);
}

/** Whether CPython has the class `name`. */
export function isClass(name: string): boolean {
  return Object.hasOwn(signatures().classes, name);
}

/** `name` and the classes above it, the nearest first. */
export function ancestry(name: string): string[] {
  const bases = signatures().classes[name]?.bases ?? [];
  return [name, ...bases.flatMap(ancestry)];
}

/** How an object of `name` is made, and the class that says so. */
export function initOf(name: string): readonly [string, readonly Parameter[]] | undefined {
  for (const one of ancestry(name)) {
    const init = signatures().classes[one]?.init;
    if (init !== undefined) return [one, init];
  }
  return undefined;
}

/** How the function `name` is called. */
export function functionParameters(name: string): readonly Parameter[] | undefined {
  return signatures().functions[name];
}

/** How the method `name` of a class is called; of any class that has it, where the class is not known. */
export function methodParameters(
  ofClass: string | undefined,
  name: string,
): readonly Parameter[] | undefined {
  const { classes } = signatures();
  const candidates = ofClass === undefined ? Object.keys(classes) : ancestry(ofClass);
  const owner = candidates.find((one) => Object.hasOwn(classes[one]?.methods ?? {}, name));
  return owner === undefined ? undefined : classes[owner]?.methods[name];
}

/** Whether the port takes a parameter of a class or function by position although Python can do without it. */
export function isByPosition(of: string, parameter: string): boolean {
  return signatures().byPosition[of]?.includes(parameter) ?? false;
}
