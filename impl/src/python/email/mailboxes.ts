import { readAddrSpec } from "./addr-spec.ts";
import { DisplayName, Mailbox, NameAddr } from "./address-tokens.ts";
import { readAngleAddr } from "./angle-addr.ts";
import { CFWS_LEADER, PHRASE_ENDS } from "./characters.ts";
import type { Reader } from "./reader.ts";
import { listSeparator, misplaced, TokenList } from "./token.ts";
import { readBlanks, readPhrase } from "./words.ts";

// Addresses with and without names. Source: CPython 3.15, `email._header_value_parser`.

/** Reads an address, with or without a name. */
export function readMailbox(reader: Reader): Mailbox {
  return new Mailbox(reader.attempt(readNameAddr) ?? readAddrSpec(reader));
}

function readNameAddr(reader: Reader): NameAddr {
  const leader = reader.isAt(CFWS_LEADER) ? readBlanks(reader) : undefined;
  if (reader.atEnd) throw reader.expected("name-addr");
  if (reader.isAt("<")) {
    const angle = readAngleAddr(reader);
    if (leader !== undefined) angle.parts.unshift(leader);
    return new NameAddr(null, angle);
  }
  if (reader.isAt(PHRASE_ENDS)) throw reader.expected("name-addr");
  const phrase = readPhrase(reader);
  if (reader.atEnd) throw reader.expected("name-addr");
  const first = phrase.at(0);
  if (leader !== undefined) (first instanceof TokenList ? first : phrase).parts.unshift(leader);
  return new NameAddr(new DisplayName(phrase), readAngleAddr(reader));
}

/** Takes everything up to one of `ends`: it was meant to be an address. */
export function readInvalidMailbox(reader: Reader, ends: string): Mailbox {
  const mailbox = new Mailbox(null);
  while (!reader.atEnd && !reader.isAt(ends)) {
    mailbox.parts.push(reader.isAt(PHRASE_ENDS) ? misplaced(reader.take()) : readPhrase(reader));
  }
  return mailbox;
}

/** Reads the addresses of a group, good and bad. */
export function readMailboxList(reader: Reader): TokenList {
  const list = new TokenList("mailbox-list");
  while (!reader.atEnd && !reader.isAt(";")) {
    const mailbox = reader.attempt(readMailbox);
    if (mailbox === undefined) readInsteadOfMailbox(reader, list);
    else list.parts.push(mailbox);
    if (!reader.atEnd && !reader.isAt(",;")) readAfterMailbox(reader, list);
    if (reader.isAt(",")) {
      reader.take();
      list.parts.push(listSeparator());
    }
  }
  return list;
}

function readInsteadOfMailbox(reader: Reader, list: TokenList): void {
  if (reader.isAt(",")) {
    list.defects.push("other");
    return;
  }
  const leader = reader.isAt(CFWS_LEADER) ? readBlanks(reader) : undefined;
  if (leader !== undefined && (reader.atEnd || reader.isAt(",;"))) {
    list.parts.push(leader);
    list.defects.push("other");
    return;
  }
  const mailbox = readInvalidMailbox(reader, ",;");
  if (leader !== undefined) mailbox.parts.unshift(leader);
  list.parts.push(mailbox);
  list.defects.push("invalid");
}

/** What follows an address without a comma spoils it. */
function readAfterMailbox(reader: Reader, list: TokenList): void {
  const mailbox = list.at(-1);
  mailbox.type = "invalid-mailbox";
  if (mailbox instanceof TokenList) {
    mailbox.parts.push(...readInvalidMailbox(reader, ",;").parts);
  }
  list.defects.push("invalid");
}
