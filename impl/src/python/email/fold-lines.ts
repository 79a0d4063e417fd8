import { codePointLength, codePointSlice } from "../text/code-points.ts";
import { WSP } from "./characters.ts";

/** How headers are written. */
export interface FoldPolicy {
  /** Whether text goes as UTF-8 (RFC 6532) instead of as encoded words. */
  readonly utf8: boolean;
  /** Longest line, in code points without the line break. */
  readonly maxLength: number;
}

/** The lines of a header that is being written. Lengths are in code points. */
export class FoldLines {
  readonly lines: string[] = [""];
  readonly policy: FoldPolicy;

  constructor(policy: FoldPolicy) {
    this.policy = policy;
  }

  /** The line being written. */
  get last(): string {
    return this.lines.at(-1) ?? "";
  }

  set last(line: string) {
    this.lines[this.lines.length - 1] = line;
  }

  /** Length of the line being written. */
  get length(): number {
    return codePointLength(this.last);
  }

  /** How much more fits into the line being written; negative if it is too long already. */
  get room(): number {
    return this.policy.maxLength - this.length;
  }

  /** Whether `text` still fits into the line being written. */
  fits(text: string): boolean {
    return codePointLength(text) <= this.room;
  }

  /** Appends to the line being written. */
  append(text: string): void {
    this.last += text;
  }

  /** Starts a new line. */
  start(line: string): void {
    this.lines.push(line);
  }

  /** Cuts the line being written to its first `length` characters and returns the rest. */
  cut(length: number): string {
    const { last } = this;
    this.last = codePointSlice(last, 0, length);
    return codePointSlice(last, length);
  }

  /** Takes the blank at the end of the line away, and the line with it if nothing else is left. */
  takeTrailingBlank(): string {
    const { last } = this;
    const blank = last.slice(-1);
    if (blank === "" || !WSP.includes(blank)) return "";
    if (last.length === 1) this.lines.pop();
    else this.last = last.slice(0, -1);
    return blank;
  }
}

/** Whether `text` can be written as it is. */
export function isPlain(text: string, policy: FoldPolicy): boolean {
  return policy.utf8 ? !/\p{Surrogate}/u.test(text) : /^\p{ASCII}*$/u.test(text);
}
