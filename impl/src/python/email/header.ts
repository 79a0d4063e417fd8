import { lookup } from "../codecs.ts";
import { ValueError } from "../exceptions.ts";
import { str } from "../repr.ts";
import { struct_time } from "../time/struct-time.ts";
import { dictEntries, isDict } from "../values.ts";
import { readAddressList } from "./address-list.ts";
import { addressListText } from "./address-text.ts";
import { hasManyLines, hasSurrogates } from "./characters.ts";
import { formatDate } from "./date.ts";
import { fold } from "./fold.ts";
import type { FoldPolicy } from "./fold-lines.ts";
import { freeText } from "./free-text.ts";
import { BlankList, Terminal, TokenList, WhiteSpace } from "./token.ts";
import { readUnstructured } from "./unstructured.ts";

/** A header of a message: its name, its meaning, and how it is written. */
export class Header {
  readonly name: string;
  /** The value with encoded words decoded, as `str(msg[name])`. */
  readonly text: string;
  readonly #tree: TokenList;

  constructor(name: string, tree: TokenList, text: string) {
    this.name = name;
    this.text = sanitized(text);
    this.#tree = tree;
  }

  /** The header in lines without line breaks, name included. */
  fold(policy: FoldPolicy): string[] {
    const label = [new Terminal(this.name, "header-name"), new Terminal(":", "header-sep")];
    const parts = [new TokenList("header-label", label)];
    if (this.#tree.parts.length > 0) parts.push(new BlankList([new WhiteSpace(" ", "fws")]));
    return fold(new TokenList("header", [...parts, this.#tree]), policy);
  }
}

/** Headers whose value is a list of addresses. */
const ADDRESS_HEADERS: ReadonlySet<string> = new Set(
  ["to", "cc", "bcc", "from", "sender"]
    .flatMap((name) => [name, `resent-${name}`])
    .concat("reply-to"),
);

/**
 * Reads the value of a header.
 *
 * Headers with addresses take a text or a list of texts; others take a text, and Date a moment.
 * Errors: ValueError for a value of more than one line, UnicodeEncodeError for a surrogate that
 * stands for no byte. Source: CPython 3.15, `email.policy.EmailPolicy.header_store_parse` and
 * `email.headerregistry`.
 */
export function makeHeader(name: string, value: unknown): Header {
  if (typeof value === "string" && hasManyLines(value)) {
    throw new ValueError("Header values may not contain linefeed or carriage return characters");
  }
  if (ADDRESS_HEADERS.has(name.toLowerCase())) return addressHeader(name, value);
  const text = value instanceof struct_time ? formatDate(value) : freeText(value);
  const tree = readUnstructured(text);
  return new Header(name, tree, String(tree));
}

function addressHeader(name: string, value: unknown): Header {
  if (typeof value === "string") {
    const tree = readAddressList(value);
    return new Header(name, tree, addressListText(tree));
  }
  const text = Array.from(itemsOf(value), str).join(", ");
  return new Header(name, readAddressList(text), text);
}

/** What CPython takes for a list of addresses: anything that can be walked through. */
function itemsOf(value: unknown): Iterable<unknown> {
  if (isDict(value)) return Array.from(dictEntries(value), ([key]) => key);
  const isList = typeof value === "object" && value !== null && Symbol.iterator in value;
  return isList && isIterable(value) ? value : [value];
}

function isIterable(value: object): value is Iterable<unknown> {
  return typeof Reflect.get(value, Symbol.iterator) === "function";
}

/** Bytes that were no text become what they are in UTF-8, or the sign for an unknown character. */
function sanitized(text: string): string {
  if (!hasSurrogates(text)) return text;
  const utf8 = lookup("utf-8");
  return utf8.decode(utf8.encode(text, "surrogateescape"), "replace");
}
