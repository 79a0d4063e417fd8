import { KeyError } from "../exceptions.ts";
import type { GetOptions, RawConfigParser } from "./parser.ts";

/**
 * A section of a parser, as its `__getitem__` gives it.
 *
 * Source: CPython 3.15, `configparser.SectionProxy`.
 */
export class SectionProxy {
  readonly name: string;
  readonly parser: RawConfigParser;

  constructor(parser: RawConfigParser, name: string) {
    this.parser = parser;
    this.name = name;
  }

  /** The value of an option. Errors: KeyError if there is none. */
  __getitem__(key: string): string | null {
    if (!this.__contains__(key)) throw new KeyError(key);
    return this.parser.get(this.name, key) ?? null;
  }

  /** Whether there is such an option. */
  __contains__(key: string): boolean {
    return this.parser.has_option(this.name, key);
  }

  /** The value of an option; `fallback` if there is none. */
  get<T = null>(option: string, fallback?: T, options: GetOptions = {}): string | T | null {
    return this.parser.get(this.name, option, { ...options, fallback: fallback ?? null });
  }

  /** The value of an option as a number. Errors: ValueError. */
  getint(option: string, options: GetOptions<number> = {}): number {
    return this.parser.getint(this.name, option, options);
  }
}
