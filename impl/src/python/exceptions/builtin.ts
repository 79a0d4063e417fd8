import { repr } from "../repr.ts";
import { BaseException, Exception, nameExceptions } from "./base.ts";

/** Ctrl-C. Source: CPython 3.15, `KeyboardInterrupt`. */
export class KeyboardInterrupt extends BaseException {}
/** A wish to end the program. Source: CPython 3.15, `SystemExit`. */
export class SystemExit extends BaseException {}

/** Root of arithmetic errors. Source: CPython 3.15, `ArithmeticError`. */
export class ArithmeticError extends Exception {}
/** Division by zero. Source: CPython 3.15, `ZeroDivisionError`. */
export class ZeroDivisionError extends ArithmeticError {}
/** A number is too large for what is done with it. Source: CPython 3.15, `OverflowError`. */
export class OverflowError extends ArithmeticError {}

/** An `assert` failed. Source: CPython 3.15, `AssertionError`. */
export class AssertionError extends Exception {}
/** An object has no such attribute. Source: CPython 3.15, `AttributeError`. */
export class AttributeError extends Exception {}
/** Input ended too early. Source: CPython 3.15, `EOFError`. */
export class EOFError extends Exception {}
/** An import failed. Source: CPython 3.15, `ImportError`. */
export class ImportError extends Exception {}
/** A module does not exist. Source: CPython 3.15, `ModuleNotFoundError`. */
export class ModuleNotFoundError extends ImportError {}

/** Root of failed lookups by key or index. Source: CPython 3.15, `LookupError`. */
export class LookupError extends Exception {}
/** A sequence is too short. Source: CPython 3.15, `IndexError`. */
export class IndexError extends LookupError {}
/** A dict has no such key; its text is the key's `repr`. Source: CPython 3.15, `KeyError`. */
export class KeyError extends LookupError {
  static override messageFrom(args: readonly unknown[]): string {
    return args.length === 1 ? repr(args[0]) : super.messageFrom(args);
  }
}

/** No memory left. Source: CPython 3.15, `MemoryError`. */
export class MemoryError extends Exception {}
/** A variable does not exist. Source: CPython 3.15, `NameError`. */
export class NameError extends Exception {}
/** An error of no other class. Source: CPython 3.15, `RuntimeError`. */
export class RuntimeError extends Exception {}
/** A method that a subclass has to supply. Source: CPython 3.15, `NotImplementedError`. */
export class NotImplementedError extends RuntimeError {}
/** Calls are nested too deeply. Source: CPython 3.15, `RecursionError`. */
export class RecursionError extends RuntimeError {}
/** An iterator is at its end. Source: CPython 3.15, `StopIteration`. */
export class StopIteration extends Exception {}
/** A text is no valid program. Source: CPython 3.15, `SyntaxError`. */
export class SyntaxError extends Exception {}
/** A value has the wrong type. Not JavaScript's class of that name. Source: CPython 3.15, `TypeError`. */
export class TypeError extends Exception {}
/** A value has the right type and cannot be used. Source: CPython 3.15, `ValueError`. */
export class ValueError extends Exception {}

nameExceptions({
  KeyboardInterrupt,
  SystemExit,
  ArithmeticError,
  ZeroDivisionError,
  OverflowError,
  AssertionError,
  AttributeError,
  EOFError,
  ImportError,
  ModuleNotFoundError,
  LookupError,
  IndexError,
  KeyError,
  MemoryError,
  NameError,
  RuntimeError,
  NotImplementedError,
  RecursionError,
  StopIteration,
  SyntaxError,
  TypeError,
  ValueError,
});
