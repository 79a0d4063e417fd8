/** White space inside of a line. */
const BLANKS = " \t";
const ENDS = '()<>@,:;."[] \t\r\n';
/** What ends an atom of a name, where dots are welcome. */
const PHRASE_ENDS = ENDS.replace(".", "");

/** Walks through the text of address headers, one lexical piece after the other. */
export class AddressScanner {
  readonly #text: string;
  position = 0;
  /** Comments met since the last address began. */
  comments: string[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  /** Whether the text has come to its end. */
  get atEnd(): boolean {
    return this.position >= this.#text.length;
  }

  /** The character at the position; empty at the end. */
  get current(): string {
    return this.#text.charAt(this.position);
  }

  /** Whether the character at the position is one of `characters`. */
  isAt(characters: string): boolean {
    return !this.atEnd && characters.includes(this.current);
  }

  /** Whether an atom would end here. */
  get isAtEndOfAtom(): boolean {
    return this.isAt(ENDS);
  }

  /** Skips white space and comments; returns the blanks among it. */
  skip(): string {
    let blanks = "";
    while (this.isAt(`${BLANKS}\r\n(`)) {
      if (this.current === "(") this.#comment();
      else {
        if (BLANKS.includes(this.current)) blanks += this.current;
        this.position++;
      }
    }
    return blanks;
  }

  /** The words of a name; comments between them are kept apart. */
  words(): string[] {
    const words: string[] = [];
    while (!this.atEnd) {
      if (this.isAt(`${BLANKS}\r\n`)) this.position++;
      else if (this.isAt('"')) words.push(this.quoted());
      else if (this.isAt("(")) this.#comment();
      else if (this.isAt(PHRASE_ENDS)) break;
      else words.push(this.atom(PHRASE_ENDS));
    }
    return words;
  }

  /** Characters up to one of `ends`. */
  atom(ends: string = ENDS): string {
    const start = this.position;
    while (!this.atEnd && !this.isAt(ends)) this.position++;
    return this.#text.slice(start, this.position);
  }

  /** What stands between double quotes. */
  quoted(): string {
    return this.#delimited('"\r', false);
  }

  /** The name behind an `@`; empty where a second one follows. */
  domain(): string {
    let domain = "";
    while (!this.atEnd) {
      if (this.isAt(BLANKS)) this.position++;
      else if (this.isAt("(")) this.#comment();
      else if (this.isAt("[")) domain += `[${this.#delimited("]\r", false)}]`;
      else if (this.isAt(".")) {
        domain += ".";
        this.position++;
      } else if (this.isAt("@"))
        return ""; // bpo-34155: nobody can tell which of the two is meant
      else if (this.isAtEndOfAtom) break;
      else domain += this.atom();
    }
    return domain;
  }

  #comment(): void {
    this.comments.push(this.#delimited(")\r", true));
  }

  /** What stands behind the character at the position, up to one of `ends`. */
  #delimited(ends: string, hasComments: boolean): string {
    let text = "";
    let isEscaped = false;
    this.position++;
    while (!this.atEnd) {
      if (isEscaped) {
        text += this.current;
        isEscaped = false;
      } else if (this.isAt(ends)) {
        this.position++;
        break;
      } else if (hasComments && this.isAt("(")) {
        text += this.#delimited(")\r", true);
        continue;
      } else if (this.isAt("\\")) isEscaped = true;
      else text += this.current;
      this.position++;
    }
    return text;
  }
}
