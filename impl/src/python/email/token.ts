import { IndexError } from "../exceptions.ts";
import { hasSurrogates, parenthesisPairs, quoteString, WSP } from "./characters.ts";

/**
 * What is wrong with a piece of a header, as far as it matters later on: `invalid` spoils an
 * address, `undecodable` marks bytes that are no text, the rest is only counted.
 */
export type Defect = "invalid" | "undecodable" | "other";

/** A node of a parsed header. Source: CPython 3.15, `email._header_value_parser`. */
export abstract class Token {
  /** Name from the grammar of RFC 5322, e.g. `addr-spec`. */
  type: string;
  readonly defects: Defect[] = [];

  constructor(type: string) {
    this.type = type;
  }

  /** The meaning: white space and comments are one blank, quotes are gone. */
  abstract get value(): string;
  /** Defects of this node and of all below. */
  abstract get allDefects(): readonly Defect[];
  /** The text that stands for the node. */
  abstract toString(): string;
  /** Whether the text starts with white space at which a line may be folded. */
  abstract startsWithBlank(): boolean;
  /** Whether this node or one below is of `type`. */
  abstract contains(type: string): boolean;

  /** Whether the node may be written as an encoded word. */
  get isEncodable(): boolean {
    return !NOT_ENCODABLE.has(this.type);
  }

  /** Whether the node may start a line of its own. */
  get isBreakable(): boolean {
    return this.type !== "list-separator";
  }
}

/** Addresses themselves are never encoded, and neither is the comma between them. */
const NOT_ENCODABLE: ReadonlySet<string> = new Set([
  "addr-spec",
  "angle-addr",
  "domain",
  "domain-literal",
  "invalid-obs-local-part",
  "list-separator",
  "local-part",
  "obs-local-part",
]);

/** A piece of text. */
export class Terminal extends Token {
  readonly text: string;

  constructor(text: string, type: string) {
    super(type);
    this.text = text;
  }

  get value(): string {
    return this.text;
  }

  get allDefects(): readonly Defect[] {
    return this.defects;
  }

  startsWithBlank(): boolean {
    return false;
  }

  contains(type: string): boolean {
    return this.type === type;
  }

  override toString(): string {
    return this.text;
  }
}

/** White space, whose meaning is one blank. */
export class WhiteSpace extends Terminal {
  override get value(): string {
    return " ";
  }

  override startsWithBlank(): boolean {
    return this.text !== "" && WSP.includes(this.text.charAt(0));
  }
}

/** White space between two encoded words, which means nothing (RFC 2047). */
export class WhiteSpaceBetweenWords extends WhiteSpace {
  override get value(): string {
    return "";
  }

  override toString(): string {
    return "";
  }
}

/** A node made of others. */
export class TokenList extends Token {
  parts: Token[];

  constructor(type: string, parts: readonly Token[] = []) {
    super(type);
    this.parts = [...parts];
  }

  get value(): string {
    return this.parts.map((part) => part.value).join("");
  }

  get allDefects(): readonly Defect[] {
    return [...this.defects, ...this.parts.flatMap((part) => part.allDefects)];
  }

  /** The part at `index`, from the end if negative; IndexError if there is none, as in CPython. */
  at(index: number): Token {
    const part = this.parts.at(index);
    if (part === undefined) throw new IndexError("list index out of range");
    return part;
  }

  startsWithBlank(): boolean {
    return this.at(0).startsWithBlank();
  }

  contains(type: string): boolean {
    return this.type === type || this.parts.some((part) => part.contains(type));
  }

  override toString(): string {
    return this.parts.join("");
  }
}

/** White space and comments. */
export class BlankList extends TokenList {
  constructor(parts: readonly Token[] = []) {
    super("cfws", parts);
  }

  override get value(): string {
    return " ";
  }

  /** Whether there is a comment among the white space. */
  get hasComments(): boolean {
    return this.parts.some((part) => part.type === "comment");
  }
}

/** A comment in parentheses. */
export class Comment extends TokenList {
  constructor() {
    super("comment");
  }

  override get value(): string {
    return " ";
  }

  override toString(): string {
    const inner = this.parts.map((part) =>
      part.type === "comment" ? String(part) : parenthesisPairs(String(part)),
    );
    return `(${inner.join("")})`;
  }
}

/** A quoted string without anything around it. */
export class BareQuotedString extends TokenList {
  constructor() {
    super("bare-quoted-string");
  }

  override get value(): string {
    return this.parts.join("");
  }

  override toString(): string {
    return quoteString(this.value);
  }
}

/** Notes what is wrong with the characters of a piece of text, and returns it. */
export function examined<T extends Terminal>(token: T): T {
  // The control characters that RFC 5322 does not count as printable.
  if (/[^!-~\u0080-\u{10ffff}]/u.test(token.text)) token.defects.push("other");
  if (hasSurrogates(token.text)) token.defects.push("undecodable");
  return token;
}

/** The dot between words. */
export function dot(): Terminal {
  return new Terminal(".", "dot");
}

/** The comma between addresses. */
export function listSeparator(): Terminal {
  return new Terminal(",", "list-separator");
}

/** A character with a meaning of its own, where it has none. */
export function misplaced(character: string): Terminal {
  return new Terminal(character, "misplaced-special");
}
