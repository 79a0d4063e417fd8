import { IndexError } from "../exceptions.ts";
import { codePointLength, codePoints } from "../text/code-points.ts";
import { WSP } from "./characters.ts";
import { encodeWord } from "./encoded-word.ts";
import type { FoldLines } from "./fold-lines.ts";
import { readUnstructured } from "./unstructured.ts";

/** What text is written in: as it is, as UTF-8, or as bytes that were no text. */
export type WordCharset = "us-ascii" | "utf-8" | "unknown-8bit";

/** Characters of an encoded word besides its charset and content: `=??q??=`. */
const CHROME = 7;

/**
 * Appends encoded words to the lines of a header.
 *
 * Source: CPython 3.15, `email._header_value_parser._fold_as_ew`.
 */
export class EncodedWordWriter {
  readonly #lines: FoldLines;
  /** Where in the last line the last encoded word starts, if the next may be joined to it. */
  #start: number | null = null;
  #charset: WordCharset | null = null;
  /** Whether nothing but white space came after the last encoded word. */
  #isAfterWord = false;

  constructor(lines: FoldLines) {
    this.#lines = lines;
  }

  /** Text that is no encoded word has been written. */
  wrote(text: string): void {
    this.#isAfterWord &&= /^[ \t]*$/.test(text);
  }

  /** The next encoded word stands alone. */
  part(): void {
    this.#start = null;
  }

  /** Writes `text` as encoded words, joined to the one before where that is possible. */
  write(text: string, charset: WordCharset): void {
    if (this.#isOtherCharset(charset)) this.#start = null;
    const joined = this.#withWhatIsBefore(text);
    const last = joined.at(-1);
    if (last === undefined) throw new IndexError("string index out of range");
    const trailing = WSP.includes(last) ? last : "";
    this.#start ??= this.#lines.length;
    const content = trailing === "" ? joined : joined.slice(0, -1);
    this.#writeWords(codePoints(content), charset === "us-ascii" ? "utf-8" : charset);
    this.#lines.append(trailing);
    this.#isAfterWord = true;
    this.#charset = charset;
  }

  #isOtherCharset(charset: WordCharset): boolean {
    if (charset === this.#charset) return false;
    return (
      this.#charset === "unknown-8bit" || (this.#charset === "utf-8" && charset !== "us-ascii")
    );
  }

  /** `text` with what has to be encoded together with it; both leave the line. */
  #withWhatIsBefore(text: string): string {
    const lines = this.#lines;
    if (this.#start !== null) return String(readUnstructured(lines.cut(this.#start) + text));
    if (this.#isAfterWord) return this.#takeBlanks() + text;
    const first = text.at(0);
    if (first === undefined) throw new IndexError("string index out of range");
    if (!WSP.includes(first)) return text;
    // Next to plain text the blank stays outside.
    if (lines.room === 0) lines.start(lines.takeTrailingBlank());
    lines.append(first);
    return text.slice(1);
  }

  /** White space between two encoded words does not count, so it has to go into the second. */
  #takeBlanks(): string {
    const blanks = /[ \t]*$/.exec(this.#lines.last)?.[0] ?? "";
    if (blanks === "") return "";
    this.#lines.last = `${this.#lines.last.slice(0, -blanks.length)} `;
    return blanks;
  }

  #writeWords(characters: readonly string[], charset: "utf-8" | "unknown-8bit"): void {
    const lines = this.#lines;
    const chrome = charset.length + CHROME;
    let left = characters;
    while (left.length > 0) {
      if (lines.room <= chrome) {
        this.#startLine(lines.takeTrailingBlank() || " ");
        continue;
      }
      const count = this.#writeWord(left.slice(0, lines.room - chrome), charset);
      left = left.slice(count);
      if (left.length > 0) this.#startLine(" ");
    }
  }

  #startLine(blank: string): void {
    this.#lines.start(blank);
    this.#start = codePointLength(blank);
  }

  /** Writes as many of `characters` as fit in one word; returns how many those were. */
  #writeWord(characters: string[], charset: "utf-8" | "unknown-8bit"): number {
    for (;;) {
      const word = encodeWord(characters.join(""), charset);
      if (word.length <= this.#lines.room) {
        this.#lines.append(word);
        return characters.length;
      }
      characters.pop();
    }
  }
}
