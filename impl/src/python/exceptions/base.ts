import { repr, str } from "../repr.ts";
import { type Tuple, tuple } from "../values.ts";

/**
 * Root of Python's exceptions. `message` is Python's `str(e)` and `name` its class name.
 *
 * Source: CPython 3.15, `BaseException`.
 */
export class BaseException extends Error {
  /** The arguments given to the constructor, a tuple as in Python. */
  declare args: Tuple;

  constructor(...args: unknown[]) {
    super(new.target.messageFrom(args));
    // Not enumerable, so that a printed error does not say everything twice.
    Object.defineProperty(this, "args", { value: tuple(args), writable: true, configurable: true });
  }

  /** Python's `str(e)` for an exception made with `args`; classes with a text of their own override it. */
  static messageFrom(args: readonly unknown[]): string {
    if (args.length === 0) return "";
    return args.length === 1 ? str(args[0]) : repr(tuple(args));
  }
}

/** Root of everything a program is expected to catch. Source: CPython 3.15, `Exception`. */
export class Exception extends BaseException {}

/** A class from which instances of one kind of exception are made. */
export type ExceptionClass<T extends BaseException = BaseException> = new (...args: unknown[]) => T;

/** Puts Python's names on the prototypes: inherited, out of printed fields, and safe from minifiers. */
export function nameExceptions(
  classes: Readonly<Record<string, { readonly prototype: object }>>,
): void {
  for (const [name, { prototype }] of Object.entries(classes)) {
    Object.defineProperty(prototype, "name", { value: name, writable: true, configurable: true });
  }
}

nameExceptions({ BaseException, Exception });
