import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { className } from "./attributes.ts";
import { type Keywords, portArguments } from "./binder.ts";
import { CONSTRUCT, callFrom } from "./call-site.ts";
import { Module, python } from "./port.ts";
import { RefusedError } from "./refusal.ts";
import { callSignature, constructorSignature } from "./signatures.ts";

/** What a call is made on: the object or module, and the name there. */
export interface Target {
  readonly owner: unknown;
  readonly name: string;
  readonly value: unknown;
}

/** Calls the library from the fabricated call site, with Python's arguments. */
export function call(target: Target, args: readonly unknown[], keywords: Keywords): unknown {
  const { owner, name, value } = target;
  if (isClass(value)) return construct(value, args, keywords);
  const self = owner instanceof Module ? undefined : owner;
  const given = portArguments(callSignature(owner, name), args, keywords);
  return callFrom([], callable(value), self, given);
}

/** Makes an object of the class `made` from the fabricated call site. */
export function construct(made: unknown, args: readonly unknown[], keywords: Keywords): unknown {
  const given = portArguments(constructorSignature(made), args, keywords);
  return callFrom([], callable(made), CONSTRUCT, given);
}

/** `value` if it can be called. Errors: TypeError with CPython's text. */
export function callable(value: unknown): unknown {
  if (typeof value === "function") return value;
  throw new python.TypeError(`'${className(value)}' object is not callable`);
}

function isClass(value: unknown): boolean {
  return typeof value === "function" && /^class\b/.test(Function.prototype.toString.call(value));
}

/** Raises what the scenario asked to be raised, with a traceback from here. */
export function raise(error: unknown): never {
  if (error instanceof Error) Error.captureStackTrace(error, raise);
  throw error;
}

/** Raises what Python raises for a name that nothing was bound to. */
export function missing(name: string): never {
  throw new python.NameError(`name '${name}' is not defined`);
}

const HERE = dirname(fileURLToPath(import.meta.url));

/**
 * Whether `error` is a fault of this testee. Python's exceptions are raised by the library, or by the
 * testee in its place; JavaScript's own are the testee's if they come from one of its files.
 */
export function isOwnFault(error: unknown): boolean {
  if (error instanceof python.BaseException || error instanceof RefusedError) return false;
  if (!(error instanceof Error)) return false;
  const top = String(error.stack).split("\n    at ")[1] ?? "";
  return top.includes(`${HERE}/`);
}
