import { lstrip } from "./characters.ts";
import { HeaderParseError } from "./errors.ts";
import { WhiteSpace } from "./token.ts";

/** The part of a header value that is still to be read. */
export class Reader {
  rest: string;

  constructor(text: string) {
    this.rest = text;
  }

  /** Whether nothing is left. */
  get atEnd(): boolean {
    return this.rest === "";
  }

  /** Whether the next character is one of `characters`. */
  isAt(characters: string): boolean {
    return this.rest !== "" && characters.includes(this.rest.charAt(0));
  }

  /** Takes `count` characters. */
  take(count = 1): string {
    const taken = this.rest.slice(0, count);
    this.rest = this.rest.slice(count);
    return taken;
  }

  /** Takes white space; as CPython, also any that is not blank or tab, once one of those came. */
  takeBlank(): WhiteSpace {
    return new WhiteSpace(this.take(this.rest.length - lstrip(this.rest).length), "fws");
  }

  /** What `read` gives, or undefined with nothing taken where it cannot read the text. */
  attempt<T>(read: (reader: Reader) => T): T | undefined {
    const { rest } = this;
    try {
      return read(this);
    } catch (error) {
      if (!(error instanceof HeaderParseError)) throw error;
      this.rest = rest;
      return undefined;
    }
  }

  /** The error for a text that is not what was looked for. */
  expected(what: string): HeaderParseError {
    return new HeaderParseError(`expected ${what} but found '${this.rest}'`);
  }
}
