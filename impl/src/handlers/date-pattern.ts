/**
 * A compiled regular expression under the names that Python gives its parts.
 *
 * Any RegExp may be put in its place as a handler's `extMatch`. Digits are ASCII only, as in Python
 * with `re.ASCII`.
 */
export class Pattern extends RegExp {
  /** The expression as text. Source: CPython 3.15, `re.Pattern.pattern`. */
  get pattern(): string {
    return this.source;
  }

  /** The match of the whole text, or null. Source: CPython 3.15, `re.Pattern.fullmatch`. */
  fullmatch(text: string): RegExpExecArray | null {
    return fullmatch(this, text);
  }

  /** The first match from `pos` on, or null. Source: CPython 3.15, `re.Pattern.search`. */
  search(text: string, pos = 0): RegExpExecArray | null {
    return search(this, text, pos);
  }
}

/** Whether and how `expression` matches the whole of `text`. */
export function fullmatch(expression: RegExp, text: string): RegExpExecArray | null {
  const flags = expression.flags.replaceAll(/[gmy]/g, "");
  return new RegExp(`^(?:${expression.source})$`, flags).exec(text);
}

/** The first match of `expression` at index `from` of `text` or later. */
export function search(expression: RegExp, text: string, from: number): RegExpExecArray | null {
  const everywhere = new RegExp(expression.source, `${expression.flags.replaceAll(/[gy]/g, "")}g`);
  everywhere.lastIndex = from;
  return everywhere.exec(text);
}
