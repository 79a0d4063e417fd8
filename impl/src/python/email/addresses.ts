import { AddressScanner } from "./address-scanner.ts";
import { quotedPairs, rstrip } from "./characters.ts";

/** A name, which may be empty, and an address: `["Ann", "ann@example.org"]`. */
export type NamedAddress = readonly [name: string, address: string];

/**
 * Reads the addresses of header values by the older, simpler rules that decide about envelopes.
 *
 * Strict: where the number of addresses found is not that of the commas, there is one empty address
 * instead of all of them. Source: CPython 3.15, `email.utils.getaddresses`.
 */
export function getaddresses(values: readonly string[]): NamedAddress[] {
  const checked = values.map((value) => (hasPairedParentheses(value) ? value : BROKEN));
  const found = withoutBrackets(readAll(checked.join(", ")));
  const commas = checked.map((value) => countOf(",", withoutQuoted(value)));
  const expected = commas.reduce((sum, count) => sum + count + 1, 0);
  return found.length === expected ? found : [EMPTY];
}

/** Reads one address; an empty one if there is none or more than one. Source: `email.utils.parseaddr`. */
export function parseaddr(value: string): NamedAddress {
  const found = withoutBrackets(readAll(hasPairedParentheses(value) ? value : BROKEN));
  return found.length === 1 ? (found[0] ?? EMPTY) : EMPTY;
}

const EMPTY: NamedAddress = ["", ""];
/** What CPython reads in the place of a value whose parentheses do not pair. */
const BROKEN = "('', '')";

/** A bracket left over means that an address literal could not be read. */
function withoutBrackets(addresses: readonly NamedAddress[]): NamedAddress[] {
  return addresses.map((address) => (address[1].includes("[") ? EMPTY : address));
}

function countOf(character: string, text: string): number {
  return text.split(character).length - 1;
}

function hasPairedParentheses(value: string): boolean {
  let depth = 0;
  for (const character of withoutQuoted(value).replace(/\\[^]/g, "")) {
    if (character === "(") depth++;
    else if (character === ")" && --depth < 0) return false;
  }
  return depth === 0;
}

/** The text without what stands between double quotes. */
function withoutQuoted(value: string): string {
  let kept = "";
  let start = 0;
  let open = -1;
  for (let position = 0; position < value.length; position++) {
    const character = value.charAt(position);
    if (character === "\\") position++;
    if (character !== '"') continue;
    if (open >= 0) {
      kept += value.slice(start, open);
      start = position + 1;
    }
    open = open < 0 ? position : -1;
  }
  return kept + value.slice(start);
}

function readAll(text: string): NamedAddress[] {
  const scanner = new AddressScanner(text);
  const addresses: NamedAddress[] = [];
  while (!scanner.atEnd) {
    const found = readNext(scanner);
    addresses.push(...(found.length === 0 ? [EMPTY] : found));
  }
  return addresses;
}

function readNext(scanner: AddressScanner): NamedAddress[] {
  scanner.comments = [];
  scanner.skip();
  const { position, comments } = scanner;
  const words = scanner.words();
  scanner.skip();
  const found = readBehindName(scanner, words, position, comments);
  scanner.skip();
  if (scanner.isAt(",")) scanner.position++;
  return found;
}

function readBehindName(
  scanner: AddressScanner,
  words: readonly string[],
  start: number,
  comments: string[],
): NamedAddress[] {
  if (scanner.isAt(".@")) {
    scanner.position = start; // what looked like a name is the first part of the address
    scanner.comments = comments;
    const address = readAddress(scanner);
    return [[scanner.comments.join(" "), address]];
  }
  if (scanner.isAt(":")) return readGroup(scanner);
  if (scanner.isAt("<")) return [readNamed(scanner, words)];
  const [only] = words;
  if (only !== undefined) return [[scanner.comments.join(" "), only]];
  if (scanner.isAt('()<>@,:;."[]')) scanner.position++;
  return [];
}

function readGroup(scanner: AddressScanner): NamedAddress[] {
  const members: NamedAddress[] = [];
  scanner.position++;
  while (!scanner.atEnd) {
    scanner.skip();
    if (scanner.isAt(";")) {
      scanner.position++;
      break;
    }
    members.push(...readNext(scanner));
  }
  return members;
}

function readNamed(scanner: AddressScanner, words: readonly string[]): NamedAddress {
  const address = readAngle(scanner);
  const { comments } = scanner;
  const name = words.join(" ");
  return [comments.length > 0 ? `${name} (${comments.join(" ")})` : name, address];
}

/** The address between angle brackets; a route in front of it is skipped. */
function readAngle(scanner: AddressScanner): string {
  let isRoute = false;
  scanner.position++;
  scanner.skip();
  while (!scanner.atEnd) {
    if (isRoute) {
      scanner.domain();
      isRoute = false;
    } else if (scanner.isAt(">")) {
      scanner.position++;
      return "";
    } else if (scanner.isAt("@:")) {
      isRoute = scanner.current === "@";
      scanner.position++;
    } else {
      const address = readAddress(scanner);
      scanner.position++;
      return address;
    }
    scanner.skip();
  }
  return "";
}

function readAddress(scanner: AddressScanner): string {
  const parts: string[] = [];
  scanner.skip();
  while (!scanner.atEnd) {
    const isDot = scanner.isAt(".");
    if (isDot || (scanner.isAtEndOfAtom && !scanner.isAt('"'))) {
      if (parts.length > 0 && rstrip(parts.at(-1) ?? "") === "") parts.pop();
      if (!isDot) break;
      parts.push(".");
      scanner.position++;
    } else if (scanner.isAt('"')) parts.push(`"${quotedPairs(scanner.quoted())}"`);
    else parts.push(scanner.atom());
    const blanks = scanner.skip();
    if (!isDot && blanks !== "") parts.push(blanks);
  }
  if (!scanner.isAt("@")) return parts.join("");
  scanner.position++;
  scanner.skip();
  const domain = scanner.domain();
  return domain === "" ? "" : `${parts.join("")}@${domain}`;
}
