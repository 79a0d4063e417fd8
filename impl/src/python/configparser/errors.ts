import { Exception, nameExceptions } from "../exceptions/base.ts";
import { repr } from "../repr.ts";

/** What every error of `configparser` is. Source: CPython 3.15, `configparser.Error`. */
export class Error extends Exception {}

/** There is no section of that name. Source: CPython 3.15, `configparser.NoSectionError`. */
export class NoSectionError extends Error {
  readonly section: unknown;

  constructor(section: unknown) {
    super(`No section: ${repr(section)}`);
    this.section = section;
  }
}

/** A section has no option of that name. Source: CPython 3.15, `configparser.NoOptionError`. */
export class NoOptionError extends Error {
  readonly option: string;
  readonly section: string;

  constructor(option: string, section: string) {
    super(`No option ${repr(option)} in section: ${repr(section)}`);
    this.option = option;
    this.section = section;
  }
}

/** A section is there twice. Source: CPython 3.15, `configparser.DuplicateSectionError`. */
export class DuplicateSectionError extends Error {
  constructor(section: string, source: string | null = null, lineno: number | null = null) {
    super(duplicate("section", repr(section), source, lineno));
  }
}

/** An option is there twice. Source: CPython 3.15, `configparser.DuplicateOptionError`. */
export class DuplicateOptionError extends Error {
  constructor(
    section: string,
    option: string,
    source: string | null = null,
    lineno: number | null = null,
  ) {
    const what = `${repr(option)} in section ${repr(section)}`;
    super(duplicate("option", what, source, lineno));
  }
}

function duplicate(
  kind: string,
  what: string,
  source: string | null,
  lineno: number | null,
): string {
  if (source === null) return `${kind === "option" ? "Option" : "Section"} ${what} already exists`;
  const line = lineno === null ? "" : ` [line ${padded(lineno)}]`;
  return `While reading from ${repr(source)}${line}: ${kind} ${what} already exists`;
}

function padded(lineno: number): string {
  return String(lineno).padStart(2);
}

/** A `%(name)s` in a value does not work out. Source: CPython 3.15, `configparser.InterpolationError`. */
export class InterpolationError extends Error {
  readonly option: string;
  readonly section: string;

  constructor(option: string, section: string, msg: string) {
    super(msg);
    this.option = option;
    this.section = section;
  }
}

/**
 * A value refers to an option that is not there.
 *
 * Source: CPython 3.15, `configparser.InterpolationMissingOptionError`.
 */
export class InterpolationMissingOptionError extends InterpolationError {
  readonly reference: string;

  constructor(option: string, section: string, rawval: unknown, reference: string) {
    super(
      option,
      section,
      `Bad value substitution: option ${repr(option)} in section ${repr(section)} contains ` +
        `an interpolation key ${repr(reference)} which is not a valid option name. ` +
        `Raw value: ${repr(rawval)}`,
    );
    this.reference = reference;
  }
}

/** A `%` that begins nothing. Source: CPython 3.15, `configparser.InterpolationSyntaxError`. */
export class InterpolationSyntaxError extends InterpolationError {}

/** How deeply values may refer to others. */
export const MAX_INTERPOLATION_DEPTH = 10;

/** Values that refer to each other. Source: CPython 3.15, `configparser.InterpolationDepthError`. */
export class InterpolationDepthError extends InterpolationError {
  constructor(option: string, section: string, rawval: unknown) {
    super(
      option,
      section,
      `Recursion limit exceeded in value substitution: option ${repr(option)} ` +
        `in section ${repr(section)} contains an interpolation key which ` +
        `cannot be substituted in ${MAX_INTERPOLATION_DEPTH} steps. Raw value: ${repr(rawval)}`,
    );
  }
}

/** A line that cannot be read, with its number from 1. */
export type BadLine = readonly [lineno: number, line: string];

/** Lines that are no options. Source: CPython 3.15, `configparser.ParsingError`. */
export class ParsingError extends Error {
  readonly source: string;
  /** The lines, each with its number. */
  readonly errors: readonly BadLine[];

  constructor(source: string, errors: readonly BadLine[], message?: string) {
    const lines = errors.map(([lineno, line]) => `\n\t[line ${padded(lineno)}]: ${repr(line)}`);
    super(message ?? `Source contains parsing errors: ${repr(source)}${lines.join("")}`);
    this.source = source;
    this.errors = errors;
  }
}

/** An option before the first section. Source: CPython 3.15, `configparser.MissingSectionHeaderError`. */
export class MissingSectionHeaderError extends ParsingError {
  constructor(source: string, lineno: number, line: string) {
    const place = `file: ${repr(source)}, line: ${lineno}\n${repr(line)}`;
    super(source, [[lineno, line]], `File contains no section headers.\n${place}`);
  }
}

/**
 * An option without a value goes on in the next line.
 *
 * Source: CPython 3.15, `configparser.MultilineContinuationError`.
 */
export class MultilineContinuationError extends ParsingError {
  constructor(source: string, lineno: number, line: string) {
    const place = `file: ${repr(source)}, line: ${lineno}\n${repr(line)}`;
    super(source, [[lineno, line]], `Key without value continued with an indented line.\n${place}`);
  }
}

nameExceptions({
  Error,
  NoSectionError,
  NoOptionError,
  DuplicateSectionError,
  DuplicateOptionError,
  InterpolationError,
  InterpolationMissingOptionError,
  InterpolationSyntaxError,
  InterpolationDepthError,
  ParsingError,
  MissingSectionHeaderError,
  MultilineContinuationError,
});

// Tracebacks show the module of a class that is no builtin.
Object.defineProperty(Error.prototype, "__module__", { value: "configparser" });
