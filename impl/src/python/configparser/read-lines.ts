import {
  type BadLine,
  DuplicateOptionError,
  DuplicateSectionError,
  MissingSectionHeaderError,
  MultilineContinuationError,
  ParsingError,
} from "./errors.ts";

/** How lines are read. */
export interface ReadingRules {
  readonly delimiters: readonly string[];
  readonly comment_prefixes: readonly string[];
  readonly inline_comment_prefixes: readonly string[];
  readonly allow_no_value: boolean;
  readonly strict: boolean;
  readonly empty_lines_in_values: boolean;
  readonly default_section: string;
  optionxform(option: string): string;
}

/** The options of a section: null for one without a value. */
export type Options = Map<string, string | null>;

/** What Python's `str.strip` takes for white space; JavaScript's takes a byte order mark as well. */
const SPACE =
  "[\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]";
const LEADING = new RegExp(`^${SPACE}+`);
const TRAILING = new RegExp(`${SPACE}+$`);

/** Python's `str.strip()`. */
export function strip(text: string): string {
  return text.replace(LEADING, "").replace(TRAILING, "");
}

/** Reads lines into sections; those of `sections` and `defaults` that are there already are added to. */
export class LineReader {
  readonly #rules: ReadingRules;
  readonly #sections: Map<string, Options>;
  readonly #defaults: Options;
  readonly #source: string;
  readonly #seen = new Set<string>();
  readonly #bad: BadLine[] = [];
  #lineno = 0;
  #indent = 0;
  #section = "";
  #options: Options | null = null;
  #option: string | null = null;
  /** The lines of the values that were read, until they are joined. */
  readonly #values = new Map<Options, Map<string, string[] | null>>();

  constructor(
    rules: ReadingRules,
    sections: Map<string, Options>,
    defaults: Options,
    source: string,
  ) {
    this.#rules = rules;
    this.#sections = sections;
    this.#defaults = defaults;
    this.#source = source;
  }

  /** Errors: ParsingError, DuplicateSectionError, DuplicateOptionError. */
  read(lines: Iterable<string>): void {
    try {
      for (const line of lines) this.#line(line);
      if (this.#bad.length > 0) throw new ParsingError(this.#source, this.#bad);
    } finally {
      this.#join();
    }
  }

  #line(line: string): void {
    this.#lineno += 1;
    const trimmed = strip(line);
    const clean = withoutComment(trimmed, this.#rules);
    if (clean === "") return this.#emptyLine(clean !== trimmed);
    const indent = LEADING.exec(line)?.[0].length ?? 0;
    if (this.#option !== null && this.#option !== "" && indent > this.#indent) {
      return this.#goOn(line, clean);
    }
    this.#indent = indent;
    const header = /^\[([^\n]+)\]/.exec(clean)?.[1];
    if (header !== undefined) return this.#header(header);
    if (this.#options === null) {
      throw new MissingSectionHeaderError(this.#source, this.#lineno, line);
    }
    this.#optionLine(this.#options, line, clean);
  }

  #emptyLine(isComment: boolean): void {
    if (!this.#rules.empty_lines_in_values) this.#indent = Number.POSITIVE_INFINITY;
    else if (!isComment) this.#value()?.push("");
  }

  #goOn(line: string, clean: string): void {
    const value = this.#value();
    if (value === null) {
      throw new MultilineContinuationError(this.#source, this.#lineno, line);
    }
    value?.push(clean);
  }

  /** The lines of the value that is being read; null for an option without one. */
  #value(): string[] | null | undefined {
    if (this.#options === null || !this.#option) return undefined;
    return this.#valuesOf(this.#options).get(this.#option);
  }

  #valuesOf(options: Options): Map<string, string[] | null> {
    const present = this.#values.get(options);
    if (present !== undefined) return present;
    const made = new Map<string, string[] | null>();
    this.#values.set(options, made);
    return made;
  }

  #header(name: string): void {
    const present = this.#sections.get(name);
    if (present !== undefined && this.#rules.strict && this.#seen.has(name)) {
      throw new DuplicateSectionError(name, this.#source, this.#lineno);
    }
    const isDefault = present === undefined && name === this.#rules.default_section;
    this.#options = present ?? (isDefault ? this.#defaults : new Map());
    if (!isDefault) {
      this.#sections.set(name, this.#options);
      this.#seen.add(name);
    }
    this.#section = name;
    this.#option = null; // a section cannot begin with the rest of a value
  }

  #optionLine(options: Options, line: string, clean: string): void {
    const found = splitOption(clean, this.#rules);
    if (found === undefined) {
      this.#bad.push([this.#lineno, line]);
      return;
    }
    const [written, value] = found;
    if (written === "") this.#bad.push([this.#lineno, line]);
    const option = this.#rules.optionxform(written);
    const key = JSON.stringify([this.#section, option]);
    if (this.#rules.strict && this.#seen.has(key)) {
      throw new DuplicateOptionError(this.#section, option, this.#source, this.#lineno);
    }
    this.#seen.add(key);
    this.#option = option;
    this.#valuesOf(options).set(option, value === null ? null : [value]);
    options.set(option, value);
  }

  #join(): void {
    for (const [options, values] of this.#values) {
      for (const [option, lines] of values) {
        options.set(option, lines === null ? null : lines.join("\n").replace(TRAILING, ""));
      }
    }
  }
}

function withoutComment(trimmed: string, rules: ReadingRules): string {
  if (rules.comment_prefixes.some((prefix) => trimmed.startsWith(prefix))) return "";
  let end = trimmed.length;
  for (const prefix of rules.inline_comment_prefixes) {
    for (let at = trimmed.indexOf(prefix); at >= 0; at = trimmed.indexOf(prefix, at + 1)) {
      if (at === 0 || TRAILING.test(trimmed.slice(0, at))) end = Math.min(end, at);
    }
  }
  return trimmed.slice(0, end).replace(TRAILING, "");
}

/** Name and value of an option's line; the value is null where there is none, and undefined if it needs one. */
function splitOption(
  clean: string,
  { delimiters, allow_no_value }: ReadingRules,
): readonly [string, string | null] | undefined {
  const places = delimiters
    .map((delimiter) => [clean.indexOf(delimiter), delimiter] as const)
    .filter(([at]) => at >= 0)
    .toSorted(([one], [other]) => one - other);
  const [first] = places;
  if (first === undefined) return allow_no_value ? [clean, null] : undefined;
  const [at, delimiter] = first;
  return [clean.slice(0, at).replace(TRAILING, ""), strip(clean.slice(at + delimiter.length))];
}
