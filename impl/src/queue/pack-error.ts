import { contextOf, raisedWhileHandling } from "../python/exceptions/context.ts";
import * as exceptions from "../python/exceptions.ts";
import { exceptionTypeName } from "../python/values.ts";
import * as queueErrors from "./errors.ts";
import type { Packed, Packer } from "./pack.ts";
import type { Unpacker } from "./unpack.ts";

/** An error in plain values. */
export interface PackedError {
  readonly name: string;
  readonly message: string;
  readonly stack: string | undefined;
  /** In whose handling it came about. */
  readonly context: Packed;
  /** All else that it holds, `cause` and `errors` among it: name, value, and whether it is enumerable. */
  readonly properties: readonly (readonly [string, Packed, boolean])[];
}

const TOLD_APART = new Set(["message", "stack"]);

/** Packs an error with all that it holds. */
export function packError(error: Error, packer: Packer): PackedError {
  const names = Object.getOwnPropertyNames(error).filter((name) => !TOLD_APART.has(name));
  return {
    name: exceptionTypeName(error),
    message: error.message,
    stack: error.stack,
    context: packer.pack(contextOf(error)),
    properties: names.map((name) => [
      name,
      packer.pack(Reflect.get(error, name)),
      Object.prototype.propertyIsEnumerable.call(error, name),
    ]),
  };
}

/** Makes the error without what it holds, so that it may hold itself; {@link fillError} does the rest. */
export function emptyError({ name, message }: PackedError): Error {
  const error = new Error(message);
  const prototype = prototypeOf(name);
  if (prototype !== undefined) Object.setPrototypeOf(error, prototype);
  else hide(error, "name", name);
  return error;
}

/** Gives an error what it holds. */
export function fillError(error: Error, packed: PackedError, unpacker: Unpacker): void {
  hide(error, "stack", packed.stack);
  for (const [name, value, enumerable] of packed.properties) {
    const property = { value: unpacker.unpack(value), enumerable };
    Object.defineProperty(error, name, { ...property, writable: true, configurable: true });
  }
  const context = unpacker.unpack(packed.context);
  if (context instanceof Error) raisedWhileHandling(error, context);
}

function hide(error: Error, name: string, value: unknown): void {
  Object.defineProperty(error, name, { value, writable: true, configurable: true });
}

const NATIVE = { Error, TypeError, RangeError, SyntaxError, ReferenceError, EvalError, URIError };

/** Python's exceptions come first: a TypeError of theirs is told by its `args` anyhow. */
const KNOWN: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ...Object.entries(NATIVE),
  ["AggregateError", AggregateError],
  ...Object.entries(exceptions),
  ...Object.entries(queueErrors),
]);

function prototypeOf(name: string): object | undefined {
  const known = errorClass(name);
  return typeof known === "function" ? known.prototype : undefined;
}

/** The class of errors that has a name on both sides; undefined for a program's own. */
export function errorClass(name: string): unknown {
  const known = KNOWN.get(name);
  if (known === Error) return known;
  return typeof known === "function" && known.prototype instanceof Error ? known : undefined;
}
