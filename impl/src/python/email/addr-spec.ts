import { AddrSpec, Domain, LocalPart } from "./address-tokens.ts";
import { CFWS_LEADER, PHRASE_ENDS, WSP } from "./characters.ts";
import { scanText } from "./quoted-text.ts";
import type { Reader } from "./reader.ts";
import { type BlankList, dot, examined, misplaced, Terminal, TokenList } from "./token.ts";
import { readAtom, readBlanks, readDotAtom, readOptionalBlanks, readWord } from "./words.ts";

// `local-part@domain`. Source: CPython 3.15, `email._header_value_parser`.

/** Reads `local-part@domain`; a missing domain is a defect, no error. */
export function readAddrSpec(reader: Reader): AddrSpec {
  const local = readLocalPart(reader);
  if (!reader.isAt("@")) {
    const spec = new AddrSpec(local);
    spec.defects.push("invalid");
    return spec;
  }
  const at = new Terminal(reader.take(), "address-at-symbol");
  return new AddrSpec(local, at, readDomain(reader));
}

function takeLeader(reader: Reader, what: string): BlankList | undefined {
  const leader = reader.isAt(CFWS_LEADER) ? readBlanks(reader) : undefined;
  if (reader.atEnd) throw reader.expected(what);
  return leader;
}

function readLocalPart(reader: Reader): LocalPart {
  const leader = takeLeader(reader, "local-part");
  const content = readLocalContent(reader);
  if (leader !== undefined) content.parts.unshift(leader);
  const local = new LocalPart(content);
  if (reader.atEnd || endsLocalPart(reader)) return local;
  // Not that simple: read again what has been read, by the rules of RFC 822.
  reader.rest = String(local) + reader.rest;
  const words = readObsoleteLocalPart(reader);
  local.defects.push(words.defects.length > 0 ? "invalid" : "other");
  local.parts[0] = words;
  return local;
}

/** A backslash has no place in a local part; CPython reads it as part of one all the same. */
function endsLocalPart(reader: Reader): boolean {
  return reader.isAt(PHRASE_ENDS) && !reader.isAt("\\");
}

function readLocalContent(reader: Reader): TokenList {
  const atom = reader.attempt(readDotAtom);
  if (atom !== undefined) return atom;
  if (endsLocalPart(reader)) return readWord(reader);
  return reader.attempt(readWord) ?? new TokenList("");
}

function readObsoleteLocalPart(reader: Reader): TokenList {
  const words = new TokenList("obs-local-part");
  const { parts } = words;
  let isAfterDot = false;
  while (!reader.atEnd && !endsLocalPart(reader)) {
    if (reader.isAt(".")) {
      if (isAfterDot) words.defects.push("invalid");
      reader.take();
      parts.push(dot());
      isAfterDot = true;
    } else if (reader.isAt("\\")) {
      parts.push(misplaced(reader.take()));
      words.defects.push("invalid");
      isAfterDot = false;
    } else {
      if (parts.length > 0 && parts.at(-1)?.type !== "dot") words.defects.push("invalid");
      const word = reader.attempt(readWord);
      if (word !== undefined) isAfterDot = false;
      parts.push(word ?? readBlanksOrFail(reader));
    }
  }
  if (parts.length === 0) throw reader.expected("obs-local-part");
  checkOuterDots(words);
  if (words.defects.length > 0) words.type = "invalid-obs-local-part";
  return words;
}

function readBlanksOrFail(reader: Reader): BlankList {
  if (!reader.isAt(CFWS_LEADER)) throw reader.expected("'atom' or 'quoted-string'");
  return readBlanks(reader);
}

/** A local part neither starts nor ends with a dot. */
function checkOuterDots(words: TokenList): void {
  const types = words.parts.map((part) => part.type);
  for (const [outer, inner] of [types.slice(0, 2), types.slice(-2).toReversed()]) {
    if (outer === "dot" || (outer === "cfws" && inner === "dot")) words.defects.push("invalid");
  }
}

/** Reads what stands behind the `@`. */
export function readDomain(reader: Reader): Domain {
  const leader = takeLeader(reader, "domain");
  const domain = new Domain();
  const first = reader.isAt("[") ? readDomainLiteral(reader) : readDomainName(reader);
  if (leader !== undefined) first.parts.unshift(leader);
  domain.parts.push(first);
  if (first.type !== "domain-literal" && reader.isAt(".")) readMoreOfDomain(reader, domain, first);
  return domain;
}

function readDomainName(reader: Reader): TokenList {
  const name = reader.attempt(readDotAtom) ?? readAtom(reader);
  if (reader.isAt("@")) throw reader.expected("the end of a domain");
  return name;
}

/** Dots with white space or comments next to them, which RFC 822 allowed. */
function readMoreOfDomain(reader: Reader, domain: Domain, first: TokenList): void {
  domain.defects.push("other");
  if (first.type === "dot-atom") domain.parts = [...first.parts];
  while (reader.isAt(".")) {
    reader.take();
    domain.parts.push(dot(), readAtom(reader));
  }
}

/** An address in square brackets; the closing one is added where it is missing. */
function readDomainLiteral(reader: Reader): TokenList {
  const literal = new TokenList("domain-literal");
  literal.parts.push(new Terminal(reader.take(), "domain-literal-start"));
  if (reader.isAt(WSP)) literal.parts.push(reader.takeBlank());
  if (!reader.atEnd || literal.parts.length > 1) {
    literal.parts.push(examined(new Terminal(scanText(reader, "[]"), "ptext")));
  }
  if (reader.isAt(WSP)) literal.parts.push(reader.takeBlank());
  const isCut = reader.atEnd;
  if (isCut) literal.defects.push("invalid");
  else if (!reader.isAt("]")) throw reader.expected("']' at end of domain-literal");
  literal.parts.push(new Terminal("]", "domain-literal-end"));
  if (isCut) return literal;
  reader.take();
  readOptionalBlanks(reader, literal.parts);
  return literal;
}
