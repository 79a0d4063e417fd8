import { IndexError } from "../exceptions.ts";
import { withoutSpace } from "./characters.ts";
import { dot, type Token, TokenList } from "./token.ts";

// What addresses are made of, and what they mean. Source: CPython 3.15,
// `email._header_value_parser`.

/** The part before the `@`. */
export class LocalPart extends TokenList {
  constructor(content: TokenList) {
    super("local-part", [content]);
  }

  /** The name of the mailbox: no quotes, no white space at the ends or around dots. */
  get localPart(): string {
    const content = this.at(0);
    return content instanceof TokenList ? joinedAroundDots(content.parts) : content.value;
  }
}

/** What words mean, without the white space and comments between them and next to dots. */
function joinedAroundDots(tokens: readonly Token[]): string {
  const kept: Token[] = [dot()];
  for (const token of [...tokens, dot()]) {
    if (token.type === "cfws") continue;
    const last = kept.at(-1);
    if (token.type === "dot" && last instanceof TokenList)
      kept[kept.length - 1] = trimmed(last, -1);
    const isAfterDot = last?.type === "dot";
    kept.push(isAfterDot && token instanceof TokenList ? trimmed(token, 0) : token);
  }
  return valueOf(kept.slice(1, -1));
}

/** `list` without the white space and comments at its start (0) or end (-1). */
function trimmed(list: TokenList, side: 0 | -1): TokenList {
  if (list.parts.at(side)?.type !== "cfws") return list;
  return new TokenList("", side === 0 ? list.parts.slice(1) : list.parts.slice(0, -1));
}

function valueOf(tokens: readonly Token[]): string {
  return tokens.map((token) => token.value).join("");
}

/** The part after the `@`: a name, or an address in square brackets. */
export class Domain extends TokenList {
  constructor() {
    super("domain");
  }

  /** The domain without any white space. */
  get domain(): string {
    return withoutSpace(this.value);
  }
}

/** `local-part@domain`, or only the first of the two. */
export class AddrSpec extends TokenList {
  readonly #local: LocalPart;
  readonly #domain: Domain | null;

  constructor(local: LocalPart, at: Token | null = null, domain: Domain | null = null) {
    super("addr-spec", at === null || domain === null ? [local] : [local, at, domain]);
    this.#local = local;
    this.#domain = domain;
  }

  /** See {@link LocalPart.localPart}. */
  get localPart(): string {
    return this.#local.localPart;
  }

  /** See {@link Domain.domain}; null where there is none. */
  get domain(): string | null {
    return this.#domain?.domain ?? null;
  }
}

/** The name in front of an address in angle brackets, or of a group. */
export class DisplayName extends TokenList {
  constructor(phrase: TokenList) {
    super("display-name", phrase.parts);
    this.defects.push(...phrase.defects);
  }

  /** The name itself. IndexError where there is only a comment, as in CPython. */
  get displayName(): string {
    const [first, ...rest] = this.parts;
    if (first === undefined) return "";
    const parts = first.type === "cfws" ? rest : [trimmedPart(first, 0), ...rest];
    const last = parts.pop();
    if (last === undefined) throw new IndexError("list index out of range");
    if (last.type !== "cfws") parts.push(trimmedPart(last, -1));
    return valueOf(parts);
  }
}

function trimmedPart(part: Token, side: 0 | -1): Token {
  return part instanceof TokenList ? trimmed(part, side) : part;
}

/** An address in angle brackets with white space, comments and a route around it. */
export class AngleAddr extends TokenList {
  constructor() {
    super("angle-addr");
  }

  /** The address itself; undefined in `<>`. */
  get addrSpec(): AddrSpec | undefined {
    return this.parts.find((part) => part instanceof AddrSpec);
  }
}

/** An address in angle brackets, and the name in front of it if there is one. */
export class NameAddr extends TokenList {
  readonly displayNameToken: DisplayName | null;
  readonly angleAddr: AngleAddr;

  constructor(displayName: DisplayName | null, angleAddr: AngleAddr) {
    super("name-addr", displayName === null ? [angleAddr] : [displayName, angleAddr]);
    this.displayNameToken = displayName;
    this.angleAddr = angleAddr;
  }
}

/** One address of a header, as its parts; null is what is not there. */
export interface MailboxParts {
  readonly displayName: string | null;
  readonly localPart: string | null;
  readonly domain: string | null;
}

/** An address with or without a name, or, of type `invalid-mailbox`, what was meant to be one. */
export class Mailbox extends TokenList {
  readonly #address: NameAddr | AddrSpec | null;

  constructor(address: NameAddr | AddrSpec | null) {
    super(address === null ? "invalid-mailbox" : "mailbox", address === null ? [] : [address]);
    this.#address = address;
    if (address?.allDefects.includes("invalid") === true) this.type = "invalid-mailbox";
  }

  /** What the address says. */
  get mailboxParts(): MailboxParts {
    const address = this.#address;
    const isNamed = address instanceof NameAddr;
    const spec = isNamed ? address.angleAddr.addrSpec : address;
    return {
      displayName: isNamed ? (address.displayNameToken?.displayName ?? null) : null,
      localPart: spec?.localPart ?? null,
      domain: spec?.domain ?? null,
    };
  }
}

/** Several addresses under a name: `team: a@x, b@y;`. */
export class Group extends TokenList {
  readonly displayNameToken: DisplayName;
  /** The addresses; null where the parser found none. */
  mailboxList: TokenList | null = null;

  constructor(displayName: DisplayName) {
    super("group", [displayName]);
    this.displayNameToken = displayName;
  }

  /** The addresses that could be read, and what was meant to be some. */
  get mailboxes(): readonly Mailbox[] {
    return (this.mailboxList?.parts ?? []).filter((part) => part instanceof Mailbox);
  }
}

/** An element of an address list: one address or a group. */
export class Address extends TokenList {
  readonly content: Mailbox | Group;

  constructor(content: Mailbox | Group) {
    super("address", [content]);
    this.content = content;
  }
}
