import { Exception, nameExceptions } from "../exceptions.ts";

/** A header cannot be read. Source: CPython 3.15, `email.errors.HeaderParseError`. */
export class HeaderParseError extends Exception {}

/** An encoded word has the form of one but cannot be decoded. */
export class InvalidEncodedWordError extends HeaderParseError {}

/** A header cannot be written. Source: CPython 3.15, `email.errors.HeaderWriteError`. */
export class HeaderWriteError extends Exception {}

nameExceptions({ HeaderParseError, InvalidEncodedWordError, HeaderWriteError });
for (const { prototype } of [HeaderParseError, HeaderWriteError]) {
  // Tracebacks show the module of a class that is no builtin.
  Object.defineProperty(prototype, "__module__", { value: "email.errors", configurable: true });
}
