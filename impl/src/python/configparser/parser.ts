import { AttributeError, KeyError, TypeError, ValueError } from "../exceptions.ts";
import { repr, str } from "../repr.ts";
import { truth } from "../truth.ts";
import { dictEntries, isDict, typeName } from "../values.ts";
import { DuplicateSectionError, NoOptionError, NoSectionError } from "./errors.ts";
import { interpolate, refuseLoneSign } from "./interpolation.ts";
import { LineReader, type Options, type ReadingRules, strip } from "./read-lines.ts";
import { SectionProxy } from "./section.ts";

/** Options of {@link RawConfigParser}. Names and defaults are CPython's. */
export interface ConfigParserOptions {
  /** Whether an option may stand there without a value. @defaultValue false */
  readonly allow_no_value?: boolean;
  /** What is between an option and its value. @defaultValue ["=", ":"] */
  readonly delimiters?: readonly string[];
  /** What begins a line that is a comment. @defaultValue ["#", ";"] */
  readonly comment_prefixes?: readonly string[];
  /** What begins a comment after a value. @defaultValue null: nothing does */
  readonly inline_comment_prefixes?: readonly string[] | null;
  /** Whether a section or an option that is there twice is an error. @defaultValue true */
  readonly strict?: boolean;
  /** Whether a value may go on after an empty line. @defaultValue true */
  readonly empty_lines_in_values?: boolean;
  /** The section whose options all others have, too. @defaultValue "DEFAULT" */
  readonly default_section?: string;
  /** Null leaves `%(name)s` as it is. @defaultValue each class has its own */
  readonly interpolation?: null;
}

/** Options of the methods that look up a value. */
export interface GetOptions<T = unknown> {
  /** Whether `%(name)s` stays as it is. @defaultValue false */
  readonly raw?: boolean;
  /** Options that go before those of the section. @defaultValue null */
  readonly vars?: Readonly<Record<string, unknown>> | null;
  /** What to give where there is no such option; without it, that is an error. */
  readonly fallback?: T;
}

/** What a program sets; a part that is not there is not looked at. */
interface Settings {
  readonly section?: unknown;
  readonly option?: unknown;
  readonly value?: unknown;
}

/**
 * Reads .ini files, and leaves values as they are written.
 *
 * Source: CPython 3.15, `configparser.RawConfigParser`.
 */
export class RawConfigParser {
  /** The section whose options all others have, too. */
  default_section: string;
  readonly #sections = new Map<string, Options>();
  readonly #defaults: Options = new Map();
  readonly #rules: Omit<ReadingRules, "optionxform">;
  readonly #interpolates: boolean;

  constructor(defaults: unknown = null, options: ConfigParserOptions = {}) {
    this.default_section = options.default_section ?? "DEFAULT";
    this.#rules = {
      delimiters: options.delimiters ?? ["=", ":"],
      comment_prefixes: options.comment_prefixes ?? ["#", ";"],
      inline_comment_prefixes: options.inline_comment_prefixes ?? [],
      allow_no_value: options.allow_no_value ?? false,
      strict: options.strict ?? true,
      empty_lines_in_values: options.empty_lines_in_values ?? true,
      default_section: this.default_section,
    };
    this.#interpolates = options.interpolation !== null && this.interpolatesByItself();
    if (defaults) this.#readDefaults(defaults);
  }

  /** Whether values are interpolated unless an option says otherwise. */
  protected interpolatesByItself(): boolean {
    return false;
  }

  /** Refuses what may not be set. */
  protected checkTypes(_given: Settings): void {}

  /** Whether an option may be without a value. */
  protected get allowsNoValue(): boolean {
    return this.#rules.allow_no_value;
  }

  #readDefaults(defaults: unknown): void {
    if (!isDict(defaults)) {
      throw new AttributeError(`'${typeName(defaults)}' object has no attribute 'items'`);
    }
    for (const [key, value] of dictEntries(defaults)) {
      this.#defaults.set(this.optionxform(str(key)), this.defaultValue(value));
    }
  }

  /** A value of the defaults, as it is kept. */
  protected defaultValue(value: unknown): string | null {
    return value === null || value === undefined ? null : str(value);
  }

  /** The options of the default section. */
  defaults(): ReadonlyMap<string, string | null> {
    return this.#defaults;
  }

  /** The names of all sections but the default one. */
  sections(): string[] {
    return [...this.#sections.keys()];
  }

  /** Whether there is such a section, the default one not counted. */
  has_section(section: string): boolean {
    return this.#sections.has(section);
  }

  /** Adds a section. Errors: DuplicateSectionError, and ValueError for the default one. */
  add_section(section: string): void {
    this.checkTypes({ section });
    if (section === this.default_section) {
      throw new ValueError(`Invalid section name: ${repr(section)}`);
    }
    if (this.#sections.has(section)) throw new DuplicateSectionError(section);
    this.#sections.set(section, new Map());
  }

  /** The names of a section's options, with those of the default one. Errors: NoSectionError. */
  options(section: string): string[] {
    const options = this.#sections.get(section);
    if (options === undefined) throw new NoSectionError(section);
    return [...new Set([...options.keys(), ...this.#defaults.keys()])];
  }

  /** Whether a section, or else the default one, has an option. */
  has_option(section: string | null, option: string): boolean {
    const name = this.optionxform(option);
    if (!section || section === this.default_section) return this.#defaults.has(name);
    const options = this.#sections.get(section);
    return options !== undefined && (options.has(name) || this.#defaults.has(name));
  }

  /** Sets an option. Errors: NoSectionError, and ValueError for a lone `%` where values are interpolated. */
  set(section: string | null, option: string, value: string | null = null): void {
    this.checkTypes({ option, value });
    if (this.#interpolates && value) refuseLoneSign(value);
    const isDefault = !section || section === this.default_section;
    const options = isDefault ? this.#defaults : this.#sections.get(section);
    if (options === undefined) throw new NoSectionError(section);
    options.set(this.optionxform(option), value);
  }

  /** The form in which the names of options are kept: small letters. */
  optionxform(optionstr: string): string {
    return optionstr.toLowerCase();
  }

  /** Reads lines, each with what ends it. Errors: ParsingError and others of `configparser.Error`. */
  read_file(f: Iterable<string>, source = "<???>"): void {
    const rules = { ...this.#rules, optionxform: (option: string) => this.optionxform(option) };
    new LineReader(rules, this.#sections, this.#defaults, source).read(f);
  }

  /** Reads a text. Errors: as `read_file`. */
  read_string(string: string, source = "<string>"): void {
    this.read_file(string.match(/[^\n]*\n|[^\n]+/g) ?? [], source);
  }

  /** The value of an option. Errors: NoSectionError, NoOptionError, InterpolationError. */
  get<T = never>(section: string, option: string, options: GetOptions<T> = {}): string | T | null {
    const own = this.#sections.get(section);
    if (own === undefined && section !== this.default_section) {
      if (options.fallback !== undefined) return options.fallback;
      throw new NoSectionError(section);
    }
    const vars = new Map<string, string | null>();
    for (const [key, value] of Object.entries(options.vars ?? {})) {
      vars.set(this.optionxform(key), value === null ? null : str(value));
    }
    const find = (name: string): string | null | undefined =>
      [vars, own, this.#defaults].find((one) => one?.has(name))?.get(name);
    const name = this.optionxform(option);
    const value = find(name);
    if (value === undefined) {
      if (options.fallback !== undefined) return options.fallback;
      throw new NoOptionError(name, section);
    }
    if (value === null || options.raw === true || !this.#interpolates) return value;
    const optionxform = (text: string): string => this.optionxform(text);
    return interpolate({ section, option: name, written: value, find, optionxform }, value);
  }

  /** The value of an option as a number. Errors: ValueError, and those of `get`. */
  getint(section: string, option: string, options: GetOptions<number> = {}): number {
    const value = this.get(section, option, options);
    return typeof value === "number" ? value : toInt(value);
  }

  /** A section by its name. Errors: KeyError. */
  __getitem__(key: string): SectionProxy {
    if (key !== this.default_section && !this.has_section(key)) throw new KeyError(key);
    return new SectionProxy(this, key);
  }
}

function toInt(value: string | null): number {
  if (value === null) {
    throw new TypeError(
      "int() argument must be a string, a bytes-like object or a real number, not 'NoneType'",
    );
  }
  const digits = strip(value);
  if (/^[+-]?\d+(?:_\d+)*$/.test(digits)) return Number(digits.replaceAll("_", ""));
  throw new ValueError(`invalid literal for int() with base 10: ${repr(value)}`);
}

/**
 * Reads .ini files, and replaces `%(name)s` in values by other options of their section.
 *
 * Source: CPython 3.15, `configparser.ConfigParser`.
 */
export class ConfigParser extends RawConfigParser {
  protected override interpolatesByItself(): boolean {
    return true;
  }

  protected override checkTypes(given: Settings): void {
    const { section = "", option = "", value = "" } = given;
    if (typeof section !== "string")
      throw new TypeError("section names must be strings or UNNAMED_SECTION");
    if (typeof option !== "string") throw new TypeError("option keys must be strings");
    const isLeftOut = this.allowsNoValue && !truth(value);
    if (typeof value !== "string" && !isLeftOut)
      throw new TypeError("option values must be strings");
  }

  protected override defaultValue(value: unknown): string {
    const kept = super.defaultValue(value);
    if (kept === null) throw new TypeError("option values must be strings");
    return kept;
  }
}
